"""How much memory some files' code comes to hold, whatever else goes on in the process."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def growth_of(*files: str) -> Iterator[Callable[[], int]]:
    """Call what this gives: how many bytes more are held now that were asked for in files of these names.

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
