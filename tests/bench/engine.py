"""Filling Word templates: our engine, docxtpl's own loop and every installable rival, interleaved."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docx import Document

from tests.bench import cases, drawings
from tests.bench.rivals import DOCXTPL, OURS, RIVALS, RUST, Rival, SkippedError, command

ROUNDS = 5
#: Documents in a batch: ours is so fast that it needs more of them to be timed.
BATCH, OUR_BATCH, WHOLE = 20, 200, 200
_FIRST = (
    "import json, sys; from pipeline.formats.word import Template; "
    "open(sys.argv[3], 'wb').write(Template(sys.argv[1], cache=sys.argv[4] or "
    "None).fill(json.load(open(sys.argv[2]))))"
)


class Filler:
    """One library, running in its own process."""

    def __init__(self, rival: Rival, template: Path, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self.out = out
        self._process = subprocess.Popen(
            command(rival, template, out),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def hold(self, contexts: list[dict[str, Any]]) -> None:
        """Send the contexts of its next batch."""
        for old in self.out.iterdir():
            old.unlink()
        self._send(json.dumps(contexts))
        self._answer()

    def start(self) -> None:
        """Start filling them, as new files."""
        self._send("go")

    def end(self) -> dict[str, Any]:
        """The seconds it took, its peak memory, and the size of the last document."""
        return self._answer()

    def fill(self, contexts: list[dict[str, Any]]) -> float:
        """The seconds that a batch took, measured in its process."""
        self.hold(contexts)
        self.start()
        return float(self.end()["seconds"])

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def _send(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        line = self._process.stdout.readline()
        if not line:
            said = self._process.stderr.read().strip().splitlines() or ["it stopped"]
            raise SkippedError(f"it does not fill this template ({said[-1][:80]})")
        found: dict[str, Any] = json.loads(line)
        return found


Contexts = Callable[[int], dict[str, Any]]


@contextmanager
def fillers(
    rivals: tuple[Rival, ...], templates: dict[str, Path], folder: Path, contexts: Contexts
) -> Iterator[dict[Rival, Filler]]:
    """Every rival that this machine can run, warmed with two documents; prints why the others cannot run."""
    running: dict[Rival, Filler] = {}
    try:
        for rival in rivals:
            try:
                filler = Filler(rival, templates[rival.syntax], folder / rival.name.replace(" ", "-"))
                filler.fill([contexts(1), contexts(2)])
                running[rival] = filler
            except (SkippedError, OSError) as fault:
                print(f"  {rival.name}: skipped, {fault}")
        yield running
    finally:
        for filler in running.values():
            filler.stop()


def rounds(running: dict[Rival, Filler], contexts: Contexts, count: int = ROUNDS) -> dict[Rival, list[float]]:
    """Seconds a document for each round, in which every rival fills one batch in turn."""
    taken: dict[Rival, list[float]] = {rival: [] for rival in running}
    for turn in range(count):
        for rival, filler in running.items():
            batch = OUR_BATCH if rival is OURS else BATCH
            taken[rival].append(
                filler.fill([contexts(turn * 1000 + number) for number in range(batch)]) / batch
            )
    return taken


def ratio(taken: dict[Rival, list[float]], rival: Rival) -> float:
    """How many times longer than ours a rival takes: the median of the ratios by round."""
    return statistics.median(theirs / ours for theirs, ours in zip(taken[rival], taken[OURS], strict=True))


def steady(templates: dict[str, Path], folder: Path) -> None:
    """The table of all rivals."""
    print(
        f"Filling a template of three growing tables, writing each document to disk: medians of {ROUNDS} "
        "interleaved rounds"
    )
    with fillers(RIVALS, templates, folder / "steady", cases.context) as running:
        if OURS in running and DOCXTPL in running:
            _same_text(running, cases.context(7))
        taken = rounds(running, cases.context)
        for rival, seconds in taken.items():
            ms = statistics.median(seconds) * 1000
            rate, peak, times = 1000 / ms, _peak(running[rival]), ratio(taken, rival)
            print(
                f"  {rival.name:22} {ms:8.3f} ms  {rate:6.0f} a second  {peak:5.0f} MB  {times:6.1f} x "
                f"ours  {rival.remark}"
            )
        _goal("docxtpl's loop against ours", ratio(taken, DOCXTPL), 100)
        if RUST in taken:
            _goal("the fastest rival of the same syntax against ours", ratio(taken, RUST), 25)
    filler = Filler(OURS, templates["docxtpl"], folder / "memory")
    peaks = [_peak(filler, 50) for _ in range(20)]
    filler.stop()
    print(f"  peak memory of ours: {peaks[0]:.1f} MB after 50 documents, {peaks[-1]:.1f} MB after 1,000")


def _peak(filler: Filler, count: int = 2) -> float:
    """A filler's peak memory in MB after one more batch."""
    filler.hold([cases.context(number) for number in range(count)])
    filler.start()
    return float(filler.end()["peak"]) / 1024


def _same_text(running: dict[Rival, Filler], context: dict[str, Any]) -> None:
    texts = []
    for rival in (OURS, DOCXTPL):
        running[rival].fill([context])
        document = Document(str(running[rival].out / "0.docx"))
        texts.append("".join(document.element.itertext()))
    if texts[0] != texts[1]:
        raise AssertionError("Our document does not say what docxtpl's says.")


def whole(templates: dict[str, Path], folder: Path) -> None:
    """Two hundred documents, with opening, compiling and writing, each batch in its own process."""
    ratios = []
    for turn in range(3):
        taken = []
        for rival in (OURS, DOCXTPL):
            filler = Filler(rival, templates["docxtpl"], folder / f"whole-{turn}-{rival.kind}")
            taken.append(filler.fill([cases.context(number) for number in range(WHOLE)]))
            filler.stop()
        ratios.append(taken[1] / taken[0])
    _goal(
        f"{WHOLE} documents, opening and writing counted: docxtpl's loop against ours",
        statistics.median(ratios),
        50,
    )


def trees(template: Path, folder: Path) -> None:
    """A template whose tables and pictures are shaped by the data."""
    print("Filling a template with growing columns, merges, colours and pictures")
    with fillers((OURS, DOCXTPL, RUST), {"docxtpl": template}, folder / "trees", cases.grid) as running:
        _same_text(running, cases.grid(7))
        taken = rounds(running, cases.grid)
        for rival, seconds in taken.items():
            print(
                f"  {rival.name:22} {statistics.median(seconds) * 1000:8.3f} ms  "
                f"{ratio(taken, rival):6.1f} x ours"
            )
        _goal("docxtpl's loop against ours", ratio(taken, DOCXTPL), 40)


def cores(template: Path, folder: Path) -> None:
    """Documents a second on one core and on two."""
    pair = [Filler(OURS, template, folder / f"core-{number}") for number in range(2)]
    contexts = [cases.context(number) for number in range(1000)]
    for filler in pair:
        filler.fill(contexts[:2])
        filler.hold(contexts)
    rates = []
    for working in (pair[:1], pair):
        start = time.perf_counter()
        for filler in working:
            filler.start()
        for filler in working:
            filler.end()
        rates.append(len(working) * len(contexts) / (time.perf_counter() - start))
    for filler in pair:
        filler.stop()
    print(f"  ours: {rates[0]:.0f} documents a second on one core, {rates[1]:.0f} on two")


def first(template: Path, folder: Path) -> None:
    """From the start of a process to its first document, with and without compiled templates on disk."""
    given = folder / "context.json"
    given.write_text(json.dumps(cases.context(1)), encoding="utf-8")
    for label, cache in (("without a cache", ""), ("with a cache on disk", str(folder / "cache"))):
        taken = []
        for _ in range(2 * ROUNDS):
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", _FIRST, str(template), str(given), str(folder / "first.docx"), cache],
                check=True,
            )
            taken.append(time.perf_counter() - start)
        aim = " (aim: at most 0.1)" if cache else ""
        print(f"  first document of a process, {label}: {statistics.median(taken):.3f} s{aim}")


def _goal(what: str, found: float, aim: int) -> None:
    print(f"  {what}: {found:.0f} times (aim: at least {aim})")


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        templates = {
            kind: drawings.draw(folder / f"{kind.replace(' ', '-')}.docx", one)
            for kind, one in drawings.SYNTAXES.items()
        }
        steady(templates, folder)
        whole(templates, folder)
        cores(templates["docxtpl"], folder)
        first(templates["docxtpl"], folder)
        trees(drawings.draw_grid(folder / "grid.docx"), folder)
