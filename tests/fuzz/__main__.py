"""`make fuzz SECONDS=3600`: damaged workbooks, templates and settings, read until the time is over.

What breaks a reader is kept.

A reader may refuse what it is given, with a sentence. It may not crash, hang, or take the machine's memory.
"""

from __future__ import annotations

import io
import re
import resource
import signal
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

from pipeline.app import template_tools
from pipeline.app.settings import settings_for
from pipeline.formats.excel.annotate import mark
from pipeline.formats.excel.reader import read
from pipeline.formats.word import Template
from pipeline.foundation.errors import PipelineError

ROOT = Path(__file__).parent.parent.parent
KEPT = Path(tempfile.gettempdir()) / "fuzz-kept"
_SECONDS_EACH = 20
_MEMORY = 3 << 30
_WORDS = (
    b"",
    b"0",
    b"-1",
    b"1e400",
    b"NaN",
    b"99999999999999999999",
    b"A1",
    b"XFE1",
    b"A1048577",
    b"{{",
    b"}}",
    b"{% for a in b %}",
    b"%}",
    b"&#0;",
    b"&lol;",
    b"\xff\xfe",
    b"\xe2\x80\xae",
    b"true",
    b"s",
    b"inlineStr",
    b"../../x",
    b"#REF!",
    b"2026-02-31",
    b"[",
    b"]]>",
    b"\n",
)


def damaged(data: bytes, rng: Random) -> bytes:
    """A package with one change: in its bytes, in the words of a part, or a part deleted or doubled."""
    if rng.random() < 0.25 or not zipfile.is_zipfile(io.BytesIO(data)):
        return _bytes_changed(data, rng)
    try:
        return _parts_changed(data, rng)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ):  # one that is damaged already
        return _bytes_changed(data, rng)


def _parts_changed(data: bytes, rng: Random) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = source.namelist()
        hit = rng.choice([one for one in names if one.endswith((".xml", ".rels"))])
        fate = rng.random()
        for name in names:
            content = source.read(name)
            if name == hit:
                if fate < 0.1:
                    continue
                content = source.read(rng.choice(names)) if fate < 0.2 else _words_changed(content, rng)
            target.writestr(name, content)
    return made.getvalue()


def _bytes_changed(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(max(1, len(changed)))
        fate = rng.random()
        if fate < 0.4 and changed:
            changed[at] = rng.randrange(256)
        elif fate < 0.6:
            del changed[at : at + rng.randint(1, 200)]
        elif fate < 0.8:
            changed[at:at] = rng.choice(_WORDS)
        else:
            changed[at:at] = changed[at : at + rng.randint(1, 100)]
    return bytes(changed)


def _words_changed(content: bytes, rng: Random) -> bytes:
    """Values, texts and elements of a part swapped, deleted or replaced."""
    for _ in range(rng.randint(1, 6)):
        pattern = rng.choice((rb'"[^"]*"', rb">[^<]+<", rb"<[^>]+>", rb"<(\w+:?\w*)[^>]*>.{0,400}?</\1>"))
        found = list(re.finditer(pattern, content, re.DOTALL))
        if not found:
            continue
        one = rng.choice(found)
        fate = rng.random()
        put = (
            b""
            if fate < 0.3
            else rng.choice(found)[0]
            if fate < 0.6
            else one[0][:1] + rng.choice(_WORDS) + one[0][-1:]
        )
        if fate > 0.9:
            put = one[0] * rng.randint(2, 50)
        content = content[: one.start()] + put + content[one.end() :]
    return content


def read_workbook(folder: Path, data: bytes) -> None:
    """Read a workbook, and mark the findings in it."""
    (folder / "cases.xlsx").write_bytes(data)
    reading = read([folder / "cases.xlsx"], keep=True)
    for package in reading.packages:
        mark(package.data, reading.findings)
    (folder / "cases.xlsx").unlink()


def read_template(folder: Path, data: bytes) -> None:
    """Open a template, and check it for faults."""
    (folder / "plan.docx").write_bytes(data)
    try:
        Template(folder / "plan.docx")
    finally:
        template_tools.checked(folder / "plan.docx")


def read_settings(folder: Path, data: bytes) -> None:
    """Read the settings, and build what a run builds from them."""
    (folder / "settings.toml").write_bytes(data)
    settings = settings_for(folder)
    settings.house()


def main(seconds: int, seed: int) -> None:
    """Read damaged files until the time is over, and print how many there were and what broke."""
    workbooks = [
        path.read_bytes()
        for path in sorted((ROOT / "tests/trouble").glob("*.xlsx"))
        if path.stat().st_size < 60_000
    ]
    templates = [path.read_bytes() for path in sorted((ROOT / "templates").glob("*.docx"))]
    readers: list[tuple[str, Callable[[Path, bytes], None], list[bytes]]] = [
        ("xlsx", read_workbook, workbooks),
        ("docx", read_template, templates),
        ("toml", read_settings, [(ROOT / "inputs/settings.toml").read_bytes()]),
    ]
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    rng, tried, broke, ends = (
        Random(seed),
        dict.fromkeys(("xlsx", "docx", "toml"), 0),
        0,
        time.monotonic() + seconds,
    )
    KEPT.mkdir(exist_ok=True)
    while time.monotonic() < ends:
        for kind, reader, seeds in readers:
            data = damaged(rng.choice(seeds), rng)
            tried[kind] += 1
            with tempfile.TemporaryDirectory() as folder:
                signal.alarm(_SECONDS_EACH)
                try:
                    reader(Path(folder), data)
                except PipelineError:
                    pass
                except BaseException as fault:
                    if isinstance(fault, KeyboardInterrupt):
                        raise
                    broke += 1
                    place = fault.__traceback__
                    while place is not None and place.tb_next is not None:
                        place = place.tb_next
                    where = (
                        f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
                    )
                    file = (
                        KEPT / f"{type(fault).__name__} {where.replace(':', ' ')} {seed} {tried[kind]}.{kind}"
                    )
                    file.write_bytes(data)
                    print(f"{kind}: {type(fault).__name__} at {where}, kept as {file.name}", flush=True)
                finally:
                    signal.alarm(0)
    print(f"tried {tried}, broke {broke}", flush=True)


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
