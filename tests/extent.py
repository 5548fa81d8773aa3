"""How much the tests try: `make test` a little of everything, `make test-all` (HSB_TESTS=all) all of it."""

from __future__ import annotations

import os
from typing import TypeVar

import pytest

T = TypeVar("T")
ALL = os.environ.get("HSB_TESTS") == "all"
#: For a test that takes many seconds of what others show on a smaller scale.
slow_on_purpose = pytest.mark.skipif(not ALL, reason="slow on purpose: make test-all runs it")


def few_or_all(few: T, everything: T) -> T:
    """The first in `make test`; the second in `make test-all`, `make leaks` and `make killed`."""
    return everything if ALL else few
