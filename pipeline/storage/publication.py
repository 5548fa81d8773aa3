"""The decisions about one folder's new files: where each goes, and which earlier files are withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import hash_of
from pipeline.storage.manifest import Manifest
from pipeline.storage.packed_manifest import HARMED
from pipeline.storage.transaction import Move, Moves


@dataclass
class Published:
    """The result of publishing files: how many were written, how many were unchanged, and the exceptions.

    Files are named by their path below outputs/.
    `kept`: edited by a person since it was written, so left alone; paired with the path of the new version.
    `carried`: a person's text in it was copied into the new version; paired with the names of those regions.
    `both`: the regions of those that the workbook changed as well, so that both texts are shown.
    `moved`: paired with the path where it lies now.
    `withdrawn`: written earlier, no longer due, and removed.
    `stale`: no longer due, but edited, so left.
    `refused_but_kept`: its new version was refused, but it was edited, so left.
    `unwritten`: why other files could not be written, where the caller continues without them.
    """

    written: int = 0
    unchanged: int = 0
    kept: list[tuple[str, str]] = field(default_factory=list)
    carried: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    both: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    refused_but_kept: list[str] = field(default_factory=list)
    unwritten: list[OutputError] = field(default_factory=list)

    def add(self, other: Published) -> None:
        """Add the result of publishing further files."""
        self.written += other.written
        self.unchanged += other.unchanged
        for name in (
            "kept",
            "carried",
            "both",
            "moved",
            "withdrawn",
            "stale",
            "refused_but_kept",
            "unwritten",
        ):
            getattr(self, name).extend(getattr(other, name))


def is_own(root: Path, manifest: Manifest, path: str) -> bool:
    """Whether a file was published here, is unchanged since, and holds nothing that a person wrote."""
    entry = manifest.entry(path)
    return not entry.get("carried") and entry.get("sha256") == hash_of(root / path)


class Publication:
    """The publication of one folder's files: `add` and `withdraw_others`, then `commit`.

    A name that begins with "harmed/" is of the folder of a child harmed, which lies beside the case's.
    `edited`: by name, the hash of a person's file that may be replaced or removed, because a new file holds
    what the person wrote.
    """

    def __init__(
        self, root: Path, manifest: Manifest, stage: Path, folder: str, edited: Mapping[str, str]
    ) -> None:
        self._root, self._manifest, self._folder, self._edited = root, manifest, folder, edited
        self._moves = Moves(root, stage, folder)
        self._result = Published()

    def add(self, name: str, data: bytes, origin: dict[str, Any] | None) -> None:
        """Stage a file; or only note its origin, where the same bytes are in place already."""
        digest = hashlib.sha256(data).hexdigest()
        place, now = self._place_for(name, digest)
        if now == digest:
            self._result.unchanged += 1
            of_case = {} if place.startswith(f"{self._folder}/") else {"of": self._folder}
            self._manifest.put(place, digest, {**origin, **of_case} if origin is not None else None)
        else:
            of_case = {} if place.startswith(f"{self._folder}/") else {"of": self._folder}
            self._moves.add(Move(place, digest, now, {**(origin or {}), **of_case}), data)

    def withdraw_others(
        self, added: Collection[str], keep: Collection[str], refused: Collection[str], *, all_of_folder: bool
    ) -> None:
        """Stage the removal of earlier files: the `refused`; if `all_of_folder`, all not added or kept."""
        due = {self._path(name) for name in (*added, *keep)} | {new for _, new in self._result.kept}
        not_allowed, earlier = {self._path(name) for name in refused}, self._manifest.below(self._folder)
        self._result.unchanged += sum(self._path(name) in earlier for name in keep if name not in added)
        for place in earlier:
            if place not in due and (all_of_folder or place in not_allowed):
                left = self._result.refused_but_kept if place in not_allowed else self._result.stale
                self._withdraw(place, left)

    def commit(self) -> Published:
        """Move and remove the staged files, all or none. Raises OutputError naming the file that stops it."""
        self._moves.commit()
        for move in self._moves.moves:
            enter(self._manifest, move)
        for place, _ in self._moves.gone:
            self._manifest.drop(place)
        self._result.written += len(self._moves.moves)
        self._result.withdrawn += [place for place, _ in self._moves.gone]
        return self._result

    def _path(self, name: str) -> str:
        return place_of(self._folder, name)

    def _place_for(self, name: str, digest: str) -> tuple[str, str | None]:
        """The path to write a file to, and the hash of the file now there: next to a person's edit if any."""
        path, number = self._path(name), 0
        place, replaceable = path, (None, digest, self._edited.get(name))
        while (now := hash_of(self._root / place)) not in replaceable and not self._is_own(place):
            number += 1
            place = _numbered(path, number)
        if place != path:
            self._result.kept.append((path, place))
        return place, now

    def _withdraw(self, place: str, left: list[str]) -> None:
        """Stage the removal of an earlier file; where it holds what a person wrote, add it to `left`."""
        now = hash_of(self._root / place)
        if now is None:
            self._manifest.drop(place)
        elif now == self._edited.get(name_of(self._folder, place)) or self._is_own(place):
            self._moves.gone.append((place, now))
        else:
            left.append(place)

    def _is_own(self, place: str) -> bool:
        return is_own(self._root, self._manifest, place)


def place_of(folder: str, name: str) -> str:
    """The path below outputs/ of a file that is published to a folder under this name."""
    return name if name.startswith(f"{HARMED}/") else f"{folder}/{name}"


def name_of(folder: str, place: str) -> str:
    """The name under which a file is published to a folder, from its path below outputs/."""
    return place.removeprefix(f"{folder}/")


def enter(manifest: Manifest, move: Move) -> None:
    """Record in the manifest a file that was moved into place."""
    manifest.put(move.place, move.digest, move.origin)
    manifest.wrote(move.place, was_there=move.former is not None)


def _numbered(path: str, number: int) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_name(f"{pure.stem} (new{'' if number == 1 else f' {number}'}){pure.suffix}"))
