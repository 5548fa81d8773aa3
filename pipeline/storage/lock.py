"""The claim of one run on a folder of outputs."""

from __future__ import annotations

import getpass
import json
import platform
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import write_whole

_LOCK, _HOLDER = ".lock", ".holder.json"


class Claim:
    """One run's claim on a folder. The system takes it back from a run that was killed."""

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
        told = {"user": _user(), "computer": platform.node(), "since": f"{datetime.now():%d/%m/%Y %H:%M}"}
        write_whole(self._root / _HOLDER, json.dumps(told).encode())

    def give_back(self) -> None:
        """Let the next run have the folder."""
        if self._lock.is_locked:
            (self._root / _HOLDER).unlink(missing_ok=True)
            self._lock.release()

    def _holder(self) -> str:
        try:
            told = json.loads((self._root / _HOLDER).read_bytes())
            return f": {told['user']} on {told['computer']}, since {told['since']}"
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # an account without a name
        return "somebody"
