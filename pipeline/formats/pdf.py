"""Word files as tagged PDF, through LibreOffice: many files a start, in a profile of its own, killed where it hangs."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ByteStringObject

from pipeline.foundation.errors import OutputError

_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
#: How many files go into one start, and how long a start may take: the first start of a machine is slow.
FILES_A_START, _SECONDS_A_START, _SECONDS_A_FILE = 60, 90, 5
#: What the folders that LibreOffice works in are called, with the number of the run's first process between
#: this and a hyphen.
_PREFIX = "hsb-pdf-"
#: In such a folder: the number of the process that works there. And when nobody can be at work in one any
#: more.
_PROCESS, _SECONDS_TO_BE_OVER = "process", 3600
_SECONDS_TO_REMOVE = 2
_AT_WORK: set[subprocess.Popen[bytes]] = set()
_INTERRUPTED = threading.Event()
#: What the PDF's data about itself says of when and by what it was made.
_OF_THE_RUN = re.compile(
    rb"<(xmp:CreateDate|xmp:ModifyDate|xmp:MetadataDate|xmp:CreatorTool|pdf:Producer)>.*?</\1>", re.DOTALL
)
_OPTIONS = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}


def converter() -> Path | None:
    """LibreOffice on this machine, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return Path(found) if found else next((Path(one) for one in _USUAL_PLACES if Path(one).exists()), None)


def to_pdf(
    files: Mapping[str, bytes], seconds: float = 0, workers: int = 0
) -> dict[str, bytes | OutputError]:
    """The PDF of each Word file, under the same name, or the error that stands in its way.

    Many files go into one start of LibreOffice, and `workers` starts run side by side (0: one a core). What a
    start does not finish within `seconds` (0: by the number of its files) is killed; what it left is tried
    once more, each file alone. Raises OutputError where there is no LibreOffice.
    """
    office = converter()
    if office is None:
        raise OutputError(
            "LibreOffice is not installed, so no PDF was made.", "Install it, or run again without --pdf."
        )
    packages = [
        name for name, data in files.items() if data.startswith(b"PK")
    ]  # LibreOffice would print any other text
    workers = workers or os.cpu_count() or 1
    made: dict[str, bytes | OutputError] = {}
    made |= _converted_all(office, files, _shared_out(packages, workers), seconds, workers)
    made |= _converted_all(office, files, [[one] for one in packages if one not in made], seconds, workers)
    return {name: made.get(name, _missing(name)) for name in files}


def _converted_all(
    office: Path, files: Mapping[str, bytes], shares: list[list[str]], seconds: float, workers: int
) -> dict[str, bytes | OutputError]:
    """What so many starts side by side make of these shares of the files."""
    made: dict[str, bytes | OutputError] = {}
    _INTERRUPTED.clear()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for done in pool.map(
                lambda share: _converted(office, {one: files[one] for one in share}, seconds), shares
            ):
                made |= done
        except BaseException:  # an interruption: nobody waits for what is still at work
            _INTERRUPTED.set()
            pool.shutdown(wait=False, cancel_futures=True)
            for process in list(_AT_WORK):
                _kill(process.pid)
            raise
    return made


def _shared_out(names: list[str], workers: int) -> list[list[str]]:
    """The files of each start: about as many for each worker, and no more than one start should lose if it fails."""
    starts = max(workers, -(-len(names) // FILES_A_START))
    return [share for share in (names[number::starts] for number in range(starts)) if share]


def _missing(name: str) -> OutputError:
    message = f"{name} could not be made into a PDF, in two tries."
    return OutputError(message, "Its Word file is there. Open it in LibreOffice to see why; then run again.")


def _converted(office: Path, files: Mapping[str, bytes], seconds: float) -> dict[str, bytes | OutputError]:
    """What one start of LibreOffice makes of these files.

    Their names in its folder say nothing: a list of processes shows them.
    """
    made: dict[str, bytes | OutputError] = {}
    with tempfile.TemporaryDirectory(prefix=_prefix(), ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        sources = {name: folder / f"{number}.docx" for number, name in enumerate(files, 1)}
        for name, source in sources.items():
            source.write_bytes(files[name])
        command = [
            str(office),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}",
            "--outdir",
            str(folder),
            *map(str, sources.values()),
        ]
        _run(command, seconds or _SECONDS_A_START + _SECONDS_A_FILE * len(files), folder)
        for name, source in sources.items():
            target = source.with_suffix(".pdf")
            if target.exists() and (finished := _finished(target.read_bytes(), files[name])) is not None:
                made[name] = finished
    return made


def _run(command: list[str], seconds: float, folder: Path) -> None:
    """Run LibreOffice; one that hangs is killed with everything that it started.

    `folder`: takes the process's number and LibreOffice's own temporary files, so that they go with it.
    """
    if _INTERRUPTED.is_set():
        return
    note, own = folder / _PROCESS, folder / "temporary"
    own.mkdir()
    there = {**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(own))}
    alone = {"start_new_session": True} if sys.platform != "win32" else {}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=there, **quiet, **alone)  # type: ignore[call-overload]  # noqa: S603
    _AT_WORK.add(process)
    try:
        note.write_text(str(process.pid))
        if _INTERRUPTED.is_set():  # since it was begun, and so nobody else kills it
            _kill(process.pid)
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        _kill(process.pid)
        process.wait()
    finally:
        _AT_WORK.discard(process)


def _kill(pid: int) -> None:
    """Kill a process and, where the system knows groups of them, everything that it started."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)


@contextlib.contextmanager
def swept() -> Iterator[None]:
    """Have no file of a case stay among the temporary files: not of an earlier run that was killed, and not of this one."""
    for folder in _folders(""):
        with contextlib.suppress(OSError):
            if not _is_at_work(folder) or time.time() - folder.stat().st_mtime > _SECONDS_TO_BE_OVER:
                _remove(folder)
    try:
        yield
    finally:
        for folder in _folders(_prefix().removeprefix(_PREFIX)):
            with contextlib.suppress(
                OSError, ValueError
            ):  # of an earlier run's, the number may be another process's by now
                _kill(int((folder / _PROCESS).read_text()))
            _remove(folder)


def _prefix() -> str:
    first = multiprocessing.parent_process()
    return f"{_PREFIX}{first.pid if first is not None else os.getpid()}-"


def _folders(which: str) -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob(f"{_PREFIX}{which}*"))


def _is_at_work(folder: Path) -> bool:
    """Whether the run that made a folder goes on, as far as this system tells."""
    number = folder.name.removeprefix(_PREFIX).partition("-")[0]
    if sys.platform == "win32" or not number.isdigit():
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def _remove(folder: Path) -> None:
    """Take a folder away, though something may still be ending in it."""
    ends = time.monotonic() + _SECONDS_TO_REMOVE
    while folder.exists() and time.monotonic() < ends:
        shutil.rmtree(folder, ignore_errors=True)


def _finished(data: bytes, source: bytes) -> bytes | None:
    """The PDF without what differs from one run to the next, and without the name of any program; None where it is none."""
    try:
        reader = PdfReader(io.BytesIO(data))
        writer = PdfWriter(clone_from=reader)
        writer.pdf_header = reader.pdf_header
        said: Any = writer.metadata or {}
        writer.metadata = {name: str(said[name]) for name in ("/Title", "/Author") if name in said}
        catalogue: Any = writer.root_object
        if "/Metadata" in catalogue:
            about = catalogue["/Metadata"].get_object()
            about.set_data(_OF_THE_RUN.sub(b"", about.get_data()))
        mark = ByteStringObject(hashlib.sha256(source).digest()[:16])
        writer._ID = ArrayObject([mark, mark])
        made = io.BytesIO()
        writer.write(made)
        return made.getvalue()
    except (PyPdfError, ValueError, KeyError, TypeError):
        return None
