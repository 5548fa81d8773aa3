"""What stands in a folder of outputs, and what of it cannot be looked at."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_CLOSED = "you may not open this folder, so nobody knows what is in it"
_HELD = "it may be open in another program, OneDrive may hold it, or you may not be allowed to read it"


@dataclass
class Inventory:
    """What is in a folder: every file and every link to a folder, which is not followed, by its path below the folder.

    Of what cannot be read, why.
    """

    files: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


def standing_in(root: Path) -> Inventory:
    """What stands in a folder and below, but for what the program keeps there for itself: hidden names at its top."""
    found = Inventory()

    def closed(fault: OSError) -> None:
        found.unread[Path(fault.filename).relative_to(root).as_posix()] = _CLOSED

    for folder, below, names in os.walk(root, onerror=closed):
        here = Path(folder)
        if here == root:
            below[:] = [name for name in below if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        found.files += [(here / name).relative_to(root).as_posix() for name in names]
        found.links += [
            (here / name).relative_to(root).as_posix() for name in below if (here / name).is_symlink()
        ]
    found.files.sort()
    found.links.sort()
    return found


def why_unread(path: Path) -> str:
    """Why a file cannot be read, as far as it can be told."""
    with suppress(OSError):
        if path.is_dir():
            return "a folder stands in its place"
        if not path.exists():
            return "it is a link to what is not there"
    return _HELD
