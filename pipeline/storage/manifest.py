"""The manifest while a run changes it: each file's hash and sources, notes on folders, the last change."""

from __future__ import annotations

import enum
import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pipeline.foundation.encrypted_spool import Spool
from pipeline.storage.atomic_write import cannot_read, hash_of, write_atomically
from pipeline.storage.audit_log import Anchor
from pipeline.storage.manifest_format import MANIFEST, LastChange, parts_of, pieces_of
from pipeline.storage.packed_manifest import CASES, HARMED, Packed, compact, folder_of, is_of_a_case

#: The keys of an entry that describe the last change: the run that wrote the file, and whether it was new.
_CHANGE = ("run", "is_new")
#: Files read in parallel: reading them one by one takes twice as long.
_READERS = 4
#: The key of an entry that names its case's folder, where the file is in that of a child harmed.
_OF = "of"


class Change(enum.Enum):
    """What the last run that changed anything did to a file."""

    NEW = "new"
    REWRITTEN = "rewritten"
    NONE = ""


class Manifest:
    """The manifest of a folder of outputs while a run changes it.

    Runs that change anything below cases/ are numbered; each file has the number of the run that last wrote
    it. A run that did not complete shares its number with the next.
    """

    def __init__(self, root: Path) -> None:
        """Read the manifest of a folder.

        A missing or damaged manifest is read as empty, so that every file counts as a person's.
        Raises OutputError where it is there but cannot be read: it must not be overwritten then.
        """
        self._file = root / MANIFEST
        self._root = root
        #: By the folder of a child harmed, the folder of the case.
        self._case_of: dict[str, str] = {}
        #: By the folder of a case, those of its children harmed.
        self._harmed_of: dict[str, list[str]] = {}
        self._readers = ThreadPoolExecutor(_READERS)
        try:
            self._last, self._notes, self._files = parts_of(self._file)
            self._differs, self.is_lost = False, False
            for folder in self.folders(HARMED):
                self._read_owner(f"{HARMED}/{folder}")
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._last, self._notes, self._files = LastChange(), Spool(), Packed()
            self._differs, self.is_lost = True, has_case_files(root)
        except OSError:
            raise cannot_read(self._file) from None

    @property
    def gone(self) -> set[str]:
        """The files removed by the last run that changed anything."""
        return set(self._last.gone)

    def change(self, path: str) -> Change:
        """What the last run that changed anything did to a file."""
        entry = self._files.get(path) or {}
        if entry.get("run") != self._last.run:
            return Change.NONE
        return Change.NEW if entry.get("is_new") else Change.REWRITTEN

    def end(self) -> None:
        """Record that the run is complete."""
        self._differs = self._differs or not self._last.ended
        self._last.ended = True

    @property
    def log(self) -> Anchor | None:
        """What is known of the audit log, as the last run left it."""
        return self._last.log

    def keep_log(self, anchor: Anchor) -> None:
        """Record how many entries the audit log has now, and the hash of the last."""
        if anchor != self._last.log:
            self._last.log = anchor
            self._differs = True

    def _begin(self) -> int:
        """The number of this run, which is about to change something."""
        if self._last.ended:
            self._last = LastChange(self._last.run + 1, ended=False, log=self._last.log)
        self._differs = True
        return self._last.run

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Every file by its path below the folder, with its hash, folder by folder."""
        for folder in self._files.names():
            for path, entry in sorted(self._files.folder(folder).items()):
                yield path, entry["sha256"]

    def below(self, folder: str) -> list[str]:
        """The path of every file in a folder that a run publishes to, in order.

        For a case, those in the folders of its children harmed as well.
        """
        others = self._harmed_of.get(folder, ())
        return sorted(path for one in (folder, *others) for path in self._files.folder(one))

    def group_of(self, path: str) -> str:
        """The group that a file is deleted with: its case's folder; for any other file, the file itself."""
        folder = folder_of(path)
        return self._case_of.get(folder, folder) if is_of_a_case(path) else path

    def _read_owner(self, folder: str) -> None:
        entries = self._files.folder(folder).values()
        self._set_owner(folder, next((str(one[_OF]) for one in entries if _OF in one), folder))

    def _set_owner(self, folder: str, case: str) -> None:
        if self._case_of.get(folder) != case:
            self._case_of[folder] = case
            self._harmed_of.setdefault(case, []).append(folder)

    def hash(self, path: str) -> str | None:
        """The hash of a file when it was written; None where this program did not write it."""
        entry = self._files.get(path)
        return entry["sha256"] if entry else None

    def entry(self, path: str) -> dict[str, Any]:
        """A file's entry without its last change; empty where this program did not write the file."""
        return {name: value for name, value in (self._files.get(path) or {}).items() if name not in _CHANGE}

    def unended(self) -> Iterator[dict[str, Any]]:
        """The entry of each file written by a last run that did not complete; none where it did."""
        if not self._last.ended:
            for folder in self._files.names():
                entries = self._files.folder(folder).items()
                yield from (entry for _, entry in sorted(entries) if entry.get("run") == self._last.run)

    def entries(self) -> Iterator[dict[str, Any]]:
        """The entry of each file."""
        for folder in self._files.names():
            yield from (entry for _, entry in sorted(self._files.folder(folder).items()))

    def folders(self, room: str) -> list[str]:
        """The names of the folders with entries below a folder."""
        return [name.removeprefix(f"{room}/") for name in self._files.names() if name.startswith(f"{room}/")]

    def put(self, path: str, digest: str, origin: dict[str, Any] | None = None) -> None:
        """Add the entry of a file. Without an origin, an unchanged file keeps the one it has."""
        former = self._files.get(path)
        if former is not None and former["sha256"] == digest and origin is None:
            return
        change = {name: value for name, value in (former or {}).items() if name in _CHANGE}
        entry = {"sha256": digest, **(origin or {}), **change}
        if former != entry:
            self._differs = True
            self._files.put(path, entry)
            if _OF in entry:
                self._set_owner(folder_of(path), str(entry[_OF]))

    def wrote(self, path: str, *, was_there: bool) -> None:
        """Record that a file which has an entry was written."""
        if is_of_a_case(path):
            run, was_taken = self._begin(), path in self._last.gone
            self._last.gone.discard(path)
            is_new = self.change(path) is Change.NEW or not (was_there or was_taken)
            entry = {name: value for name, value in (self._files.get(path) or {}).items() if name != "is_new"}
            self._files.put(path, {**entry, "run": run, **({"is_new": True} if is_new else {})})

    def rename(self, path: str, new: str, entry: dict[str, Any]) -> None:
        """Move the entry of a file that has another name now; what the last run did to it stays."""
        former = self._files.get(path) or {}
        change = {name: value for name, value in former.items() if name in _CHANGE}
        self._files.drop(path)
        self._files.put(new, {**entry, **change})
        self._differs = True

    def drop(self, path: str) -> None:
        """Remove the entry of a file that was removed."""
        was_there = self._files.get(path) is not None
        if was_there:
            self._differs = True
            if is_of_a_case(path):
                self._begin()
                if self.change(path) is not Change.NEW:
                    self._last.gone.add(path)
            self._files.drop(path)

    def forget(self, path: str) -> None:
        """Remove every trace of a file that was permanently deleted, its name included."""
        self._last.gone.discard(path)
        self._differs = self._files.drop(path) or self._differs

    def note(self, folder: str) -> dict[str, Any] | None:
        """The last run's note on a folder, or None."""
        kept = self._notes.get(folder)
        note = json.loads(kept) if kept else None
        return note if isinstance(note, dict) else None

    def remember(self, folder: str, note: dict[str, Any] | None) -> None:
        """Keep a note on a folder for the next run; None removes it."""
        now = compact(note).encode() if note is not None else b""
        if self._notes.get(folder, b"") != now:
            self._differs = True
            self._notes.pop(folder, None)
            if now:
                self._notes[folder] = now

    def is_as_written(self, folder: str) -> bool:
        """Whether every file of a folder is there and unchanged since it was written."""
        entries = [(self._root / path, str(self.hash(path))) for path in self.below(folder)]
        shares = [entries[start::_READERS] for start in range(_READERS)]
        return all(self._readers.map(_are_as_written, shares))

    def save(self) -> None:
        """Write the manifest, one line for each file, unless it is unchanged."""
        if self._differs:
            pieces = pieces_of(self._last, self._notes, self._files)
            write_atomically(self._file, (piece.encode() for piece in pieces))
            self._differs = False


def has_case_files(root: Path) -> bool:
    """Whether an outputs folder holds any file of a case."""
    return any(names for room in (CASES, HARMED) for _, _, names in os.walk(root / room))


def _are_as_written(files: Iterable[tuple[Path, str]]) -> bool:
    return all(hash_of(path) == digest for path, digest in files)
