"""Whole `hsb run` commands on many cases, with one and two processes, and once more with no change."""

from __future__ import annotations

import io
import itertools
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from pipeline.app.settings import settings_for
from pipeline.casefiles.generate import generate
from pipeline.casefiles.job import CaseJob
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.casefiles.render_context import RenderContext, templates_in
from pipeline.formats.excel.writer import write_cases
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import AS_OF, sample_cases

SIZES = (100, 1_000)
IN_A_WORKBOOK = 500
_TEMPLATES = Path("templates")


def main(*sizes: int) -> None:
    """Print, for each size, the documents a second, docxtpl's time for as many, and the second run's."""
    rival = _docxtpl()
    print(f"docxtpl's plain loop, without any check: {1 / rival:.0f} documents a second on one core")
    for cases in sizes or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            inputs = Path(folder, "inputs")
            inputs.mkdir()
            every = sample_cases(cases, 6)
            for number in range(-(-cases // IN_A_WORKBOOK)):
                write_cases(inputs / f"cases {number + 1:03}.xlsx", itertools.islice(every, IN_A_WORKBOOK))
            for workers in (1, 2):
                out = Path(folder, f"out {workers}")
                first, said = _seconds(inputs, out, workers)
                again, repeated = _seconds(inputs, out, workers)
                made, written = _written(said), _written(repeated)
                peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
                print(
                    f"run of {cases} cases, {workers} processes: {made} documents in {first:.1f} s, "
                    f"{made / first:.0f} a second, "
                    f"{first / made / rival:.2f} times docxtpl's loop for each; again, {written} written: "
                    f"{again:.1f} s, "
                    f"ratio {first / again:.1f} (aim 20); peak of one process {peak:.0f} MB",
                    flush=True,
                )


def _seconds(inputs: Path, out: Path, workers: int) -> tuple[float, str]:
    """The seconds that a run takes, and its output."""
    command = [
        "run",
        str(inputs),
        "--out",
        str(out),
        "--as-of",
        f"{AS_OF:%d/%m/%Y}",
        "--workers",
        str(workers),
    ]
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *command], capture_output=True, text=True, check=False
    )
    return time.perf_counter() - begun, done.stdout


def _written(said: str) -> int:
    found = re.search(r"Documents: (\d+) written", said)
    return int(found[1]) if found else 0


class _Watched(RenderContext):
    """A render context that keeps the context of each document."""

    def filled(self, name: str, context: Mapping[str, Any], *, large: bool = False) -> bytes:
        _CONTEXTS.append((name, context))
        return super().filled(name, context, large=large)


_CONTEXTS: list[tuple[str, Mapping[str, Any]]] = []


def _docxtpl() -> float:
    """Seconds that docxtpl takes for each of the same documents: only to open, render and save."""
    cases, house = list(sample_cases(3, 6)), settings_for(Path("inputs")).house()
    generate(
        _Watched(
            templates=templates_in(_TEMPLATES),
            house=house,
            leak_checker=LeakChecker(cases, house),
            clock=Clock(AS_OF),
        ),
        [CaseJob(case=case) for case in cases],
    )
    taken = []
    for name, context in _CONTEXTS[::2]:
        begun = time.perf_counter()
        template = DocxTemplate(_TEMPLATES / f"{name}.docx")
        template.render(dict(context), autoescape=True)
        template.save(io.BytesIO())
        taken.append(time.perf_counter() - begun)
    return statistics.mean(taken)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
