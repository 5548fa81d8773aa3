"""Moves finished files into outputs/: staged first, never over a person's edit, the same bytes for the same input."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import (
    cannot_write,
    hash_of,
    is_there,
    put_whole,
    read_if_there,
    require_closed,
    sweep_parts,
    write_whole,
)
from pipeline.storage.delete import Removed, remove_together
from pipeline.storage.inventory import standing_in, why_unread
from pipeline.storage.lock import Claim
from pipeline.storage.manifest import Change, Manifest, State, state_of
from pipeline.storage.packed_manifest import together_of
from pipeline.storage.transaction import Move, Moves

__all__ = [
    "Change",
    "Outputs",
    "Published",
    "Removed",
    "State",
    "is_there",
    "put_whole",
    "read_if_there",
    "standing_in",
    "state_of",
    "together_of",
    "why_unread",
]


#: What the folder is called in which files wait to be moved, and what once all of them were.
_STAGING, _OVER = ".staging-", ".over-"


@dataclass
class Published:
    """What became of some files: how many were written and how many stood there already; the others by their path below outputs/.

    `kept`: edited by a person since it was written; it was left alone, and the new one stands at the path
    beside it. `carried`: what a person wrote in it stands in the new version, with the names of those places;
    `both`: those places in which the workbook changed as well, so that both stand there. `withdrawn`: written
    earlier, no longer due, and taken away. `stale`: the same, but edited, so left; `stands`: its new version
    was refused, and it was left for the same reason. `unwritten`: why others could not be written, where
    whoever asked for them goes on.
    """

    written: int = 0
    unchanged: int = 0
    kept: list[tuple[str, str]] = field(default_factory=list)
    carried: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    both: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    stands: list[str] = field(default_factory=list)
    unwritten: list[OutputError] = field(default_factory=list)

    def add(self, other: Published) -> None:
        """Take in what became of further files."""
        self.written += other.written
        self.unchanged += other.unchanged
        for name in ("kept", "carried", "both", "withdrawn", "stale", "stands", "unwritten"):
            getattr(self, name).extend(getattr(other, name))


class Outputs:
    """The outputs folder while a run writes to it.

    Use it in a `with`: at the end the manifest is written and staging removed.

    One run at a time: it holds the folder's lock, which the system takes back from a run that was killed.
    What such a run had made ready and not yet moved is moved when the next begins.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._staging: Path | None = None
        self._published = 0
        self._claim = Claim(root)

    def __enter__(self) -> Outputs:
        """Make the folder, end what a killed run began, read the manifest.

        Raises OutputError where the folder cannot be written to, or another run holds it.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self._claim.take()
            sweep_parts(self.root)
            self._manifest = Manifest(self.root)
            for over in self.root.glob(f"{_OVER}*"):
                shutil.rmtree(over, ignore_errors=True)
            for left in sorted(self.root.glob(f"{_STAGING}*")):
                self._end(left)
            self._staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self.root))
        except (OSError, OutputError) as fault:
            self._claim.give_back()
            raise (cannot_write(self.root, fault) if isinstance(fault, OSError) else fault) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the manifest of what stands there now, and remove the staging place."""
        try:
            self._manifest.save()
            if self._staging is not None:
                over = self._staging.rename(
                    self._staging.with_name(self._staging.name.replace(_STAGING, _OVER))
                )
                shutil.rmtree(over, ignore_errors=True)
        finally:
            self._claim.give_back()

    @property
    def gone(self) -> set[str]:
        """What this run has taken away from below cases/; where it changed nothing, what the last run took away that did."""
        return self._manifest.gone

    def change(self, path: str) -> Change:
        """What this run has done to a file below cases/; where it changed nothing, what the last run did that changed anything."""
        return self._manifest.change(path)

    def entry(self, path: str) -> dict[str, Any]:
        """What the manifest says of a file; nothing where it was not published."""
        return self._manifest.entry(path)

    def unended(self) -> Iterator[dict[str, Any]]:
        """What the manifest says of each file written by a run that did not come to its end; nothing where the last one did."""
        return self._manifest.unended()

    def entries(self) -> Iterator[dict[str, Any]]:
        """What the manifest says of each file."""
        return self._manifest.entries()

    def folders(self, room: str) -> list[str]:
        """The names of the folders below one of outputs/ that files were published to."""
        return self._manifest.folders(room)

    @property
    def is_manifest_lost(self) -> bool:
        """Whether there are cases' files, and no manifest that can be read."""
        return self._manifest.is_lost

    def noted(self, folder: str) -> dict[str, Any] | None:
        """What the last run noted of a folder; None where its files were published since."""
        return self._manifest.note(folder)

    def remember(self, folder: str, note: dict[str, Any]) -> None:
        """Keep a note on a folder for the next run. It goes when the folder's files are published anew."""
        self._manifest.remember(folder, note)

    def files_in(self, folder: str) -> list[str]:
        """Every file that was published to a folder, by its path below outputs/."""
        return self._manifest.below(folder)

    def is_as_written(self, folder: str) -> bool:
        """Whether every file that was published to a folder is there and is what was written.

        One that cannot be read is not.
        """
        try:
            return self._manifest.is_as_written(folder)
        except OutputError:
            return False

    def is_own(self, path: str) -> bool:
        """Whether a file is one that was published, nobody has changed it since, and it holds nothing that a person wrote."""
        entry = self._manifest.entry(path)
        return not entry.get("carried") and entry.get("sha256") == hash_of(self.root / path)

    def remove(self, paths: Iterable[str]) -> Removed:
        """Take files away for good, and the folders that are empty then: those of one case together, or none of them.

        What cannot be taken away stays, and the others go.
        """
        assert self._staging is not None
        removed, together = Removed(), defaultdict[str, list[str]](list)
        for path in paths:
            together[together_of(path)].append(path)
        for folder, places in together.items():
            self._published += 1
            try:
                gone = remove_together(self.root, self._staging / f"{self._published:06}", folder, places)
            except OutputError as fault:
                removed.stays.append((places, fault))
                continue
            for place in places:
                self._manifest.forget(place)
            self._manifest.remember(folder, None)
            removed.gone += gone
        return removed

    def end(self) -> None:
        """Say that the run has come to its end, so that what it changed is the whole of the last change."""
        self._manifest.end()

    def _end(self, staging: Path) -> None:
        """End what a run that was killed had begun: each folder's files that were all ready are moved, the others thrown away."""
        for moves in Moves.left_in(self.root, staging):
            self._manifest.remember(moves.folder, None)
            for one in moves.end():
                self._enter(one)
            for place, _ in moves.gone:
                if not is_there(self.root / place):
                    self._manifest.drop(place)
        self._manifest.save()
        shutil.rmtree(staging, ignore_errors=True)

    def keep(self, name: str, data: bytes | Iterable[bytes], origin: dict[str, Any]) -> None:
        """Write a file that the program keeps for itself, whole or piece by piece: it is written over where it differs.

        Raises OutputError where it cannot be written: it may be open in Excel.
        """
        require_closed(self.root / name)
        write_whole(self.root / name, data, unless_same=True)
        self._manifest.put(name, str(hash_of(self.root / name)), origin)

    def publish(
        self,
        folder: str,
        files: Mapping[str, bytes],
        *,
        all_of_folder: bool,
        keep: Collection[str] = (),
        refused: Collection[str] = (),
        origins: Mapping[str, dict[str, Any]] | None = None,
        carried_from: Mapping[str, str] | None = None,
    ) -> Published:
        """Put these files (name to bytes) into `folder`: all of them, or none.

        `all_of_folder`: what earlier runs wrote there or below, and is not among the files or in `keep`, is
        no longer due. What earlier runs wrote at the place of a `refused` file goes in any case. `origins`:
        by name, what the manifest says of where a file came from. `carried_from`: by name, the hash of a
        person's file that may be written over or taken away, because what the person wrote stands in a new
        one. Raises OutputError, naming the file, where one cannot be moved into place: it may be open in
        Word.
        """
        assert self._staging is not None
        result, manifest, origins, theirs = Published(), self._manifest, origins or {}, carried_from or {}
        manifest.remember(folder, None)
        self._published += 1
        moves = Moves(self.root, self._staging / f"{self._published:06}", folder)
        for name, data in files.items():
            digest = hashlib.sha256(data).hexdigest()
            place, now = self._place_for(f"{folder}/{name}", digest, theirs.get(name), result)
            if now == digest:
                result.unchanged += 1
                manifest.put(place, digest, origins.get(name))
            else:
                moves.add(Move(place, digest, now, origins.get(name, {})), data)
        due = {f"{folder}/{name}" for name in (*files, *keep)} | {new for _, new in result.kept}
        not_allowed, there = {f"{folder}/{name}" for name in refused}, manifest.below(folder)
        result.unchanged += sum(f"{folder}/{name}" in there for name in keep if name not in files)
        for place in there:
            if place not in due and (all_of_folder or place in not_allowed):
                left = result.stands if place in not_allowed else result.stale
                self._withdraw(place, theirs.get(place.removeprefix(f"{folder}/")), moves, left)
        moves.make()
        for one in moves.moves:
            self._enter(one)
        for place, _ in moves.gone:
            manifest.drop(place)
        result.written += len(moves.moves)
        result.withdrawn += [place for place, _ in moves.gone]
        return result

    def _enter(self, one: Move) -> None:
        """Note in the manifest what was moved into place."""
        self._manifest.put(one.place, one.digest, one.origin)
        self._manifest.wrote(one.place, was_there=one.former is not None)

    def _place_for(
        self, path: str, digest: str, theirs: str | None, result: Published
    ) -> tuple[str, str | None]:
        """Where a file is to be written, and the hash of what stands there: its own path, or one beside a person's edit."""
        place, number = path, 0
        while (now := hash_of(self.root / place)) not in (None, digest, theirs) and not self.is_own(place):
            number += 1
            place = _beside(path, number)
        if place != path:
            result.kept.append((path, place))
        return place, now

    def _withdraw(self, place: str, theirs: str | None, moves: Moves, left: list[str]) -> None:
        """Have what an earlier run wrote in a place taken away, unless it holds what a person wrote; then it is `left`."""
        now = hash_of(self.root / place)
        if now is None:
            self._manifest.drop(place)
        elif now == theirs or self.is_own(place):
            moves.gone.append((place, now))
        else:
            left.append(place)


def _beside(path: str, number: int) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_name(f"{pure.stem} (new{'' if number == 1 else f' {number}'}){pure.suffix}"))
