"""Files written whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.foundation.errors import OutputError
from pipeline.storage.inventory import why_unread

_DISK_FULL = 28
#: How the name of a file ends that is not whole yet.
_PART = ".part"
#: So many bytes are read at once: most documents are smaller.
_AT_ONCE = 1 << 16


def write_whole(path: Path, data: bytes | Iterable[bytes], *, unless_same: bool = False) -> None:
    """Write a file, all at once or piece by piece, beside its place first, then move it there.

    `unless_same`: leave what stands there where it has these very bytes. Raises OutputError where it cannot
    be written.
    """
    try:
        with _beside(path) as beside:
            with beside.open("wb") as file:
                file.writelines([data] if isinstance(data, bytes) else data)
                file.flush()
                is_same = unless_same and hash_of(path) == hash_of(beside)
                if not is_same:
                    os.fsync(file.fileno())
            if not is_same:
                beside.replace(path)
    except OSError as fault:
        raise cannot_write(path, fault) from None


def put_whole(file: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` write a file beside its place, and put it there whole.

    Raises OutputError where it cannot be written.
    """
    try:
        with _beside(file) as beside:
            write(beside)
            beside.replace(file)
    except OSError:
        raise OutputError(
            f"{file} cannot be written.", "Close it in Word, or choose a folder that you may write to."
        ) from None
    return file


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Where a file is written before it is moved into its place. Nothing is left there, whatever happens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}{_PART}")
    try:
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def sweep_parts(folder: Path) -> None:
    """Take away what a run that was killed was writing in a folder. Raises what the disk raises."""
    for left in folder.glob(f".*{_PART}"):
        left.unlink()


def hash_of(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal figures; None where there is none.

    Raises OutputError where it cannot be read.
    """
    try:
        digest = hashlib.sha256()
        with path.open("rb", buffering=0) as file:
            while piece := file.read(_AT_ONCE):
                digest.update(piece)
        return digest.hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise cannot_read(path) from None


def is_inside(path: str) -> bool:
    """Whether a path below outputs/, as the manifest has it, stays there whatever the system."""
    first, *more = path.replace("\\", "/").split("/")
    return first not in ("", "..") and first[1:2] != ":" and ".." not in more


def is_there(path: Path) -> bool:
    """Whether a file or folder is there. Where nobody may look it counts as there: it may be."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read_if_there(path: Path) -> bytes | None:
    """What a file holds; None where there is none.

    Raises OutputError where it cannot be read: OneDrive may hold it.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise cannot_read(path) from None


def require_closed(path: Path) -> None:
    """Raise OutputError where Word, Excel or LibreOffice has a file open: each keeps another beside it until then."""
    own = "Excel" if path.suffix.casefold() == ".xlsx" else "Word"
    locks = {f"~${path.name[2:]}": own, f"~${path.name}": own, f".~lock.{path.name}#": "LibreOffice"}
    for name, program in locks.items():
        if _is_seen(path.with_name(name)):
            remedy = (
                f"Close it, and run the same command again. If nobody has it open, delete {name} beside it."
            )
            raise OutputError(
                f"{path} is open in {program}, so neither it nor what belongs with it was changed.", remedy
            )


def _is_seen(path: Path) -> bool:
    """Whether a file is there for certain: where nobody may look, the file itself says so when it is moved."""
    with suppress(OSError):
        return path.exists()
    return False


def cannot_read(path: Path) -> OutputError:
    """The error for a file that the system would not let be read, and what to do."""
    return OutputError(
        f"{path} cannot be read: {why_unread(path)}.", "Put that right, and run the same command again."
    )


def cannot_write(path: Path, fault: OSError) -> OutputError:
    """The error for a file that the system would not let be written, and what to do."""
    if fault.errno == _DISK_FULL:
        return OutputError(
            f"{path} cannot be written: the disk is full.", "Free some of it, and run the same command again."
        )
    held = "it may be open in Word or Excel, OneDrive may hold it, or the folder may be read-only"
    return OutputError(
        f"{path} cannot be written: {held}.",
        "Close it, or choose another folder, and run the same command again.",
    )
