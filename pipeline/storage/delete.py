"""Files of outputs/ that go for good: those of one case together, or none of them."""

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
    """What became of files that were to go, each by its path below outputs/.

    `stays`: those that are still there, together where they belong to one case, with the error that says
    which of them could not be taken away, and why.
    """

    gone: list[str] = field(default_factory=list)
    stays: list[tuple[list[str], OutputError]] = field(default_factory=list)


def remove_together(root: Path, stage: Path, folder: str, places: Sequence[str]) -> list[str]:
    """Take files away for good, all or none, and the folders that are empty then.

    Gives those that were there and are gone.

    Raises OutputError that names the first that cannot be taken away, or that somebody saved meanwhile.
    """
    moves = Moves(root, stage, folder)
    moves.gone += [(place, digest) for place in places if (digest := hash_of(root / place)) is not None]
    moves.make()
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
    with suppress(OSError):  # it holds something, or may not be changed
        while folder != root:
            folder.rmdir()
            folder = folder.parent
