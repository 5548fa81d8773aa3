"""The format of manifest.json: the last change, a note on each folder, and one line for each file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.foundation.encrypted_spool import Spool
from pipeline.storage.atomic_write import is_inside
from pipeline.storage.audit_log import Anchor
from pipeline.storage.packed_manifest import Packed, compact, folder_of

MANIFEST = "manifest.json"
_FORMAT = 4
#: No entry that a run writes is nested nearly so deeply.
_DEEPEST = 50


@dataclass
class LastChange:
    """The number of the last run that changed anything, the files it removed, and whether it completed.

    `log`: what is known of the audit log; None where nothing is.
    """

    run: int = 0
    gone: set[str] = field(default_factory=set)
    ended: bool = True
    log: Anchor | None = None


def pieces_of(last: LastChange, notes: Spool[str], files: Packed) -> Iterator[str]:
    """The text of the manifest, piece by piece."""
    changes: dict[str, object] = {"run": last.run, "ended": last.ended, "gone": sorted(last.gone)}
    if last.log is not None:
        changes["log"] = list(last.log)
    yield f'{{"format": {_FORMAT},\n"changes": {compact(changes)},\n"notes": {{'
    yield from _lines((folder, notes[folder].decode()) for folder in sorted(notes))
    yield '\n},\n"files": {'
    yield from _lines(
        (path, compact(entry))
        for folder in files.names()
        for path, entry in sorted(files.folder(folder).items())
    )
    yield "\n}}\n"


def parts_of(file: Path) -> tuple[LastChange, Spool[str], Packed]:
    """The last change, the notes and the entries of a manifest.

    Raises OSError where it cannot be read; ValueError, KeyError, TypeError, AttributeError or RecursionError
    where it is damaged.
    """
    with file.open(encoding="utf-8") as lines:
        first = lines.readline()
        if first.strip() != f'{{"format": {_FORMAT},':
            return _parts_of_earlier_format(json.loads(first + lines.read()))
        changes = json.loads(lines.readline().removeprefix('"changes": ').rstrip(",\n"))
        lines.readline()
        notes: Spool[str] = Spool()
        for name, note, _ in _entries(lines):
            notes[name] = compact(note).encode()
        lines.readline()
        files = Packed()
        for folder, entries in groupby(_entries(lines), lambda entry: folder_of(entry[0])):
            files.fill(folder, f"{{{','.join(text for _, entry, text in entries if _hash_in(entry))}}}")
    last = LastChange(int(changes["run"]), set(map(str, changes["gone"])), bool(changes["ended"]))
    if "log" in changes:
        number, digest = changes["log"]
        last.log = Anchor(int(number), str(digest))
    return last, notes, files


def _lines(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    comma = ""
    for name, text in entries:
        yield f"{comma}\n{compact(name)}: {text}"
        comma = ","


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Each entry of one part of the manifest: its name, its value, and its line of text."""
    for line in lines:
        if line.startswith("}"):
            return
        text = line.rstrip(",\n")
        ((name, entry),) = json.loads(f"{{{text}}}").items()
        if not is_inside(name):
            raise ValueError("it names something outside its folder")
        if _is_deep(text, entry):
            raise ValueError("it is nested too deeply")
        yield name, entry, text
    raise ValueError("it ends too early")


def _is_deep(text: str, entry: object) -> bool:
    """Whether an entry is nested so deeply that code further down the call stack could not read it."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    level = [entry]
    for _ in range(_DEEPEST):
        level = [
            inner
            for value in level
            if isinstance(value, (dict, list))
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return bool(level)


def _hash_in(entry: dict[str, Any]) -> str:
    digest: str = entry["sha256"]
    if not isinstance(digest, str) or not digest:
        raise TypeError
    return digest


def _parts_of_earlier_format(kept: Any) -> tuple[LastChange, Spool[str], Packed]:
    files = Packed()
    for path, entry in kept["files"].items():
        if not is_inside(str(path)):
            raise ValueError("it names something outside its folder")
        files.put(str(path), {"sha256": _hash_in(entry)})
    return LastChange(), Spool(), files
