"""What the council's own words may repeat: whole words of theirs in a row, and no letters inside them."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from pipeline.leakcheck.normalise import Text

#: So many words of the council's in a row are one name at most: "Meadowmere Council", "Civic Offices".
_MOST = 10


@lru_cache(maxsize=8)
def runs_of_house(house: str) -> frozenset[str]:
    """The letters of every row of up to ten whole words: "meadowmere" of Meadowmere Council, not "meadow"."""
    words = Text(house).words
    return frozenset(
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + _MOST, len(words)) + 1)
    )


def is_only_of_house(
    row: tuple[str, ...], words: tuple[str, ...], house: Collection[str], least: int
) -> bool:
    """Whether a row of words occurs only within `least` words in a row of the council's own.

    "Ring the family" is in "Ring the family support line", which every copy says; by itself it is a task.
    `house`: as `runs_of_house` returns it.
    """
    length, window = len(row), max(least, len(row))
    for at in range(len(words) - length + 1):
        if words[at : at + length] != row:
            continue
        starts = range(max(0, at + length - window), min(at, len(words) - window) + 1)
        if not any("".join(words[start : start + window]) in house for start in starts):
            return False
    return True
