"""Decides what an edition says: of each figure as much as leaves every small count uncertain.

Figures are decided one after the other, the most important first, each in the most detailed wording that is
safe beside all that is already said. Saying nothing is always safe, so an edition can always be made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.reporting.linked_counts import LinkedCounts
from pipeline.reporting.published_counts import NOT_RECORDED, Key, Said
from pipeline.reporting.wordings import Grouping, Wording, wordings_of

#: So many linked counts are many.
_MANY = 600


@dataclass(frozen=True)
class Decided:
    """What is said of each figure, and of how many a single figure by itself could have said more.

    `gap`: the figures that any other choice could say more of, at most: of none of the others it could.
    """

    said: Mapping[Key, Wording]
    gap: tuple[Key, ...]


def decide(
    linked: LinkedCounts,
    keys: Sequence[Key],
    groupings: Callable[[str], Sequence[Grouping]],
    may_say: Callable[[Key, Wording], bool] = lambda key, wording: True,
) -> Decided:
    """What to say of each figure of `keys`, in this order. `may_say`: whether to try a wording at all."""
    wordings = {
        key: [one for one in _wordings(linked, key, groupings(key[0])) if may_say(key, one)] for key in keys
    }
    best = {key: _best_by_itself(linked, key, wordings[key]) for key in keys}
    said: dict[Key, Wording] = {}
    for key in keys:
        said[key] = best[key]
        if not linked.is_as_before(key[0]) or linked.size(key[0]) > _MANY:
            since = wordings[key].index(best[key])
            said[key] = _first_safe(linked, key, wordings[key][since:])
        linked.say(*key, said[key].said)
    gap = tuple(key for key in keys if said[key] != best[key] or linked.is_exhausted(key[0]))
    return Decided(said, gap)


def _wordings(linked: LinkedCounts, key: Key, groupings: Sequence[Grouping]) -> Iterator[Wording]:
    words = tuple(word for group in groupings[0] for word in group)
    counts, control = linked.counts(*key, words), linked.control_of(key[0])
    yield from wordings_of(counts, groupings, control, in_ranges=linked.is_in_ranges(key[0]))


def _best_by_itself(linked: LinkedCounts, key: Key, wordings: Sequence[Wording]) -> Wording:
    """The most detailed wording that is safe by itself; of many linked counts the most detailed at all.

    It only says how much more another choice could say, and for many that would take as long as the choice.
    """
    return wordings[0] if linked.size(key[0]) > _MANY else _first_safe(linked, key, wordings)


def _first_safe(linked: LinkedCounts, key: Key, wordings: Sequence[Wording]) -> Wording:
    """The most detailed of these wordings that is safe; the last of them says nothing."""
    for total, same in groupby(wordings, key=lambda one: one.total):
        for tried, one in enumerate(same):
            if not one.said or linked.is_safe_with(*key, one.said):
                return one
            # What is not safe to say of the total is not safe with answers either, in any of a hundred ways.
            if tried == 0 and one.answers and not linked.is_safe_with(*key, Wording(total).said):
                break
    return Wording()


def missing_said(linked: LinkedCounts, key: Key) -> Said | None:
    """What is said of how many are not recorded.

    Nothing where that would give a small count away, or is neither in today's records nor adds up.
    """
    (number,) = linked.counts(*key, (NOT_RECORDED,)).values()
    said = Said((NOT_RECORDED,), number, number)
    in_records = number == linked.figure(*key).counts[NOT_RECORDED]
    if not in_records and not linked.adds_up(*key, said.words):
        return None
    if 1 <= number <= linked.control_of(key[0]).threshold or not linked.is_safe_with(*key, (said,)):
        return None
    linked.say(*key, (said,))
    return said
