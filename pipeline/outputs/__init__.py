"""Moves finished files into outputs/: staged first, never over a person's edit, the same bytes for the same input."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any

from pipeline.errors import OutputError
from pipeline.outputs.claim import Claim
from pipeline.outputs.manifest import Change, Manifest, state_of
from pipeline.outputs.whole import cannot_write, hash_of, put_whole, require_closed, write_whole

__all__ = ["Change", "Outputs", "Published", "put_whole", "state_of"]

#: What a run notes of each folder before it moves the first of its files.
_JOURNAL = "moves.json"
#: Where a file goes, its hash, the hash of what stands there, and what it was made from.
_Move = tuple[str, str, str | None, dict[str, Any]]


@dataclass
class Published:
    """What became of some files: how many were written and how many stood there already; the others by their path below outputs/.

    `kept`: edited by a person since it was written; it was left alone, and the new one stands at the path beside it.
    `carried`: what a person wrote in it stands in the new version, with the names of those places; `both`: those places in which the
    workbook changed as well, so that both stand there.
    `withdrawn`: written earlier, no longer due, and taken away. `stale`: the same, but edited, so left.
    """

    written: int = 0
    unchanged: int = 0
    kept: list[tuple[str, str]] = field(default_factory=list)
    carried: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    both: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

    def add(self, other: Published) -> None:
        """Take in what became of further files."""
        self.written += other.written
        self.unchanged += other.unchanged
        for name in ("kept", "carried", "both", "withdrawn", "stale"):
            getattr(self, name).extend(getattr(other, name))


class Outputs:
    """The outputs folder while a run writes to it. Use it in a `with`: at the end the manifest is written and staging removed.

    One run at a time: it holds the folder's lock, which the system takes back from a run that was killed. What such a run had made
    ready and not yet moved is moved when the next begins.
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
            self._manifest = Manifest(self.root)
            for left in sorted(self.root.glob(".staging-*")):
                self._end(left)
            self._staging = Path(tempfile.mkdtemp(prefix=".staging-", dir=self.root))
        except (OSError, OutputError) as fault:
            self._claim.give_back()
            raise (cannot_write(self.root, fault) if isinstance(fault, OSError) else fault) from None
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        """Write the manifest of what stands there now, and remove the staging place."""
        try:
            self._manifest.save()
            if self._staging is not None:
                shutil.rmtree(self._staging, ignore_errors=True)
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
        """Whether every file that was published to a folder is there and is what was written."""
        return self._manifest.is_as_written(folder)

    def is_own(self, path: str) -> bool:
        """Whether a file is one that was published, and nobody has changed it since."""
        return self._manifest.hash(path) == hash_of(self.root / path)

    def remove(self, paths: Iterable[str]) -> None:
        """Take files away for good, and the folders that are empty then. Raises OutputError where one cannot be taken away."""
        for path in paths:
            file = self.root / path
            try:
                file.unlink(missing_ok=True)
                while file.parent != self.root and not any(file.parent.iterdir()):
                    file = file.parent
                    file.rmdir()
            except OSError as fault:
                raise cannot_write(file, fault) from None
            self._manifest.drop(path)
            self._manifest.remember("/".join(path.split("/")[:2]), None)

    def end(self) -> None:
        """Say that the run has come to its end, so that what it changed is the whole of the last change."""
        self._manifest.end()

    def _end(self, staging: Path) -> None:
        """End what a run that was killed had begun: each folder's files that were all ready are moved, the others thrown away."""
        manifest = self._manifest
        for journal in sorted(staging.glob(f"*/{_JOURNAL}")):
            written = json.loads(journal.read_bytes())
            manifest.remember(written["folder"], None)
            for place, digest, former, origin in written["moves"]:
                source, now = journal.parent / "new" / place, hash_of(self.root / place)
                if source.exists() and now in (None, former):
                    (self.root / place).parent.mkdir(parents=True, exist_ok=True)
                    source.replace(self.root / place)
                    now = digest
                if now == digest:
                    self._enter(place, digest, former, origin)
            for place, digest in written["gone"]:
                if (now := hash_of(self.root / place)) == digest:
                    (self.root / place).unlink()
                if now in (None, digest):
                    manifest.drop(place)
        manifest.save()
        shutil.rmtree(staging, ignore_errors=True)

    def keep(self, name: str, data: bytes | Iterable[bytes], origin: dict[str, Any]) -> None:
        """Write a file that the program keeps for itself, whole or piece by piece: it is written over where it differs."""
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

        `all_of_folder`: what earlier runs wrote there or below, and is not among the files or in `keep`, is no longer due. What
        earlier runs wrote at the place of a `refused` file goes in any case. `origins`: by name, what the manifest says of where a
        file came from. `carried_from`: by name, the hash of a person's file that may be written over, because what the person wrote
        stands in the new one. Raises OutputError, naming the file, where one cannot be moved into place: it may be open in Word.
        """
        assert self._staging is not None
        result, manifest, origins = Published(), self._manifest, origins or {}
        manifest.remember(folder, None)
        self._published += 1
        stage, theirs = self._staging / f"{self._published:06}", carried_from or {}
        moves: list[_Move] = []
        for name, data in files.items():
            digest = hashlib.sha256(data).hexdigest()
            place, now = self._place_for(f"{folder}/{name}", digest, theirs.get(name), result)
            if now == digest:
                result.unchanged += 1
                manifest.put(place, digest, origins.get(name))
            else:
                write_whole(stage / "new" / place, data)
                moves.append((place, digest, now, origins.get(name, {})))
        due = {f"{folder}/{name}" for name in (*files, *keep)} | {new for _, new in result.kept}
        gone = {f"{folder}/{name}" for name in refused}
        there = manifest.below(folder)
        if all_of_folder:
            gone.update(there)
        going = [(one, str(manifest.hash(one))) for one in there if one in gone - due]
        if moves or going:
            write_whole(stage / _JOURNAL, json.dumps({"folder": folder, "moves": moves, "gone": going}).encode())
            self._move_all(stage, [place for place, *_ in moves])
            for move in moves:
                self._enter(*move)
            result.written += len(moves)
            self._withdraw(dict(going), result)
        return result

    def _enter(self, place: str, digest: str, former: str | None, origin: dict[str, Any]) -> None:
        """Note in the manifest what was moved into place."""
        self._manifest.put(place, digest, origin)
        self._manifest.wrote(place, was_there=former is not None)

    def _move_all(self, stage: Path, places: list[str]) -> None:
        """Move staged files to their places: all of them, or, where one cannot be moved, none."""
        undo: list[tuple[Path, Path]] = []
        for place in places:
            source, target, former = stage / "new" / place, self.root / place, stage / "former" / place
            try:
                require_closed(target)
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.exists():
                    former.parent.mkdir(parents=True, exist_ok=True)
                    _keep(target, former)
                source.replace(target)
                undo.append((former, target))
            except (OSError, OutputError) as fault:
                for back, moved in reversed(undo):
                    back.replace(moved) if back.exists() else moved.unlink()
                (stage / _JOURNAL).unlink(missing_ok=True)
                raise (fault if isinstance(fault, OutputError) else cannot_write(target, fault)) from None

    def _place_for(self, path: str, digest: str, theirs: str | None, result: Published) -> tuple[str, str | None]:
        """Where a file is to be written, and the hash of what stands there: its own path, or one beside a person's edit."""
        place, number = path, 0
        while (now := hash_of(self.root / place)) not in (None, digest, theirs, self._manifest.hash(place)):
            number += 1
            place = _beside(path, number)
        if place != path:
            result.kept.append((path, place))
        return place, now

    def _withdraw(self, gone: Mapping[str, str], result: Published) -> None:
        """Take away what earlier runs wrote at these places, unless a person edited it."""
        for path in gone:
            now = hash_of(self.root / path)
            if now is not None and now != gone[path]:
                result.stale.append(path)
                continue
            if now is not None:
                try:
                    (self.root / path).unlink()
                except OSError as fault:
                    raise cannot_write(self.root / path, fault) from None
                result.withdrawn.append(path)
            self._manifest.drop(path)


def _beside(path: str, number: int) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_name(f"{pure.stem} (new{'' if number == 1 else f' {number}'}){pure.suffix}"))


def _keep(file: Path, former: Path) -> None:
    """Keep a file that is about to be replaced, which stays where it is until then."""
    try:
        os.link(file, former)
    except OSError:  # a disk that knows no links
        shutil.copy2(file, former)
