"""The correct name that is most like a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

#: A shorter name is like anything.
_SHORTEST = 3
_LIKE, _PARTLY_LIKE = 60, 75


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like the one written, or an empty text where none is like it."""
    from rapidfuzz import fuzz, process

    if len(name) < _SHORTEST:
        return ""
    known = list(names)
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_LIKE) or process.extractOne(
        name, [one for one in known if len(one) >= _SHORTEST], score_cutoff=_PARTLY_LIKE
    )
    return found[0] if found else ""
