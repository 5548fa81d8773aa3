"""The published files compared with the manifest: which are changed, gone or unreadable."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import hash_of
from pipeline.storage.audit_log import Chain, read_log
from pipeline.storage.inventory import why_unread
from pipeline.storage.manifest import Manifest, has_case_files

#: The prefix of the folder's name in which a run's files wait; a run that was cut off leaves one.
STAGING = ".staging-"
#: What a state has of a file's entry.
_KEPT = ("template", "document", "meeting")


class State(NamedTuple):
    """The files named in a manifest (`named`), by path below its folder: those changed since and those gone.

    `unread`: by path, why a file cannot be read. `is_lost`: there are files of cases but no readable
    manifest. `templates`: by path, the digest of the template that a file was made from; `made`: the document
    that it is, and the strategy discussion that it is for, if any.
    """

    changed: list[str]
    gone: list[str]
    named: set[str]
    unread: dict[str, str]
    is_lost: bool
    templates: dict[str, str]
    made: dict[str, tuple[str, str]]


def log_of(root: Path) -> Chain:
    """What the reading of a folder's audit log found; nothing is entered in it.

    Without a manifest, nobody knows how many entries it had. Raises OutputError where the log cannot be read.
    """
    try:
        anchor = Manifest(root).log
    except OutputError:
        anchor = None
    cut_off = any(root.glob(f"{STAGING}*"))
    return read_log(root, anchor, may_be_longer=cut_off)


def entry_of(root: Path, path: str) -> dict[str, Any]:
    """What a folder's manifest has of a file; empty where it has nothing, or cannot be read."""
    try:
        return Manifest(root).entry(path)
    except OutputError:
        return {}


def state_of(root: Path) -> State:
    """The state of each file that a folder's manifest names."""
    try:
        manifest = Manifest(root)
    except OutputError:
        return State([], [], set(), {}, has_case_files(root), {}, {})
    state = State([], [], set(), {}, manifest.is_lost, {}, {})
    for path, digest in manifest:
        state.named.add(path)
        entry = manifest.entry(path)
        template, document, meeting = (sys.intern(str(entry.get(name, ""))) for name in _KEPT)
        state.templates[path], state.made[path] = template, (document, meeting)
        try:
            now = hash_of(root / path)
        except OutputError:
            state.unread[path] = why_unread(root / path)
            continue
        if now != digest:
            (state.gone if now is None else state.changed).append(path)
    return state
