"""How much the tests try: `make test` a little of everything, `make test-all` (HSB_TESTS=all) all of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

import pytest

T = TypeVar("T")
ALL = os.environ.get("HSB_TESTS") == "all"
#: For a test that takes many seconds of what others show on a smaller scale.
slow_on_purpose = pytest.mark.skipif(not ALL, reason="slow on purpose: make test-all runs it")


def few_or_all(few: T, everything: T) -> T:
    """The first in `make test`; the second in `make test-all`, `make leaks` and `make killed`."""
    return everything if ALL else few


def third_or_all(kinds: Sequence[T], which: int) -> Sequence[T]:
    """A third of the kinds in `make test`: the first (0), second (1) or last (2) of each three; else all.

    Three tests that each try another third try every kind once.
    """
    return few_or_all(kinds[which::3], kinds)
