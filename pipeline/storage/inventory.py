"""The files in an outputs folder, and those that cannot be read."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_CLOSED = "you may not open this folder, so nobody knows what is in it"
_HELD = "it may be open in another program, OneDrive may hold it, or you may not be allowed to read it"


@dataclass
class Inventory:
    """Every file and every link to a folder (not followed), by its path below the folder.

    `unread`: by path, why a folder cannot be read.
    """

    files: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


def inventory_of(root: Path) -> Inventory:
    """Everything in a folder and below, except the program's own files: hidden names at the top level."""
    inventory = Inventory()

    def closed(fault: OSError) -> None:
        inventory.unread[Path(fault.filename).relative_to(root).as_posix()] = _CLOSED

    for folder, below, names in os.walk(root, onerror=closed):
        here = Path(folder)
        if here == root:
            below[:] = [name for name in below if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        inventory.files += [(here / name).relative_to(root).as_posix() for name in names]
        inventory.links += [
            (here / name).relative_to(root).as_posix() for name in below if (here / name).is_symlink()
        ]
    inventory.files.sort()
    inventory.links.sort()
    return inventory


def why_unread(path: Path) -> str:
    """The reason why a file cannot be read, as far as it is known."""
    with suppress(OSError):
        if path.is_dir():
            return "there is a folder in its place"
        if not path.exists():
            return "it is a broken link"
    return _HELD
