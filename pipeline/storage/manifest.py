"""manifest.json: of every file what it is and what it was made from, of every folder what a run noted, and what changed last."""

from __future__ import annotations

import enum
import json
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.foundation.encrypted_spool import Spool
from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import cannot_read, hash_of, is_inside, write_whole
from pipeline.storage.inventory import why_unread
from pipeline.storage.packed_manifest import Packed, compact, folder_of

MANIFEST = "manifest.json"
_FORMAT = 4
#: What an entry says of the last change: the number of the run that wrote it, and whether it was new then.
_CHANGE = ("run", "is_new")
#: So many files are read at once: a disk that is asked for one after the other takes twice the time.
_READERS = 4
#: No entry that a run writes is nested nearly so deeply.
_DEEPEST = 50
#: Below this folder each folder is one case's.
_CASES = "cases"


@dataclass
class _Told:
    """The number of the last run that changed anything, what it took away, and whether it came to its end."""

    run: int = 0
    gone: set[str] = field(default_factory=set)
    ended: bool = True


class Change(enum.Enum):
    """What the last run that changed anything did to a file."""

    NEW = "new"
    ANEW = "anew"
    NONE = ""


class Manifest:
    """The manifest of a folder of outputs while a run changes it.

    Runs that change anything below cases/ are numbered; each file has the number of the one that wrote it
    last. A run that did not come to its end shares its number with the next.
    """

    def __init__(self, root: Path) -> None:
        """Read it.

        Where there is none, or it is damaged, it is empty, so that every file counts as a person's.

        Raises OutputError where the system does not let it be read: it is not lost then, and may not be
        written over.
        """
        self._file = root / MANIFEST
        self._root = root
        self._readers = ThreadPoolExecutor(_READERS)
        try:
            self._told, self._notes, self._files = _read(self._file)
            self._differs, self.is_lost = False, False
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._told, self._notes, self._files = _Told(), Spool(), Packed()
            self._differs, self.is_lost = True, _has_files(root)
        except OSError:
            raise cannot_read(self._file) from None

    @property
    def gone(self) -> set[str]:
        """What was taken away by the last run that changed anything."""
        return set(self._told.gone)

    def change(self, path: str) -> Change:
        """What the last run that changed anything did to a file."""
        entry = self._files.get(path) or {}
        if entry.get("run") != self._told.run:
            return Change.NONE
        return Change.NEW if entry.get("is_new") else Change.ANEW

    def end(self) -> None:
        """Note that the run came to its end."""
        self._differs = self._differs or not self._told.ended
        self._told.ended = True

    def _begin(self) -> int:
        """The number of this run, which is about to change something."""
        if self._told.ended:
            self._told = _Told(self._told.run + 1, ended=False)
        self._differs = True
        return self._told.run

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Every file by its path below the folder, with its hash, folder by folder."""
        for folder in self._files.names():
            for path, entry in sorted(self._files.folder(folder).items()):
                yield path, entry["sha256"]

    def below(self, folder: str) -> list[str]:
        """The paths of every file of a folder that a run publishes to, in order."""
        return sorted(self._files.folder(folder))

    def hash(self, path: str) -> str | None:
        """What a file's hash was when it was written; None where this program did not write it."""
        entry = self._files.get(path)
        return entry["sha256"] if entry else None

    def entry(self, path: str) -> dict[str, Any]:
        """Everything that is known of a file; nothing where this program did not write it."""
        return {name: value for name, value in (self._files.get(path) or {}).items() if name not in _CHANGE}

    def unended(self) -> Iterator[dict[str, Any]]:
        """What is known of each file that was written by a run that did not come to its end; nothing where the last one did."""
        if not self._told.ended:
            for folder in self._files.names():
                entries = self._files.folder(folder).items()
                yield from (entry for _, entry in sorted(entries) if entry.get("run") == self._told.run)

    def entries(self) -> Iterator[dict[str, Any]]:
        """What is known of each file."""
        for folder in self._files.names():
            yield from (entry for _, entry in sorted(self._files.folder(folder).items()))

    def folders(self, room: str) -> list[str]:
        """The names of the folders below one that hold anything."""
        return [name.removeprefix(f"{room}/") for name in self._files.names() if name.startswith(f"{room}/")]

    def put(self, path: str, digest: str, origin: dict[str, Any] | None = None) -> None:
        """Enter a file. Without an origin, one that it has already stays where the file is the same."""
        former = self._files.get(path)
        if former is not None and former["sha256"] == digest and origin is None:
            return
        change = {name: value for name, value in (former or {}).items() if name in _CHANGE}
        entry = {"sha256": digest, **(origin or {}), **change}
        if former != entry:
            self._differs = True
            self._files.put(path, entry)

    def wrote(self, path: str, *, was_there: bool) -> None:
        """Note that a file that was entered was written."""
        if path.startswith(f"{_CASES}/"):
            run, was_taken = self._begin(), path in self._told.gone
            self._told.gone.discard(path)
            is_new = self.change(path) is Change.NEW or not (was_there or was_taken)
            entry = {name: value for name, value in (self._files.get(path) or {}).items() if name != "is_new"}
            self._files.put(path, {**entry, "run": run, **({"is_new": True} if is_new else {})})

    def drop(self, path: str) -> None:
        """Take a file out that is gone."""
        was_there = self._files.get(path) is not None
        if was_there:
            self._differs = True
            if path.startswith(f"{_CASES}/"):
                self._begin()
                if self.change(path) is not Change.NEW:
                    self._told.gone.add(path)
            self._files.drop(path)

    def forget(self, path: str) -> None:
        """Take a file out that is gone for good, so that not even its name stays."""
        self._told.gone.discard(path)
        self._differs = self._files.drop(path) or self._differs

    def note(self, folder: str) -> dict[str, Any] | None:
        """What a run kept of a folder for the next; None where there is nothing."""
        kept = self._notes.get(folder)
        note = json.loads(kept) if kept else None
        return note if isinstance(note, dict) else None

    def remember(self, folder: str, note: dict[str, Any] | None) -> None:
        """Keep a note on a folder for the next run; None takes it away."""
        now = compact(note).encode() if note is not None else b""
        if self._notes.get(folder, b"") != now:
            self._differs = True
            self._notes.pop(folder, None)
            if now:
                self._notes[folder] = now

    def is_as_written(self, folder: str) -> bool:
        """Whether every file of a folder is there and is what was written."""
        entries = [(self._root / path, entry["sha256"]) for path, entry in self._files.folder(folder).items()]
        shares = [entries[start::_READERS] for start in range(_READERS)]
        return all(self._readers.map(_are_as_written, shares))

    def save(self) -> None:
        """Write it, a file a line, unless it would be the same."""
        if self._differs:
            write_whole(self._file, (piece.encode() for piece in self._pieces()))
            self._differs = False

    def _pieces(self) -> Iterator[str]:
        told = {"run": self._told.run, "ended": self._told.ended, "gone": sorted(self._told.gone)}
        yield f'{{"format": {_FORMAT},\n"changes": {compact(told)},\n"notes": {{'
        yield from _lines((folder, self._notes[folder].decode()) for folder in sorted(self._notes))
        yield '\n},\n"files": {'
        yield from _lines(
            (path, compact(entry))
            for folder in self._files.names()
            for path, entry in sorted(self._files.folder(folder).items())
        )
        yield "\n}}\n"


class State(NamedTuple):
    """The files that a manifest names, each by its path below its folder: those changed since, those that are gone, and all.

    `unread`: by path, why one cannot be read. `is_lost`: there are files of cases, and no manifest that can
    be read. `templates`: by path, the digest of the template that a file was made from.
    """

    changed: list[str]
    gone: list[str]
    named: set[str]
    unread: dict[str, str]
    is_lost: bool
    templates: dict[str, str]


def state_of(root: Path) -> State:
    """How the files stand that the manifest of a folder names."""
    try:
        manifest = Manifest(root)
    except OutputError:
        return State([], [], set(), {}, _has_files(root), {})
    state = State([], [], set(), {}, manifest.is_lost, {})
    for path, digest in manifest:
        state.named.add(path)
        state.templates[path] = sys.intern(str(manifest.entry(path).get("template", "")))
        try:
            now = hash_of(root / path)
        except OutputError:
            state.unread[path] = why_unread(root / path)
            continue
        if now != digest:
            (state.gone if now is None else state.changed).append(path)
    return state


def _has_files(root: Path) -> bool:
    """Whether there are files of cases."""
    return any(names for _, _, names in os.walk(root / _CASES))


def _are_as_written(files: Iterable[tuple[Path, str]]) -> bool:
    return all(hash_of(path) == digest for path, digest in files)


def _lines(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    comma = ""
    for name, text in entries:
        yield f"{comma}\n{compact(name)}: {text}"
        comma = ","


def _read(file: Path) -> tuple[_Told, Spool[str], Packed]:
    """What changed last, the notes, the files.

    Raises what json and the disk raise where there is none that can be read.
    """
    with file.open(encoding="utf-8") as lines:
        first = lines.readline()
        if first.strip() != f'{{"format": {_FORMAT},':
            return _read_of_another_format(json.loads(first + lines.read()))
        told = json.loads(lines.readline().removeprefix('"changes": ').rstrip(",\n"))
        lines.readline()
        notes: Spool[str] = Spool()
        for name, note, _ in _entries(lines):
            notes[name] = compact(note).encode()
        lines.readline()
        files = Packed()
        for folder, entries in groupby(_entries(lines), lambda one: folder_of(one[0])):
            files.fill(folder, f"{{{','.join(text for _, entry, text in entries if _hash_in(entry))}}}")
    return _Told(int(told["run"]), set(map(str, told["gone"])), bool(told["ended"])), notes, files


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Each entry of one part of the manifest: its name, what is said of it, and its line."""
    for line in lines:
        if line.startswith("}"):
            return
        text = line.rstrip(",\n")
        ((name, entry),) = json.loads(f"{{{text}}}").items()
        if not is_inside(name):
            raise ValueError("it names what is not below its folder")
        if _is_deep(text, entry):
            raise ValueError("it is nested too deeply")
        yield name, entry, text
    raise ValueError("it ends too early")


def _is_deep(text: str, entry: object) -> bool:
    """Whether an entry is nested so deeply that it could be read here and not where more of the program is at work."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    level = [entry]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return bool(level)


def _hash_in(entry: dict[str, Any]) -> str:
    digest: str = entry["sha256"]
    if not isinstance(digest, str) or not digest:
        raise TypeError
    return digest


def _read_of_another_format(kept: Any) -> tuple[_Told, Spool[str], Packed]:
    files = Packed()
    for path, entry in kept["files"].items():
        if not is_inside(str(path)):
            raise ValueError("it names what is not below its folder")
        files.put(str(path), {"sha256": _hash_in(entry)})
    return _Told(), Spool(), files
