"""Moves finished files into outputs/: staged first, never over a person's edit, the same bytes for the same input."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from types import TracebackType

from filelock import FileLock, Timeout

from pipeline.errors import OutputError

MANIFEST = "manifest.json"
_FORMAT = 1
#: What a run notes of each case before it moves the first of its files; the folder's lock, and who holds it.
_JOURNAL, _LOCK, _HOLDER = "moves.json", ".lock", ".holder.json"


@dataclass
class Published:
    """What became of some files, each by its path below outputs/.

    `kept`: edited by a person since it was written; it was left alone, and the new one stands at the path beside it.
    `withdrawn`: written earlier, no longer due, and taken away. `stale`: the same, but edited, so left.
    """

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

    def add(self, other: Published) -> None:
        """Take in what became of further files."""
        for name in ("written", "unchanged", "kept", "withdrawn", "stale"):
            getattr(self, name).extend(getattr(other, name))


class Outputs:
    """The outputs folder while a run writes to it. Use it in a `with`: at the end the manifest is written and staging removed.

    One run at a time: it holds the folder's lock, which the system takes back from a run that was killed. What such a run had made
    ready and not yet moved is moved when the next begins.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._hashes: dict[str, str] = {}
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
            self._hashes = _read_manifest(self.root / MANIFEST)
            for left in sorted(self.root.glob(".staging-*")):
                self._end(left)
            self._staging = Path(tempfile.mkdtemp(prefix=".staging-", dir=self.root))
        except (OSError, OutputError) as fault:
            self._claim.give_back()
            raise (_cannot_write(self.root, fault) if isinstance(fault, OSError) else fault) from None
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        """Write the manifest of what stands there now, and remove the staging place."""
        try:
            self._write_manifest()
            if self._staging is not None:
                shutil.rmtree(self._staging, ignore_errors=True)
        finally:
            self._claim.give_back()

    def _write_manifest(self) -> None:
        manifest = {"format": _FORMAT, "files": {name: {"sha256": self._hashes[name]} for name in sorted(self._hashes)}}
        _write(self.root / MANIFEST, (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode())

    def _end(self, staging: Path) -> None:
        """End what a run that was killed had begun: each case's files that were all ready are moved, the others thrown away."""
        for journal in sorted(staging.glob(f"*/{_JOURNAL}")):
            written = json.loads(journal.read_bytes())
            for place, digest, former in written["moves"]:
                source, now = journal.parent / "new" / place, _hash_of(self.root / place)
                if source.exists() and now in (None, former):
                    (self.root / place).parent.mkdir(parents=True, exist_ok=True)
                    source.replace(self.root / place)
                    now = digest
                if now == digest:
                    self._hashes[place] = digest
            for place, digest in written["gone"]:
                if (now := _hash_of(self.root / place)) == digest:
                    (self.root / place).unlink()
                if now in (None, digest):
                    self._hashes.pop(place, None)
        self._write_manifest()
        shutil.rmtree(staging, ignore_errors=True)

    def keep_register(self, name: str, data: bytes) -> None:
        """Write a file that the program keeps for itself: it was read whole before, so it is written over."""
        _write(self.root / name, data)

    def publish(
        self,
        folder: str,
        files: Mapping[str, bytes],
        *,
        all_of_folder: bool,
        keep: Collection[str] = (),
        refused: Collection[str] = (),
    ) -> Published:
        """Put these files (name to bytes) into `folder`: all of them, or none.

        `all_of_folder`: what earlier runs wrote there or below, and is not among the files or in `keep`, is no longer due. What
        earlier runs wrote at the place of a `refused` file goes in any case. Raises OutputError, naming the file, where one cannot
        be moved into place: it may be open in Word.
        """
        assert self._staging is not None
        result = Published()
        self._published += 1
        stage = self._staging / f"{self._published:06}"
        moves: list[tuple[str, str, str | None]] = []
        for name, data in files.items():
            digest = hashlib.sha256(data).hexdigest()
            place = self._place_for(f"{folder}/{name}", digest, result)
            if place is not None:
                _write(stage / "new" / place, data)
                moves.append((place, digest, _hash_of(self.root / place)))
        due = {f"{folder}/{name}" for name in (*files, *keep)} | {new for _, new in result.kept}
        gone = {f"{folder}/{name}" for name in refused}
        if all_of_folder:
            gone.update(one for one in self._hashes if PurePosixPath(one).is_relative_to(folder))
        going = [(one, self._hashes[one]) for one in self._hashes if one in gone - due]
        if moves or going:
            _write(stage / _JOURNAL, json.dumps({"moves": moves, "gone": going}).encode())
            self._move_all(stage, [place for place, _, _ in moves])
            self._hashes.update((place, digest) for place, digest, _ in moves)
            result.written.extend(place for place, _, _ in moves)
            self._withdraw(dict(going), result)
        return result

    def _move_all(self, stage: Path, places: list[str]) -> None:
        """Move staged files to their places: all of them, or, where one cannot be moved, none."""
        undo: list[tuple[Path, Path]] = []
        for place in places:
            source, target, former = stage / "new" / place, self.root / place, stage / "former" / place
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.exists():
                    former.parent.mkdir(parents=True, exist_ok=True)
                    _keep(target, former)
                source.replace(target)
                undo.append((former, target))
            except OSError as fault:
                for back, moved in reversed(undo):
                    back.replace(moved) if back.exists() else moved.unlink()
                (stage / _JOURNAL).unlink(missing_ok=True)
                raise _cannot_write(target, fault) from None

    def _place_for(self, path: str, digest: str, result: Published) -> str | None:
        """Where a file is to be written: its own path, one beside a person's edit, or None where it stands there already."""
        place, number = path, 0
        while (now := _hash_of(self.root / place)) not in (None, digest, self._hashes.get(place)):
            number += 1
            place = _beside(path, number)
        if place != path:
            result.kept.append((path, place))
        if now == digest:
            result.unchanged.append(place)
            self._hashes[place] = digest
            return None
        return place

    def _withdraw(self, gone: Mapping[str, str], result: Published) -> None:
        """Take away what earlier runs wrote at these places, unless a person edited it."""
        for path in gone:
            now = _hash_of(self.root / path)
            if now is not None and now != self._hashes[path]:
                result.stale.append(path)
                continue
            if now is not None:
                try:
                    (self.root / path).unlink()
                except OSError as fault:
                    raise _cannot_write(self.root / path, fault) from None
                result.withdrawn.append(path)
            del self._hashes[path]


class Claim:
    """The claim of one run on a folder of outputs."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = FileLock(root / _LOCK, timeout=0)

    def take(self) -> None:
        """Claim the folder. Raises OutputError that says who holds it, and since when."""
        try:
            self._lock.acquire()
        except Timeout:
            remedy = "Wait until it has ended, and run the same command again."
            raise OutputError(f"Another run is writing to {self._root}{self._holder()}.", remedy) from None
        told = {"user": getpass.getuser(), "computer": platform.node(), "since": f"{datetime.now():%d/%m/%Y %H:%M}"}
        _write(self._root / _HOLDER, json.dumps(told).encode())

    def give_back(self) -> None:
        """Let the next run have the folder."""
        if self._lock.is_locked:
            (self._root / _HOLDER).unlink(missing_ok=True)
            self._lock.release()

    def _holder(self) -> str:
        try:
            told = json.loads((self._root / _HOLDER).read_bytes())
            return f": {told['user']} on {told['computer']}, since {told['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return ""


def put_whole(file: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` write a file beside its place, and put it there whole. Raises OutputError where it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.part")
        write(beside)
        beside.replace(file)
    except OSError:
        raise OutputError(f"{file} cannot be written.", "Close it in Word, or choose a folder that you may write to.") from None
    return file


def state_of(root: Path) -> tuple[list[str], list[str]]:
    """The files that the manifest names and that were changed since, and those that are gone; each by its path below `root`."""
    written = _read_manifest(root / MANIFEST)
    now = {path: _hash_of(root / path) for path in sorted(written)}
    changed = [path for path, digest in now.items() if digest is not None and digest != written[path]]
    return changed, [path for path, digest in now.items() if digest is None]


def _beside(path: str, number: int) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_name(f"{pure.stem} (new{'' if number == 1 else f' {number}'}){pure.suffix}"))


def _hash_of(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _cannot_write(path, fault) from None


def _read_manifest(path: Path) -> dict[str, str]:
    """The hashes that the last run wrote; none where it cannot be read, so that every file counts as a person's."""
    try:
        written = json.loads(path.read_bytes())
        return {name: entry["sha256"] for name, entry in written["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _keep(file: Path, former: Path) -> None:
    """Keep a file that is about to be replaced, which stays where it is until then."""
    try:
        os.link(file, former)
    except OSError:  # a disk that knows no links
        shutil.copy2(file, former)


def _write(path: Path, data: bytes) -> None:
    """Write a whole file or none: beside its place first, then moved there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.part")
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        raise _cannot_write(path, fault) from None


def _cannot_write(path: Path, fault: OSError) -> OutputError:
    reason = "the disk is full" if fault.errno == 28 else "it may be open in Word or Excel, or the folder may be read-only"
    return OutputError(f"{path} cannot be written: {reason}.", "Close it, or free the disk, and run the same command again.")
