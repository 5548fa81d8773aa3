"""The lock that one run holds on an outputs folder."""

from __future__ import annotations

import json
import platform
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.foundation.errors import OutputError
from pipeline.storage.atomic_write import write_atomically
from pipeline.storage.audit_log import user

_LOCK, _HOLDER = ".lock", ".holder.json"


class FolderLock:
    """One run's lock on a folder. The operating system releases the lock of a killed run."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = FileLock(root / _LOCK, timeout=0)

    def acquire(self) -> None:
        """Lock the folder. Raises OutputError that says who holds the lock, and since when."""
        try:
            self._lock.acquire()
        except Timeout:
            remedy = "Wait until it has ended, and run the same command again."
            raise OutputError(f"Another run is writing to {self._root}{self._holder()}.", remedy) from None
        holder = {"user": user(), "computer": platform.node(), "since": f"{datetime.now():%d/%m/%Y %H:%M}"}
        write_atomically(self._root / _HOLDER, json.dumps(holder).encode())

    def release(self) -> None:
        """Unlock the folder, if it is locked."""
        if self._lock.is_locked:
            (self._root / _HOLDER).unlink(missing_ok=True)
            self._lock.release()

    def _holder(self) -> str:
        try:
            holder = json.loads((self._root / _HOLDER).read_bytes())
            return f": {holder['user']} on {holder['computer']}, since {holder['since']}"
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ""
