"""What the council's own words may repeat: whole words of theirs in a row, and no letters inside them."""

from __future__ import annotations

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
