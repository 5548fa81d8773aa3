"""The outputs folder. Files are staged, then moved into place, and never replace a person's edit."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import (
    cannot_write,
    hash_of,
    is_there,
    read_if_there,
    remove_partial_files,
    require_closed,
    write_atomically,
    write_atomically_by,
)
from pipeline.storage.audit_log import AuditLog
from pipeline.storage.delete import Removed, remove_together
from pipeline.storage.file_states import STAGING, State, entry_of, log_of, state_of
from pipeline.storage.inventory import Inventory, inventory_of, why_unread
from pipeline.storage.lock import FolderLock
from pipeline.storage.manifest import Change, Manifest
from pipeline.storage.packed_manifest import HARMED, is_of_a_case
from pipeline.storage.publication import Publication, Published, enter, is_own, name_of, place_of
from pipeline.storage.transaction import Moves

__all__ = [
    "HARMED",
    "Change",
    "Inventory",
    "Outputs",
    "Published",
    "Removed",
    "State",
    "entry_of",
    "inventory_of",
    "is_of_a_case",
    "is_there",
    "log_of",
    "name_of",
    "place_of",
    "read_if_there",
    "state_of",
    "why_unread",
    "write_atomically_by",
]


#: The prefix of the staging folder's name once all files have been moved.
_OVER = ".over-"


class Outputs:
    """The outputs folder while a run writes to it.

    A context manager: on exit the manifest is written and the staging folder removed.

    One run at a time holds the folder's lock. The operating system releases the lock of a killed run, and
    the files which that run had staged but not yet moved are moved when the next run begins.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._staging: Path | None = None
        self._published = 0
        self._lock = FolderLock(root)

    def __enter__(self) -> Outputs:
        """Create the folder, complete what a killed run began, and read the manifest.

        Raises OutputError where the folder cannot be written to, or another run holds its lock.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            remove_partial_files(self.root)
            self._manifest = Manifest(self.root)
            for over in self.root.glob(f"{_OVER}*"):
                shutil.rmtree(over, ignore_errors=True)
            cut_off = sorted(self.root.glob(f"{STAGING}*"))
            for left in cut_off:
                self._complete(left)
            self._was_cut_off = bool(cut_off)
            self._staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=self.root))
        except (OSError, OutputError) as fault:
            self._lock.release()
            raise (cannot_write(self.root, fault) if isinstance(fault, OSError) else fault) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the manifest, remove the staging folder and release the lock."""
        try:
            log = self.__dict__.get("log")
            if log is not None and log.anchor.number:
                self._manifest.keep_log(log.anchor)
            self._manifest.save()
            if self._staging is not None:
                over = self._staging.rename(
                    self._staging.with_name(self._staging.name.replace(STAGING, _OVER))
                )
                shutil.rmtree(over, ignore_errors=True)
        finally:
            self._lock.release()

    @cached_property
    def log(self) -> AuditLog:
        """The audit log, read when it is first needed. Raises OutputError where it cannot be read."""
        return AuditLog(self.root, self._manifest.log, may_be_longer=self._was_cut_off)

    @property
    def gone(self) -> set[str]:
        """Files below cases/ that this run removed, or if it has changed nothing, the last change removed."""
        return self._manifest.gone

    def change(self, path: str) -> Change:
        """What this run did to a file below cases/, or if it has changed nothing, the last change did."""
        return self._manifest.change(path)

    def entry(self, path: str) -> dict[str, Any]:
        """The manifest's entry for a file; empty where the file was not published."""
        return self._manifest.entry(path)

    def unended(self) -> Iterator[dict[str, Any]]:
        """The entry of each file written by a last run that did not complete; none where it did."""
        return self._manifest.unended()

    def entries(self) -> Iterator[dict[str, Any]]:
        """The manifest's entry for each file."""
        return self._manifest.entries()

    def folders(self, room: str) -> list[str]:
        """The names of the folders that files were published to, below one folder of outputs/."""
        return self._manifest.folders(room)

    @property
    def is_manifest_lost(self) -> bool:
        """Whether there are files of cases but no readable manifest."""
        return self._manifest.is_lost

    def noted(self, folder: str) -> dict[str, Any] | None:
        """The last run's note on a folder; None where its files have been published since."""
        return self._manifest.note(folder)

    def remember(self, folder: str, note: dict[str, Any]) -> None:
        """Keep a note on a folder for the next run. Publishing the folder's files again removes it."""
        self._manifest.remember(folder, note)

    def files_in(self, folder: str) -> list[str]:
        """Every file published to a folder, by its path below outputs/.

        For a case, those in the folders of its children harmed as well.
        """
        return self._manifest.below(folder)

    def group_of(self, path: str) -> str:
        """The group that a file is deleted with: its case's folder; for any other file, the file itself."""
        return self._manifest.group_of(path)

    def is_as_written(self, folder: str) -> bool:
        """Whether every file published to a folder is there, readable and unchanged."""
        try:
            return self._manifest.is_as_written(folder)
        except OutputError:
            return False

    def is_own(self, path: str) -> bool:
        """Whether a file was published here, is unchanged since, and holds nothing that a person wrote."""
        return is_own(self.root, self._manifest, path)

    def remove(self, paths: Iterable[str]) -> Removed:
        """Delete files permanently, and the folders that this empties.

        All files of one case are deleted, or none of them. A case that cannot be deleted does not stop the
        others.
        """
        removed, groups = Removed(), defaultdict[str, list[str]](list)
        for path in paths:
            groups[self.group_of(path)].append(path)
        for folder, places in groups.items():
            try:
                gone = remove_together(self.root, self._new_stage(), folder, places)
            except OutputError as fault:
                removed.stays.append((places, fault))
                continue
            for place in places:
                self._manifest.forget(place)
            self._manifest.remember(folder, None)
            removed.gone += gone
        return removed

    def end(self) -> None:
        """Record that the run is complete, so that its changes are the last change."""
        self._manifest.end()

    def keep(self, name: str, data: bytes | Iterable[bytes], origin: dict[str, Any]) -> None:
        """Write a file of the program's own, as bytes or in pieces, replacing one that differs.

        Raises OutputError where it cannot be written: it may be open in Excel.
        """
        require_closed(self.root / name)
        write_atomically(self.root / name, data, unless_same=True)
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
        """Move files (name to bytes) into `folder`: all of them, or none.

        A name that begins with "harmed/" is a path below outputs/: the folder of a child harmed.

        `all_of_folder`: files of earlier runs there or below that are neither in `files` nor in `keep` are no
        longer due, and are withdrawn. An earlier version of a `refused` file is withdrawn in any case.
        `origins`: by name, what the manifest records of a file's sources.
        `carried_from`: by name, the hash of a person's file that may be replaced or removed, because a new
        file holds what the person wrote.
        Raises OutputError, naming the file, where one cannot be moved into place: it may be open in Word.
        """
        self._manifest.remember(folder, None)
        publication = Publication(
            self.root, self._manifest, self._new_stage(), folder, edited=carried_from or {}
        )
        for name, data in files.items():
            publication.add(name, data, (origins or {}).get(name))
        publication.withdraw_others(files, keep, refused, all_of_folder=all_of_folder)
        return publication.commit()

    def rename(self, folder: str, names: Mapping[str, str], entries: Mapping[str, dict[str, Any]]) -> None:
        """Give files published to a folder new names (new path by old): all of them, or none.

        Each keeps its bytes, its time, and its entry, edited or not. `entries`: by old path, an entry that
        replaces the one it has. Raises OutputError, naming the file, where one is open in Word.
        """
        self._manifest.remember(folder, None)
        moves = Moves(self.root, self._new_stage(), folder)
        now = {old: entries.get(old) or self._manifest.entry(old) for old in names}
        for old, new in names.items():
            moves.rename(old, new, now[old])
        moves.commit()
        for old, new in names.items():
            self._manifest.rename(old, new, now[old])

    def _new_stage(self) -> Path:
        """A path of its own in the staging folder."""
        assert self._staging is not None
        self._published += 1
        return self._staging / f"{self._published:06}"

    def _complete(self, staging: Path) -> None:
        """Complete a killed run: move the files of each folder that was fully staged, discard the others."""
        for moves in Moves.left_in(self.root, staging):
            self._manifest.remember(moves.folder, None)
            for move in moves.complete():
                enter(self._manifest, move)
            for place, _ in moves.gone:
                if not is_there(self.root / place):
                    self._manifest.drop(place)
        self._manifest.save()
        shutil.rmtree(staging, ignore_errors=True)
