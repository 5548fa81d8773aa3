"""Places and streets as people write them: shortened, with a figure for a word, or misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.leakcheck.short_streets import SHORT_STREETS

_FIGURES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_FIGURES = {str(number): word for number, word in enumerate(_FIGURES, 1)}
#: A place of so many letters may have two wrong, a shorter one a single one; a yet shorter one none.
_LONG, _SHORT = 9, 7


def in_full(words: Sequence[str]) -> list[str]:
    """The words of a text with short forms of streets written out, and small figures as words."""
    return [SHORT_STREETS.get(one, _IN_FIGURES.get(one, one)) for one in words]


def near_places(words: Sequence[str], place: Sequence[str]) -> Iterator[str]:
    """The rows of words that are a place in other words: shortened, or with a letter or two wrong.

    Both are folded. What is exactly the place is found otherwise, and not here.
    """
    wanted = "".join(in_full(place))
    wrong = 2 if len(wanted) >= _LONG else 1 if len(wanted) >= _SHORT else 0
    full = in_full(words)
    for length in {len(place), len(place) + 1, max(1, len(place) - 1)}:
        rows = {
            start: "".join(full[start : start + length])
            for start in range(len(full) - length + 1)
            if full[start][:1] == wanted[:1]
        }
        for found, _, start in process.extract(
            wanted, rows, scorer=OSA.distance, score_cutoff=wrong, limit=None
        ):
            as_said = "".join(words[start : start + length])
            if as_said != "".join(place) and abs(len(found) - len(wanted)) <= 1:
                yield as_said
