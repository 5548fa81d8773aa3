"""The growth of memory that the code of some files causes, whatever else the process does."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def growth_of(*files: str) -> Iterator[Callable[[], int]]:
    """Yields a function that returns the growth of the memory allocated by files of these names, in bytes.

    Each name must be that of a module that is loaded: of one that was renamed, nothing would be found.
    """
    loaded = {Path(getattr(one, "__file__", None) or "").name for one in list(sys.modules.values())}
    assert loaded >= set(files), f"no module is called {sorted(set(files) - loaded)}"
    only = [tracemalloc.Filter(True, f"*/{name}") for name in files]
    tracemalloc.start()
    try:
        yield lambda: sum(one.size for one in tracemalloc.take_snapshot().filter_traces(only).traces)
    finally:
        tracemalloc.stop()
