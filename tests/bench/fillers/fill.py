"""Fills documents with one library, as asked over stdin: a line of contexts, then `go`.

Runs in the library's own environment.

Answers `{"held": n}` to the contexts, and to `go` the seconds it took inside, the most memory it ever held,
and the size of the last document. Whatever a library can open once, it opens at the first `go`, so that a
first batch counts it.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Fill = Callable[[dict[str, Any], Path], None]


def ours(template: str) -> Callable[[], Fill]:
    """This project's engine, with the template opened once."""
    engine = importlib.import_module("pipeline.formats.word").Template
    # Import now what is otherwise imported at the first compile: docxtpl's own imports are done too.
    importlib.import_module("pipeline.formats.word.compile.compiler")
    importlib.import_module("pipeline.formats.word.lint.tags")

    def opened() -> Fill:
        fill = engine(template).fill
        return lambda context, out: _write(out, fill(context))

    return opened


def docxtpl(template: str) -> Callable[[], Fill]:
    """docxtpl, and forks with its name and calls: a template can be used for one document only."""
    engine = importlib.import_module("docxtpl").DocxTemplate

    def fill(context: dict[str, Any], out: Path) -> None:
        document = engine(template)
        document.render(context, autoescape=True)
        document.save(str(out))

    return lambda: fill


def mailmerge(template: str) -> Callable[[], Fill]:
    """docx-mailmerge2: values into fields, and rows at the first field of the table."""
    engine = importlib.import_module("mailmerge").MailMerge

    def fill(context: dict[str, Any], out: Path) -> None:
        with engine(template) as document:
            document.merge(**{name: value for name, value in context.items() if isinstance(value, str)})
            for value in context.values():
                if isinstance(value, list):
                    document.merge_rows(next(iter(value[0])), value)
            document.write(str(out))

    return lambda: fill


def main() -> None:
    """Read, fill, answer, until stdin ends."""
    kind, template, folder = sys.argv[1:4]
    opening = {"ours": ours, "docxtpl": docxtpl, "mailmerge": mailmerge}[kind](template)
    fill: Fill | None = None
    contexts: list[dict[str, Any]] = []
    for line in sys.stdin:
        if line.strip() != "go":
            contexts = json.loads(line)
            _answer({"held": len(contexts)})
            continue
        outs = [Path(folder, f"{place}.docx") for place in range(len(contexts))]
        gc.collect()
        start = time.perf_counter()
        fill = fill or opening()
        for context, out in zip(contexts, outs, strict=True):
            fill(context, out)
        seconds = time.perf_counter() - start
        _answer({"seconds": seconds, "peak": _peak_kilobytes(), "size": outs[-1].stat().st_size})


def _write(out: Path, data: bytes) -> None:
    with open(out, "wb", buffering=0) as file:  # noqa: PTH123
        file.write(data)


def _peak_kilobytes() -> int:
    # getrusage also counts the process that started this one.
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0])
    if sys.platform == "win32":
        return 0
    resource = importlib.import_module("resource")
    peak: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def _answer(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
