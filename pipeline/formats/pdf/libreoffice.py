"""Lays out Word files with LibreOffice: many files at a start; one that hangs is killed."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
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

from pipeline.formats.pdf.finishing import finished

_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
#: Files in one start, and seconds that a start may take: the first start on a machine is slow.
FILES_A_START, _SECONDS_A_START, _SECONDS_A_FILE = 60, 90, 5
#: The prefix of the folders that LibreOffice works in; the id of the run's first process and a hyphen follow.
_PREFIX = "hsb-pdf-"
#: The file in such a folder with the id of its process; and the age from which no process can be using it.
_PROCESS, _SECONDS_TO_BE_OVER = "process", 3600
_SECONDS_TO_REMOVE = 2
_AT_WORK: set[subprocess.Popen[bytes]] = set()
_INTERRUPTED = threading.Event()
_OPTIONS = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}


def converter() -> Path | None:
    """The path of LibreOffice on this machine, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return Path(found) if found else next((Path(one) for one in _USUAL_PLACES if Path(one).exists()), None)


def convert(files: Mapping[str, bytes], seconds: float = 0, workers: int = 0) -> dict[str, bytes | str]:
    """The PDF of each Word file, or why there is none, as a clause that follows the engine's name.

    Many files go into one start of LibreOffice, and `workers` starts run in parallel (0: one for each core).
    A start that does not finish within `seconds` (0: by the number of its files) is killed; the files it left
    are tried once more, each by itself.
    """
    office = converter()
    if office is None:
        return dict.fromkeys(files, "is not installed")
    packages = [
        name for name, data in files.items() if data.startswith(b"PK")
    ]  # LibreOffice would print any other text
    workers = workers or os.cpu_count() or 1
    made = _converted_all(office, files, _shared_out(packages, workers), seconds, workers)
    left = [[name] for name in packages if name not in made]
    made |= _converted_all(office, files, left, seconds, workers)
    return {name: made.get(name, "could not open it, in two tries") for name in files}


def _converted_all(
    office: Path, files: Mapping[str, bytes], shares: list[list[str]], seconds: float, workers: int
) -> dict[str, bytes]:
    """The PDFs of these shares of the files, converted in parallel."""
    made: dict[str, bytes] = {}
    _INTERRUPTED.clear()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for done in pool.map(
                lambda share: _converted(office, {one: files[one] for one in share}, seconds), shares
            ):
                made |= done
        except BaseException:  # on an interruption nobody waits for the processes still running
            _INTERRUPTED.set()
            pool.shutdown(wait=False, cancel_futures=True)
            for process in list(_AT_WORK):
                _kill(process.pid)
            raise
    return made


def _shared_out(names: list[str], workers: int) -> list[list[str]]:
    """The files of each start: an equal share for each worker, and no more than one failure may lose."""
    starts = max(workers, -(-len(names) // FILES_A_START))
    return [share for share in (names[number::starts] for number in range(starts)) if share]


def _converted(office: Path, files: Mapping[str, bytes], seconds: float) -> dict[str, bytes]:
    """The PDFs that one start of LibreOffice makes of these files.

    Their names in its folder are numbers, because a list of processes shows them.
    """
    made: dict[str, bytes] = {}
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
            pdf = finished(target.read_bytes(), files[name], untagged=True) if target.exists() else None
            if pdf is not None:
                made[name] = pdf
    return made


def _run(command: list[str], seconds: float, folder: Path) -> None:
    """Run LibreOffice; one that hangs is killed with everything that it started.

    `folder`: holds the process id and LibreOffice's own temporary files, so that they are removed with it.
    """
    if _INTERRUPTED.is_set():
        return
    note, own = folder / _PROCESS, folder / "temporary"
    own.mkdir()
    there = {**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(own))}
    options: dict[str, Any] = {"start_new_session": True} if sys.platform != "win32" else {}
    options |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=there, **options)  # noqa: S603
    _AT_WORK.add(process)
    try:
        note.write_text(str(process.pid), encoding="ascii")
        if _INTERRUPTED.is_set():  # interrupted since the start, so nobody else kills it
            _kill(process.pid)
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        _kill(process.pid)
        process.wait()
    finally:
        _AT_WORK.discard(process)


def _kill(pid: int) -> None:
    """Kill a process and, where the system has process groups, everything that it started."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)


@contextlib.contextmanager
def swept() -> Iterator[None]:
    """Leave no temporary files of cases behind: neither an earlier, killed run's nor this one's."""
    for folder in _folders(""):
        with contextlib.suppress(OSError):
            if not _is_at_work(folder) or time.time() - folder.stat().st_mtime > _SECONDS_TO_BE_OVER:
                _remove(folder)
    try:
        yield
    finally:
        for folder in _folders(_prefix().removeprefix(_PREFIX)):
            with contextlib.suppress(OSError, ValueError):  # an earlier run's process id may have been reused
                _kill(int((folder / _PROCESS).read_text(encoding="ascii")))
            _remove(folder)


def _prefix() -> str:
    first = multiprocessing.parent_process()
    return f"{_PREFIX}{first.pid if first is not None else os.getpid()}-"


def _folders(which: str) -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob(f"{_PREFIX}{which}*"))


def _is_at_work(folder: Path) -> bool:
    """Whether the run that created a folder is still running, as far as the system shows."""
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
    """Remove a folder, although a process may still be ending in it."""
    ends = time.monotonic() + _SECONDS_TO_REMOVE
    while folder.exists() and time.monotonic() < ends:
        shutil.rmtree(folder, ignore_errors=True)
