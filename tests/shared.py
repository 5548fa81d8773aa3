"""What is slow to make and the same for every test: made once a session, by the worker that is first."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

T = TypeVar("T")
#: The folder of the session, which its workers inherit: tests/conftest.py makes it and deletes it.
VARIABLE = "HSB_TESTS_SHARED"
_HERE: dict[str, object] = {}


def shared(name: str, make: Callable[[], T]) -> T:
    """The value that `make` returns; the other workers of the session read it from a file.

    It is given to many tests, so none may change it.
    """
    if name not in _HERE:
        file = Path(os.environ[VARIABLE]) / f"{name}.pickle"
        with FileLock(f"{file}.lock"):
            if not file.exists():
                file.write_bytes(pickle.dumps(make()))
        _HERE[name] = pickle.loads(file.read_bytes())
    return _HERE[name]  # type: ignore[return-value]


def shared_folder(name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` has filled; copy from it, and never write to it."""
    folder = Path(os.environ[VARIABLE]) / name
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            folder.mkdir()
            make(folder)
    return folder
