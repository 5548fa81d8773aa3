"""Decides what an edition says: of each figure as much as leaves every small count uncertain.

Figures are decided one after the other, the most important first, each in the most detailed wording that is
safe beside all that is already said. Saying nothing is always safe, so an edition can always be made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.reporting.linked_counts import LinkedCounts
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import NOT_RECORDED, Control, Said
from pipeline.reporting.wordings import Grouping, Wording, wordings_of

Key = tuple[str, Period]


@dataclass(frozen=True)
class Decided:
    """What is said of each figure, and of how many a single figure by itself could have said more.

    `gap`: the figures that any other choice could say more of: of none of the others it could.
    """

    said: Mapping[Key, Wording]
    gap: tuple[Key, ...]


def decide(
    linked: LinkedCounts,
    keys: Sequence[Key],
    groupings: Callable[[str], Sequence[Grouping]],
    control: Control,
) -> Decided:
    """What to say of each figure of `keys`, in this order."""
    best = {key: _first_safe(linked, key, groupings(key[0]), control, keep=False) for key in keys}
    said: dict[Key, Wording] = {}
    for key in keys:
        said[key] = _first_safe(linked, key, groupings(key[0]), control, keep=True, since=best[key])
    gap = tuple(key for key in keys if said[key] != best[key])
    return Decided(said, gap)


def _first_safe(
    linked: LinkedCounts,
    key: Key,
    groupings: Sequence[Grouping],
    control: Control,
    *,
    keep: bool,
    since: Wording | None = None,
) -> Wording:
    """The most detailed wording that is safe, of those from `since` on."""
    words = tuple(word for group in groupings[0] for word in group)
    counts = linked.counts(*key, words)
    reached = since is None
    for wording in wordings_of(counts, groupings, control):
        reached = reached or wording == since
        if reached and (not wording.said or linked.is_safe_with(*key, wording.said, keep=keep)):
            return wording
    return Wording()


def missing_said(linked: LinkedCounts, key: Key, control: Control) -> Said | None:
    """What is said of how many are not recorded: nothing where that would give a small count away."""
    (number,) = linked.counts(*key, (NOT_RECORDED,)).values()
    said = Said((NOT_RECORDED,), number, number)
    if 1 <= number <= control.threshold or not linked.is_safe_with(*key, (said,), keep=True):
        return None
    return said
