"""Whether files are as they were: when each was last saved, and its size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

#: When a file was last saved, in nanoseconds, and its size in bytes; None where there is none.
FileState = tuple[int, int] | None


def states_of(paths: Iterable[Path]) -> dict[Path, FileState]:
    """The state of each file now, by its path."""
    return {path: _state_of(path) for path in paths}


def are_unchanged(states: Mapping[Path, FileState]) -> bool:
    """Whether each file is now as it was."""
    return all(_state_of(path) == state for path, state in states.items())


def _state_of(path: Path) -> FileState:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
