"""What a reader is given may contain a word of an address: the school is named after the family's village."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pipeline.access.secrets import Secret
from pipeline.leakcheck.normalise import Text
from pipeline.model import Tells

#: So few words are a name by themselves, and not a place that is named after one.
_FEWEST = 3


def phrases_given(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The words of each given value of at least three words, such as a school or where a meeting is.

    Also as a text is read that has short forms written out, or schools by what most people call them; and
    without the first word, which such a reading may change ("St" for street).
    """
    read = (one for text in map(Text, texts) for one in (text, text.addresses_in_full, text.schools_in_short))
    rows = [tuple(one.words) for one in read if one is not None]
    return frozenset(row for words in rows for row in (words, words[1:]) if len(row) >= _FEWEST)


def places_of_given(phrases: frozenset[tuple[str, ...]], text: Text) -> frozenset[int]:
    """The indices of a text's words that are within a given value, said in full. Found once for each text."""
    (places,) = text.find_once(phrases, lambda one: [_places(phrases, one.words)])
    assert isinstance(places, frozenset)
    return places


def _places(phrases: Collection[tuple[str, ...]], words: Sequence[str]) -> frozenset[int]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    return frozenset(
        at
        for start, word in enumerate(words)
        for phrase in by_first.get(word, ())
        if tuple(words[start : start + len(phrase)]) == phrase
        for at in range(start, start + len(phrase))
    )


def is_said_by_given(secret: object, first: int, last: int, given: frozenset[int]) -> bool:
    """Whether words are only what a given value says: of an address, and not of one that is kept safe."""
    is_address = isinstance(secret, Secret) and secret.tells is Tells.ADDRESS and not secret.wide
    return is_address and given.issuperset(range(first, last + 1))
