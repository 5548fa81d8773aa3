"""manifest.json: of every file what it is and what it was made from, of every folder what a run noted, and what changed last."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.outputs.whole import hash_of, write_whole

MANIFEST = "manifest.json"
_FORMAT = 2
#: Below this folder each folder is one case's.
_CASES = "cases"


@dataclass
class Changes:
    """What the last run that changed anything below cases/ made new, wrote anew and took away, each by its path.

    `ended`: whether that run came to its end; the next adds to what one that did not had done.
    """

    new: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    ended: bool = True

    def wrote(self, path: str, *, was_there: bool) -> None:
        """Note a file that was written."""
        was_taken = path in self.gone
        self.gone.discard(path)
        if (was_there or was_taken) and path not in self.new:
            self.changed.add(path)
        else:
            self.new.add(path)

    def took(self, path: str) -> None:
        """Note a file that was taken away."""
        if path in self.new:
            self.new.remove(path)
            return
        self.changed.discard(path)
        self.gone.add(path)

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.new or self.changed or self.gone)


class Manifest:
    """The manifest of a folder of outputs while a run changes it."""

    def __init__(self, root: Path) -> None:
        """Read it. Where it cannot be read it is empty, so that every file counts as a person's."""
        self._file = root / MANIFEST
        self._root = root
        self._folders: dict[str, dict[str, dict[str, Any]]] = {}
        self.notes: dict[str, dict[str, Any]] = {}
        self.last = Changes()
        self._now = Changes(ended=False)
        self._read = b""
        self._differs = False
        try:
            self._read = self._file.read_bytes()
            kept = json.loads(self._read)
            entries = {str(path): {**entry, "sha256": str(entry["sha256"])} for path, entry in kept["files"].items()}
            notes, changes = dict(kept.get("notes", {})), kept.get("changes", {})
            new, changed, gone = (set(changes.get(name, ())) for name in ("new", "changed", "gone"))
            last = Changes(new, changed, gone, bool(changes.get("ended", True)))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return
        for path, entry in entries.items():
            self._of(path)[path] = entry
        self.notes, self.last = notes, last

    @property
    def changes(self) -> Changes:
        """What changed: by this run, with what a run before it began; where it changed nothing, by the last that did."""
        if self.last.ended:
            return self._now if self._now else self.last
        together = Changes(set(self.last.new), set(self.last.changed), set(self.last.gone), ended=False)
        for path in self._now.gone:
            together.took(path)
        for path in self._now.new | self._now.changed:
            together.wrote(path, was_there=path in self._now.changed)
        return together

    def end(self) -> None:
        """Note that the run came to its end."""
        self._differs = self._differs or not self.last.ended
        self.last = self.changes
        self.last.ended, self._now = True, Changes(ended=False)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Every file by its path below the folder, with its hash, in order."""
        for path, entry in sorted((one for files in self._folders.values() for one in files.items())):
            yield path, entry["sha256"]

    def below(self, folder: str) -> list[str]:
        """The paths of every file of a folder that a run publishes to, in order."""
        return sorted(self._folders.get(folder, ()))

    def hash(self, path: str) -> str | None:
        """What a file's hash was when it was written; None where this program did not write it."""
        entry = self._of(path).get(path)
        return entry["sha256"] if entry else None

    def entry(self, path: str) -> dict[str, Any]:
        """Everything that is known of a file; nothing where this program did not write it."""
        return dict(self._of(path).get(path, {}))

    def put(self, path: str, digest: str, origin: dict[str, Any] | None = None) -> None:
        """Enter a file. Without an origin, one that it has already stays where the file is the same."""
        files = self._of(path)
        former = files.get(path)
        if former is not None and former["sha256"] == digest and origin is None:
            return
        entry = {"sha256": digest, **(origin or {})}
        self._differs = self._differs or former != entry
        files[path] = entry

    def wrote(self, path: str, *, was_there: bool) -> None:
        """Note for the list of changes that a file was written."""
        self._differs = True
        if path.startswith(f"{_CASES}/"):
            self._now.wrote(path, was_there=was_there)

    def drop(self, path: str) -> None:
        """Take a file out that is gone."""
        self._differs = True
        if self._of(path).pop(path, None) is not None and path.startswith(f"{_CASES}/"):
            self._now.took(path)

    def remember(self, folder: str, note: dict[str, Any] | None) -> None:
        """Keep a note on a folder for the next run; None takes it away."""
        if self.notes.get(folder) != note:
            self._differs = True
            self.notes.pop(folder, None)
            if note is not None:
                self.notes[folder] = note

    def is_as_written(self, folder: str) -> bool:
        """Whether every file of a folder is there and is what was written."""
        return all(hash_of(self._root / path) == entry["sha256"] for path, entry in self._folders.get(folder, {}).items())

    def save(self) -> None:
        """Write it, a file a line, unless it would be the same."""
        if self._read and not self._differs:
            return
        last = self.changes
        changes = {"new": sorted(last.new), "changed": sorted(last.changed), "gone": sorted(last.gone), "ended": last.ended}
        entries = sorted((one for files in self._folders.values() for one in files.items()))
        parts = [f'"format": {_FORMAT}', f'"changes": {_compact(changes)}',
                 f'"notes": {{{_lines(sorted(self.notes.items()))}}}', f'"files": {{{_lines(entries)}}}']  # fmt: skip
        data = ("{" + ",\n".join(parts) + "}\n").encode()
        if data != self._read:
            write_whole(self._file, data)
            self._read = data

    def _of(self, path: str) -> dict[str, dict[str, Any]]:
        """The files of the folder that a path is published to: one case's, or any other's."""
        parts = path.split("/")
        folder = "/".join(parts[:2]) if parts[0] == _CASES else "/".join(parts[:-1])
        return self._folders.setdefault(folder, {})


def state_of(root: Path) -> tuple[list[str], list[str]]:
    """The files that the manifest names and that were changed since, and those that are gone; each by its path below `root`."""
    changed, gone = [], []
    for path, digest in Manifest(root):
        now = hash_of(root / path)
        if now is None:
            gone.append(path)
        elif now != digest:
            changed.append(path)
    return changed, gone


def _lines(entries: list[tuple[str, dict[str, Any]]]) -> str:
    return ",".join(f"\n{json.dumps(name, ensure_ascii=False)}: {_compact(entry)}" for name, entry in entries)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
