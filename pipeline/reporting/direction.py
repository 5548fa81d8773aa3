"""Whether a measure got better or worse against the period before, where that is more than chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.reporting.composites import Composite
from pipeline.reporting.edition import Edition
from pipeline.reporting.intervals import is_more_than_chance
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.published_counts import Count
from pipeline.reporting.shown_figure import ShownFigure

BETTER, WORSE, UNCHANGED, HIGHER, LOWER = "better", "worse", "unchanged", "higher", "lower"
#: What a higher and a lower share are called, by the measure's polarity; what is not here is neither.
_BY_POLARITY = {"More is better": (BETTER, WORSE), "Less is better": (WORSE, BETTER)}
#: A composite is compared where this share of what it counts is shown for the year before as well.
_MOST_OF_IT = 0.8


class _Part(NamedTuple):
    """A part of a total: the numbers in it and outside it."""

    inside: int
    outside: int


def direction_of(edition: Edition, measure_id: str) -> str:
    """Whether the main figure of a measure is better or worse than the year before; higher or lower.

    UNCHANGED where the difference can be chance; empty where there is nothing to compare, where the measure
    is not a share (no interval is known of a median, and no answer of a breakdown is the one to look at), or
    where the records of one of the two have changed since it was published.
    """
    measure, before = edition.measures[measure_id], edition.before(measure_id)
    if before is None or measure.kind is not AnswerType.SHARE:
        return ""
    if before.is_revised or edition.main_figure(measure_id).is_revised:
        return ""
    found = difference([edition.main_figure(measure_id)], [before])
    if found == 0:
        return UNCHANGED
    higher, lower = _BY_POLARITY.get(measure.polarity, (HIGHER, LOWER))
    return {1: higher, -1: lower}.get(found or 0, "")


def has_changed(edition: Edition, measure_id: str) -> bool:
    """Whether a share is not compared with the year before because the records of one of the two changed."""
    before, figure = edition.before(measure_id), edition.main_figure(measure_id)
    if before is None or edition.measures[measure_id].kind is not AnswerType.SHARE:
        return False
    shown = all(one.share() is not None for one in (before, figure))
    return shown and (before.is_revised or figure.is_revised)


def direction_of_composite(edition: Edition, composite: Composite) -> str:
    """Whether more was in time than in the year before, of what is shown for both; empty if too little is."""
    pairs = [(one, edition.figure(one.measure.id, one.period.before)) for one in composite.parts]
    both = [
        (now, before)
        for now, before in pairs
        if before is not None and all(_is_shown(one) and not one.is_revised for one in (now, before))
    ]
    compared = sum(_span(now.total)[1] for now, _ in both)
    if not both or compared < _MOST_OF_IT * sum(_span(one.total)[1] for one in composite.parts):
        return ""
    found = difference([now for now, _ in both], [before for _, before in both])
    return {1: BETTER, -1: WORSE, 0: UNCHANGED}.get(found if found is not None else 2, "")


def difference(figures: Sequence[ShownFigure], others: Sequence[ShownFigure]) -> int | None:
    """1 where the share of some figures is higher than that of others whatever the ranges hide, -1 if lower.

    0 where the difference can be chance; None where there is nothing to compare.
    """
    signs = set(_signs(_ends(figures), _ends(others)))
    if not signs:
        return None
    return signs.pop() if len(signs) == 1 else 0


def _is_shown(figure: ShownFigure) -> bool:
    return figure.is_nothing or (figure.count("Yes") is not None and figure.count("No") is not None)


def _ends(figures: Sequence[ShownFigure]) -> list[_Part]:
    """The least and the most that the first answer of some figures can be; nothing if that is not shown."""
    if not all(_is_shown(one) for one in figures):
        return []
    yes, no = ([_span(one.count(word)) for one in figures] for word in ("Yes", "No"))
    low = _Part(sum(least for least, _ in yes), sum(most for _, most in no))
    high = _Part(sum(most for _, most in yes), sum(least for least, _ in no))
    return [low, high] if all(sum(one) for one in (low, high)) else []


def _span(count: Count) -> tuple[int, int]:
    if count is None:
        return 0, 0
    return (count, count) if isinstance(count, int) else (count.least, count.most)


def _signs(now: Sequence[_Part], before: Sequence[_Part]) -> Iterator[int]:
    for one in now:
        for other in before:
            total, total_before = sum(one), sum(other)
            if not is_more_than_chance(one.inside, total, other.inside, total_before):
                yield 0
            else:
                yield 1 if one.inside * total_before > other.inside * total else -1
