"""The manifest's entries in memory: one folder open at a time, the others packed to save memory."""

from __future__ import annotations

import json
from typing import Any

from pipeline.foundation.encrypted_spool import Spool

#: The folders below outputs/ that hold the files of cases.
CASES, HARMED = "cases", "harmed"


def is_of_a_case(path: str) -> bool:
    """Whether a path below outputs/ is in the folder of a case or of a child harmed."""
    return path.startswith((f"{CASES}/", f"{HARMED}/"))


def folder_of(path: str) -> str:
    """The folder that a file is published to: its case's or the child's harmed, or the one that holds it."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] in (CASES, HARMED) else "/".join(parts[:-1])


def compact(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Packed:
    """Manifest entries by path. One folder at a time is open; the others are packed."""

    def __init__(self) -> None:
        self._folders: Spool[str] = Spool()
        self._name: str | None = None
        self._open: dict[str, dict[str, Any]] = {}
        self._is_changed = False

    def names(self) -> list[str]:
        """The folders with entries, in order."""
        self._close()
        return sorted(self._folders)

    def folder(self, name: str) -> dict[str, dict[str, Any]]:
        """The entries of a folder by path, read-only: change them with `put` and `drop`."""
        if name != self._name:
            self._close()
            packed = self._folders.get(name)
            self._name, self._open = name, json.loads(packed) if packed else {}
        return self._open

    def get(self, path: str) -> dict[str, Any] | None:
        """The entry of a file, or None."""
        return self.folder(folder_of(path)).get(path)

    def put(self, path: str, entry: dict[str, Any]) -> None:
        """Add or replace the entry of a file."""
        self.folder(folder_of(path))[path] = entry
        self._is_changed = True

    def drop(self, path: str) -> bool:
        """Remove the entry of a file. Returns whether there was one."""
        was_there = self.folder(folder_of(path)).pop(path, None) is not None
        self._is_changed = self._is_changed or was_there
        return was_there

    def fill(self, name: str, entries: str) -> None:
        """Set all entries of a folder from the text of a JSON object."""
        self._folders[name] = entries.encode()

    def _close(self) -> None:
        if self._is_changed and self._name is not None:
            self._folders.pop(self._name, None)
            if self._open:
                self.fill(self._name, compact(self._open))
        self._name, self._open, self._is_changed = None, {}, False
