"""Files written completely or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pipeline.foundation.errors import FileOpen, OutputError
from pipeline.storage.inventory import why_unread

_DISK_FULL = 28
_JUNCTION = 0xA0000003
#: The suffix of a file that is still being written.
_PART = ".part"
#: Bytes read at a time: most documents are smaller.
_BLOCK = 1 << 16


def write_atomically(
    path: Path, data: bytes | Iterable[bytes], *, unless_same: bool = False, rights_of: Path | None = None
) -> None:
    """Write a file, from bytes or pieces, under a temporary name in the same folder, then rename it.

    `unless_same`: leave the file alone where it holds the same bytes. `rights_of`: a file; nobody who may not
    read that one can read this one at any moment, and where it is not there, nobody but its owner. Raises
    OutputError where it cannot be written.
    """
    try:
        with _partial_file(path) as partial:
            with _new(partial, is_private=rights_of is not None) as file:
                file.writelines([data] if isinstance(data, bytes) else data)
                file.flush()
                is_same = unless_same and hash_of(path) == hash_of(partial)
                if not is_same:
                    os.fsync(file.fileno())
            if not is_same:
                if rights_of is not None:
                    _give_rights(partial, rights_of)
                partial.replace(path)
    except OSError as fault:
        raise cannot_write(path, fault) from None


def _new(path: Path, *, is_private: bool) -> BinaryIO:
    """A new file, open to be written; nobody but its owner may read a private one, even while it is empty."""
    if not is_private:
        return path.open("wb")
    # One that a killed run has left may be readable by everybody.
    path.unlink(missing_ok=True)
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags | os.O_EXCL, 0o600))


def _give_rights(path: Path, of: Path) -> None:
    """Give a file the group and the mode of another; where a part of that is not possible, less of them."""
    if not hasattr(os, "chown"):
        # On Windows a file has the rights of its folder, and a mode only says that it is read-only.
        return
    with suppress(OSError):
        found = of.stat()
        mode = stat.S_IMODE(found.st_mode)
        if path.stat().st_gid != found.st_gid:
            try:
                os.chown(path, -1, found.st_gid)
            except OSError:
                # Another group may do no more than everybody.
                mode = mode & ~0o070 | (mode & 0o007) << 3
        path.chmod(mode)


def real_file(path: Path) -> Path:
    """The file to which a path leads: another where it is a link, which must not be replaced by a file."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def write_atomically_by(file: Path, write: Callable[[Path], object]) -> Path:
    """Have `write` write a file under a temporary name in the same folder, then rename it.

    Returns `file`. Raises OutputError where it cannot be written.
    """
    try:
        with _partial_file(file) as partial:
            write(partial)
            partial.replace(file)
    except OSError:
        raise OutputError(
            f"{file} cannot be written.", "Close it in Word, or choose a folder that you can write to."
        ) from None
    return file


@contextmanager
def _partial_file(path: Path) -> Iterator[Path]:
    """The temporary path under which a file is written before it is renamed. Nothing is left there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}{_PART}")
    try:
        yield partial
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def remove_partial_files(folder: Path) -> None:
    """Remove the files that a killed run was still writing in a folder. Raises OSError."""
    for partial in folder.glob(f".*{_PART}"):
        partial.unlink()


def hash_of(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal; None where there is no such file.

    Raises OutputError where it cannot be read.
    """
    try:
        digest = hashlib.sha256()
        with path.open("rb", buffering=0) as file:
            while piece := file.read(_BLOCK):
                digest.update(piece)
        return digest.hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise cannot_read(path) from None


def is_inside(path: str) -> bool:
    """Whether a path in the manifest stays inside outputs/ on every operating system."""
    first, *more = path.replace("\\", "/").split("/")
    return first not in ("", "..") and first[1:2] != ":" and ".." not in more


def require_no_link(root: Path, place: str) -> None:
    """Raise OutputError where a file would be written through a link to another folder.

    What is below `root` is deleted, searched and handed over as one: nothing of it may be elsewhere.
    """
    folder = root
    for part in PurePosixPath(place).parts[:-1]:
        folder = folder / part
        if folder.is_symlink() or _is_junction(folder):
            raise OutputError(
                f"{folder} is a link to another folder, so nothing was written there.",
                "Remove the link, and run the same command again. The program makes the folder itself.",
            )


def _is_junction(folder: Path) -> bool:
    """Whether a folder is a junction: on Windows, a link that needs no administrator."""
    with suppress(OSError):
        return getattr(os.lstat(folder), "st_reparse_tag", 0) == _JUNCTION
    return False


def is_there(path: Path) -> bool:
    """Whether a file or folder is there. One that may not be looked at counts as there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read_if_there(path: Path) -> bytes | None:
    """The content of a file; None where there is no such file.

    Raises OutputError where it cannot be read: OneDrive may hold it.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise cannot_read(path) from None


def require_closed(path: Path) -> None:
    """Raise FileOpen where Word, Excel or LibreOffice has a file open, as its lock file shows."""
    own = "Excel" if path.suffix.casefold() == ".xlsx" else "Word"
    locks = {f"~${path.name[2:]}": own, f"~${path.name}": own, f".~lock.{path.name}#": "LibreOffice"}
    for name, program in locks.items():
        if _exists(path.with_name(name)):
            raise FileOpen(str(path), program, name)


def _exists(path: Path) -> bool:
    """Whether a lock file is certainly there: where that cannot be seen, moving the file itself will fail."""
    with suppress(OSError):
        return path.exists()
    return False


def cannot_read(path: Path) -> OutputError:
    """The error for a file that the operating system does not let us read."""
    return OutputError(
        f"{path} cannot be read: {why_unread(path)}.", "Correct that, and run the same command again."
    )


def cannot_write(path: Path, fault: OSError) -> OutputError:
    """The error for a file that the operating system does not let us write."""
    if fault.errno == _DISK_FULL:
        return OutputError(
            f"{path} cannot be written: the disk is full.", "Free some of it, and run the same command again."
        )
    held = "it may be open in Word or Excel, OneDrive may hold it, or the folder may be read-only"
    return OutputError(
        f"{path} cannot be written: {held}.",
        "Close it, or choose another folder, and run the same command again.",
    )
