"""Many Word files as PDF: LibreOffice's batches and the embedded engine, against one start for each file."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from rdocx import Document

from pipeline.app.run_documents import RunRequest, run
from pipeline.app.settings import settings_for
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.formats.pdf import embedded
from pipeline.formats.pdf.libreoffice import convert, converter
from pipeline.procedure.sample import AS_OF, sample_cases

FILES = 120
#: How many files the loop of one start a file is timed on: more would show no more.
ALONE = 12


def main() -> None:
    """Print the files a second of each way, and the ratio."""
    if converter() is None:
        print("pdf: LibreOffice is not installed, so there is nothing to measure")
        return
    files = dict(list(_papers().items())[:FILES])
    begun = time.perf_counter()
    made = convert(files)
    together = (time.perf_counter() - begun) / len(files)
    some = dict(list(files.items())[:: len(files) // ALONE][:ALONE])
    begun = time.perf_counter()
    for name, data in some.items():
        convert({name: data}, workers=1)
    alone = (time.perf_counter() - begun) / len(some)
    begun = time.process_time()
    embedded.convert(files)
    inside = (time.process_time() - begun) / len(files)
    begun = time.process_time()
    for data in files.values():
        Document.from_bytes(data).to_pdfa_deterministic()
    library = (time.process_time() - begun) / len(files)
    whole = sum(isinstance(one, bytes) for one in made.values())
    print(
        f"pdf: {whole} of {len(files)} files; {1 / together:.1f} files a second together, {1 / alone:.1f} "
        f"one start a file, {1 / inside:.1f} by the embedded engine on one core, {1 / library:.1f} by its "
        f"library alone; ratio {alone / together:.1f}, and {inside / library:.1f}"
    )


def _papers() -> dict[str, bytes]:
    settings = settings_for(Path("inputs"))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        run(
            Reading(PackedCases(sample_cases(4, 1))),
            RunRequest(
                house=settings.house(), out=out, templates=Path("templates"), clock=settings.clock(AS_OF)
            ),
        )
        return {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in sorted(out.rglob("cases/**/*.docx"))
        }


if __name__ == "__main__":
    main()
