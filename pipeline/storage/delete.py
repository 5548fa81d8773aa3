"""Deletes files from outputs/ permanently: all files of one case, or none of them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import cannot_write, hash_of
from pipeline.storage.transaction import Moves


@dataclass
class Removed:
    """The result of deleting files, each by its path below outputs/.

    `stays`: the groups of files that are still there (all files of one case together), each with the error
    that names the file which could not be removed, and why.
    """

    gone: list[str] = field(default_factory=list)
    stays: list[tuple[list[str], OutputError]] = field(default_factory=list)


def remove_together(root: Path, stage: Path, folder: str, places: Sequence[str]) -> list[str]:
    """Delete files permanently, all or none, and the folders that this empties.

    Returns those that were there. Raises OutputError naming the first file that cannot be removed, or that
    somebody saved meanwhile.
    """
    moves = Moves(root, stage, folder)
    moves.gone += [(place, digest) for place in places if (digest := hash_of(root / place)) is not None]
    moves.commit()
    try:
        if stage.exists():
            shutil.rmtree(stage)
    except OSError as fault:
        raise cannot_write(stage, fault) from None
    gone = [place for place, _ in moves.gone]
    for place in gone:
        _remove_empty(root, (root / place).parent)
    return gone


def _remove_empty(root: Path, folder: Path) -> None:
    with suppress(OSError):  # it is not empty, or may not be changed
        while folder != root:
            folder.rmdir()
            folder = folder.parent
