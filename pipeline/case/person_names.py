"""Whether two ways to write a person's name may mean one person."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev", "the", "and"))
_PIECE = re.compile(r"[^\W\d_]+")
#: From this likeness on (of 100), two words are one name, misspelt in one of the places.
_NEAR = 75


def words_of(name: str) -> list[str]:
    """The words of a name without case, accents and titles, the given name first: "Quaverly, Cedar" is cedar, quaverly.

    What stands in brackets is left out, and so is what follows a comma after a name of two words: "Cedar Quaverly, chair".
    """
    bare = re.sub(r"[(\[].*?[)\]]", " ", name)
    before, _, after = bare.partition(",")
    parts = _pieces(before)
    if after and len(parts) == 1:
        return [*_pieces(after), *parts]
    return parts or _pieces(after)


def _pieces(text: str) -> list[str]:
    letters = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    words = _PIECE.findall(letters.replace("'", "").replace("’", "").casefold())
    return [word for word in words if word not in _TITLES]


@lru_cache(4096)
def may_be_one_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same words in any order, initials, short forms, slips of the pen.

    The given name alone is enough, because a family name may change; the family name alone is not, where both give more.
    """
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return True
    if _are_one(first[0], second[0]):
        return True
    shorter, longer = sorted((first, second), key=len)
    free = list(longer)
    for word in shorter:
        found = next((each for each in free if _are_one(word, each)), None)
        if found is None:
            return False
        free.remove(found)
    return True


def _are_one(one: str, other: str) -> bool:
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return fuzz.ratio(one, other) >= _NEAR or not _forms(one).isdisjoint(_forms(other)) or _is_near_a_form(one, other)


def _is_near_a_form(one: str, other: str) -> bool:
    return any(fuzz.ratio(form, name) >= _NEAR for name, of in ((one, other), (other, one)) for form in _namer().canonicals_of(of))


@lru_cache(4096)
def _namer() -> Any:
    from nicknames import NickNamer

    return NickNamer()


@lru_cache(4096)
def _forms(name: str) -> frozenset[str]:
    """A given name and what it is short for."""
    return frozenset({name, *_namer().canonicals_of(name)})
