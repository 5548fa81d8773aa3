"""Moves one folder's files into place: all of them or none, even where the run is killed part way."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import (
    cannot_write,
    hash_of,
    is_inside,
    read_if_there,
    require_closed,
    require_no_link,
    write_atomically,
)

#: The journal of a folder's moves, written before the first of them; renamed while they are rolled back.
_JOURNAL, _ROLLBACK = "moves.json", "back.json"


class Move(NamedTuple):
    """A file's destination, its hash, the hash of the file now there, and its sources."""

    place: str
    digest: str
    former: str | None
    origin: dict[str, Any]


class Moves:
    """The moves of one folder's files from the staging folder to their places below `root`.

    `gone`: files that are no longer due, each with its hash; they are removed in the same transaction.
    """

    def __init__(self, root: Path, stage: Path, folder: str) -> None:
        self.folder, self.moves, self.gone = folder, list[Move](), list[tuple[str, str]]()
        self._root, self._stage = root, stage

    @classmethod
    def left_in(cls, root: Path, staging: Path) -> Iterator[Moves]:
        """The transactions that a killed run had begun."""
        for journal in sorted([*staging.glob(f"*/{_JOURNAL}"), *staging.glob(f"*/{_ROLLBACK}")]):
            try:
                kept = json.loads(journal.read_bytes())
                begun = cls(root, journal.parent, str(kept["folder"]))
                begun.moves += [Move(*move) for move in kept["moves"]]
                begun.gone += [(str(place), str(digest)) for place, digest in kept["gone"]]
                places = [*(move.place for move in begun.moves), *(place for place, _ in begun.gone)]
                if all(map(is_inside, places)):
                    yield begun
            # A damaged journal: either nothing in it was moved yet, or everything was.
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                continue

    def add(self, move: Move, data: bytes) -> None:
        """Stage a file."""
        write_atomically(self._new(move.place), data)
        self.moves.append(move)

    def rename(self, old: str, new: str, origin: dict[str, Any]) -> None:
        """Stage a file under its new name, with the time at which it was written, and remove the old one.

        `origin`: its entry in the manifest. Raises OutputError where the file cannot be read.
        """
        data = read_if_there(self._root / old)
        if data is None:
            return
        digest = hashlib.sha256(data).hexdigest()
        self.add(Move(new, digest, None, origin), data)
        with suppress(OSError):
            written = (self._root / old).stat()
            os.utime(self._new(new), ns=(written.st_atime_ns, written.st_mtime_ns))
        self.gone.append((old, digest))

    def commit(self) -> None:
        """Move every staged file.

        Raises OutputError naming the first file that cannot be moved or was changed meanwhile, after rolling
        the others back.
        """
        if not self.moves and not self.gone:
            return
        journal = self._stage / _JOURNAL
        write_atomically(
            journal, json.dumps({"folder": self.folder, "moves": self.moves, "gone": self.gone}).encode()
        )
        self._forward(self.moves, self.gone)

    def complete(self) -> list[Move]:
        """Complete a transaction that a killed run had begun, or roll it back where that is not possible.

        A file that a person has changed since is left alone. Returns the files that were moved into place,
        then or now.
        """
        if (self._stage / _ROLLBACK).exists():
            self._roll_back()
            return []
        try:
            staged = [(move, self._hash(move.place)) for move in self.moves if self._new(move.place).exists()]
            ready = [move._replace(former=now) for move, now in staged if now in (None, move.former)]
            self._forward(
                ready, [(place, digest) for place, digest in self.gone if self._hash(place) == digest]
            )
        except OutputError:
            return []
        return [move for move in self.moves if not self._new(move.place).exists()]

    def _forward(self, moves: Iterable[Move], gone: Iterable[tuple[str, str]]) -> None:
        try:
            for move in moves:
                self._require(move.place, move.former)
                self._replace(move.place)
            for place, digest in gone:
                if self._require(place, digest, None) is not None:
                    self._remove(place)
        except OutputError:
            (self._stage / _JOURNAL).replace(self._stage / _ROLLBACK)
            self._roll_back()
            raise

    def _require(self, place: str, *known: str | None) -> str | None:
        """The hash of the file now in a place.

        Raises OutputError where somebody has saved another file there meanwhile.
        """
        now = self._hash(place)
        if now not in known:
            message = (
                f"{self._root / place} was saved again during the run, so neither it nor the files that "
                "belong with it were replaced."
            )
            raise OutputError(message, "Run the same command again. Text written in it is kept.")
        return now

    def _replace(self, place: str) -> None:
        target, former = self._root / place, self._former(place)
        require_no_link(self._root, place)
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

    def _remove(self, place: str) -> None:
        target, former = self._root / place, self._former(place)
        require_no_link(self._root, place)
        require_closed(target)
        try:
            former.parent.mkdir(parents=True, exist_ok=True)
            target.replace(former)
        except OSError as fault:
            raise cannot_write(target, fault) from None

    def _roll_back(self) -> None:
        """Restore the former file in each place, except where somebody has changed the new one since."""
        for move in self.moves:
            was_moved = not self._new(move.place).exists()
            target, former = self._root / move.place, self._former(move.place)
            with suppress(OSError):
                if was_moved and self._is(move.place, move.digest):
                    former.replace(target) if former.exists() else target.unlink()
        for place, _ in self.gone:
            former = self._former(place)
            with suppress(OSError):
                if former.exists() and not (self._root / place).exists():
                    former.replace(self._root / place)
        (self._stage / _ROLLBACK).unlink()

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
    """Keep a copy of a file that is about to be replaced, without moving it."""
    try:
        os.link(file, former)
    except OSError:  # the file system has no hard links
        shutil.copy2(file, former)
