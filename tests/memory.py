"""How much memory some files' code comes to hold, whatever else goes on in the process."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def growth_of(*files: str) -> Iterator[Callable[[], int]]:
    """Call what this gives: how many bytes more are held now that were asked for in files of these names."""
    only = [tracemalloc.Filter(True, f"*/{name}") for name in files]
    tracemalloc.start()
    try:
        yield lambda: sum(one.size for one in tracemalloc.take_snapshot().filter_traces(only).traces)
    finally:
        tracemalloc.stop()
