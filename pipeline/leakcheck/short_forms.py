"""How people shorten a given name, and the names that a short one may be short for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.foundation.given_names import BEGINNINGS, forms_of, lists, nick_names
from pipeline.leakcheck.variants import is_everyday
from pipeline.leakcheck.written_dates import month_of

#: The shortest remainder that is a name of its own, and the shortest name of which spellings are looked for.
_REMAINDER, _LONG = 4, 6
_SOUNDS = str.maketrans("kqyv", "ccif")


@cache
def short_forms(name: str) -> frozenset[str]:
    """The other forms of a folded given name: of each of its spellings, from lists and by rules."""
    spellings = {name, *_spellings(name)}
    listed = {form for one in spellings for form in _listed(one)}
    derived = {form for form in _derived(name) - listed if not is_everyday(form)}
    longer = {form for form in listed | derived if len(form) > 2 and month_of(form) is None}
    return frozenset((longer | forms_of(name)) - {name})


def _listed(name: str) -> set[str]:
    """What the library of English nicknames, and our lists, have for one spelling, from both ends."""
    namer = nick_names()
    listed = namer.nicknames_of(name) | namer.canonicals_of(name)
    for longer in namer.canonicals_of(name):
        listed |= namer.nicknames_of(longer)
    return {form for form in listed if form.isalpha()} | forms_of(name)


def _spellings(name: str) -> list[str]:
    """The names in the lists that sound alike and differ from this one in a letter or two."""
    if len(name) < _LONG:
        return []
    heard = name.translate(_SOUNDS)
    found = process.extract(heard, _known_names(), scorer=OSA.distance, score_cutoff=1, limit=None)
    return [known for _, _, known in found]


@cache
def _known_names() -> Mapping[str, str]:
    """Every longer name of the lists, by itself: as it sounds."""
    names = {one for one in lists() if len(one) >= _LONG}
    names |= {one for one in nick_names().nickname_lookup if len(one) >= _LONG}
    return {one: one.translate(_SOUNDS) for one in names}


def _derived(name: str) -> set[str]:
    """The beginnings of a name, with and without a usual ending; the end of a Yoruba one."""
    derived: set[str] = set()
    for length in (3, 4, 5):
        stem = name[:length]
        if len(name) > length and stem[-1] not in "aeiou":
            derived |= {stem, *(stem + ending for ending in ("y", "ie", "i", "s", "sy", "sie"))}
            derived |= {stem + stem[-1] + ending for ending in ("y", "ie", "i")}
    for beginning in BEGINNINGS:
        if name.startswith(beginning) and len(name) - len(beginning) >= _REMAINDER:
            derived.add(name.removeprefix(beginning))
    if len(name) >= _REMAINDER:
        derived |= {beginning + name for beginning in BEGINNINGS}
    return derived
