"""One folder's files on their way into place: all of them are moved, or none, also where the run is killed in their midst."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import cannot_write, hash_of, is_inside, require_closed, write_whole

#: What a run notes of each folder before it moves the first of its files; and the same where they are being
#: put back.
_JOURNAL, _BACK = "moves.json", "back.json"


class Move(NamedTuple):
    """Where a file goes, its hash, the hash of what stands there, and what it was made from."""

    place: str
    digest: str
    former: str | None
    origin: dict[str, Any]


class Moves:
    """The moves of one folder's files from a staging place, where all of them lie ready, to their places below `root`.

    `gone`: files that are no longer due, each with its hash; they are taken away with the same step.
    """

    def __init__(self, root: Path, stage: Path, folder: str) -> None:
        self.folder, self.moves, self.gone = folder, list[Move](), list[tuple[str, str]]()
        self._root, self._stage = root, stage

    @classmethod
    def left_in(cls, root: Path, staging: Path) -> Iterator[Moves]:
        """What a run that was killed had begun to move."""
        for journal in sorted([*staging.glob(f"*/{_JOURNAL}"), *staging.glob(f"*/{_BACK}")]):
            try:
                kept = json.loads(journal.read_bytes())
                found = cls(root, journal.parent, str(kept["folder"]))
                found.moves += [Move(*one) for one in kept["moves"]]
                found.gone += [(str(place), str(digest)) for place, digest in kept["gone"]]
                places = [*(one.place for one in found.moves), *(place for place, _ in found.gone)]
                if all(map(is_inside, places)):
                    yield found
            # Damaged: nothing in it was moved yet, or all was.
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                continue

    def add(self, move: Move, data: bytes) -> None:
        """Make a file ready."""
        write_whole(self._new(move.place), data)
        self.moves.append(move)

    def make(self) -> None:
        """Move every file.

        Raises OutputError that names the first that cannot be moved, or was changed: then all is as it was.
        """
        if not self.moves and not self.gone:
            return
        journal = self._stage / _JOURNAL
        write_whole(
            journal, json.dumps({"folder": self.folder, "moves": self.moves, "gone": self.gone}).encode()
        )
        self._forward(self.moves, self.gone)

    def end(self) -> list[Move]:
        """End what a killed run had begun: what it had made ready is moved; where that cannot be, all is put back as it was.

        What a person changed since stays. Gives what was moved into its place, then or now.
        """
        if (self._stage / _BACK).exists():
            self._put_back()
            return []
        try:
            there = [(one, self._hash(one.place)) for one in self.moves if self._new(one.place).exists()]
            ready = [one._replace(former=now) for one, now in there if now in (None, one.former)]
            self._forward(
                ready, [(place, digest) for place, digest in self.gone if self._hash(place) == digest]
            )
        except OutputError:
            return []
        return [one for one in self.moves if not self._new(one.place).exists()]

    def _forward(self, moves: Iterable[Move], gone: Iterable[tuple[str, str]]) -> None:
        try:
            for one in moves:
                self._require(one.place, one.former)
                self._replace(one.place)
            for place, digest in gone:
                if self._require(place, digest, None) is not None:
                    self._take_away(place)
        except OutputError:
            (self._stage / _JOURNAL).replace(self._stage / _BACK)
            self._put_back()
            raise

    def _require(self, place: str, *known: str | None) -> str | None:
        """The hash of what stands in a place.

        Raises OutputError where somebody saved another file there meanwhile.
        """
        now = self._hash(place)
        if now not in known:
            said = (
                f"{self._root / place} was saved anew while the run went on, so neither it nor what "
                "belongs with it was replaced."
            )
            raise OutputError(said, "Run the same command again: what was written in it is kept.")
        return now

    def _replace(self, place: str) -> None:
        target, former = self._root / place, self._former(place)
        require_closed(target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                former.parent.mkdir(parents=True, exist_ok=True)
                former.unlink(missing_ok=True)
                _keep(target, former)
            self._new(place).replace(target)
        except OSError as fault:
            raise cannot_write(target, fault) from None

    def _take_away(self, place: str) -> None:
        target, former = self._root / place, self._former(place)
        require_closed(target)
        try:
            former.parent.mkdir(parents=True, exist_ok=True)
            target.replace(former)
        except OSError as fault:
            raise cannot_write(target, fault) from None

    def _put_back(self) -> None:
        """Put back what stood in each place, unless somebody changed it since; then nothing is to be done for this folder."""
        for one in self.moves:
            was_moved, target, former = (
                not self._new(one.place).exists(),
                self._root / one.place,
                self._former(one.place),
            )
            with suppress(OSError):
                if was_moved and self._is(one.place, one.digest):
                    former.replace(target) if former.exists() else target.unlink()
        for place, _ in self.gone:
            former = self._former(place)
            with suppress(OSError):
                if former.exists() and not (self._root / place).exists():
                    former.replace(self._root / place)
        (self._stage / _BACK).unlink()

    def _hash(self, place: str) -> str | None:
        return hash_of(self._root / place)

    def _is(self, place: str, digest: str) -> bool:
        with suppress(OutputError):
            return self._hash(place) == digest
        return False

    def _new(self, place: str) -> Path:
        return self._stage / "new" / place

    def _former(self, place: str) -> Path:
        return self._stage / "former" / place


def _keep(file: Path, former: Path) -> None:
    """Keep a file that is about to be replaced, which stays where it is until then."""
    try:
        os.link(file, former)
    except OSError:  # a disk that knows no links
        shutil.copy2(file, former)
