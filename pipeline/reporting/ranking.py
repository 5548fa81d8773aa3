"""Which time limits the first page names as kept most and least often, and when none may be named so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.reporting.edition import COUNTED, Edition
from pipeline.reporting.measures import Measure
from pipeline.reporting.observation import Theme
from pipeline.reporting.periods import Period

#: How many time limits are named of each sort: what one page holds.
_MOST, _LEAST = 2, 3
#: What fell due fewer times is not put in order: one more or less would turn it round. What is kept in no
#: more than half of all : is not called kept most often.
_FEWEST, _HALF = 10, 50.0

Ranked = list[tuple[float, Measure]]
Said = tuple[list[str], list[str]]


def kept_most_and_least(
    edition: Edition, measures: Sequence[Measure], period: Period, line: Callable[[Measure], str]
) -> Said:
    """The lines on what was kept most often and least often; two empty lists where no figure is shown at all.

    `line`: what a measure came to. Where no order can be told, the lines say why.
    """
    fell_due = [
        one
        for one in measures
        if one.theme is Theme.TIMELINESS and edition.count(one.id, period, COUNTED) != 0
    ]
    shares = [(share, one) for one in fell_due if not isinstance(share := edition.share(one.id, period), str)]
    if not shares:
        return [], []
    if edition.is_rounded:
        said = "Counts are rounded, so time limits cannot be put in order; each has its figure below."
        return [said], [said]
    ranked = [
        (float(share), one)
        for share, one in shares
        if isinstance(share, float) and _is_of_enough(edition, one, period)
    ]
    ranked.sort(key=lambda found: (-found[0], found[1].id))
    if not ranked:
        said = f"No time limit fell due {_FEWEST} times or more, so none is put in order."
        return [said], [said]
    if len(ranked) * 2 < len(fell_due):
        return _too_few_of(ranked, len(fell_due), line)
    most, least = _in_order(ranked, line)
    return [*_of_how_many(len(ranked), len(fell_due)), *most], least


def _is_of_enough(edition: Edition, measure: Measure, period: Period) -> bool:
    counted = edition.count(measure.id, period, COUNTED)
    return isinstance(counted, int) and counted >= _FEWEST


def _too_few_of(ranked: Ranked, of: int, line: Callable[[Measure], str]) -> Said:
    """Where most are hidden or too small, the highest that is shown may well be one of the lowest: none is named as either."""
    said = (
        f"Of {of} time limits that fell due, {len(ranked)} can be compared: too few to say which was kept "
        "most often."
    )
    by_name = sorted((one for _, one in ranked), key=lambda one: one.id)
    shown = [line(one) for one in by_name[:_LEAST]]
    also = [f"Those with a figure: {', '.join(one.id for one in by_name)}."] if len(by_name) > _LEAST else []
    return [said, *shown, *also], ["Too few can be compared to say which was kept least often."]


def _of_how_many(ranked: int, of: int) -> list[str]:
    """What the order leaves out, so that nobody takes it for all of them."""
    if ranked == of:
        return []
    return [
        f"Of {of} time limits that fell due, {ranked} {'is' if ranked == 1 else 'are'} compared here. The "
        "figures of the "
        f"others are hidden or too small, and they may have been kept more or less often."
    ]


def _in_order(ranked: Ranked, line: Callable[[Measure], str]) -> Said:
    """The lines of those that can be compared, the most often kept first."""
    highest, lowest = ranked[0][0], ranked[-1][0]
    if len(ranked) == 1:
        return [line(ranked[0][1])], ["There is no other to compare it with."]
    if highest == lowest:
        names = ", ".join(one.id for _, one in ranked)
        return [f"All {len(ranked)} were kept equally often ({highest:g}%): {names}."], [
            "None was kept less often than another."
        ]
    most = [found for found in ranked if found[0] > _HALF][: min(_MOST, len(ranked) // 2)]
    said = _lines(most, ranked, line) or [
        f"None of the {len(ranked)} was kept in more than half of all that fell due."
    ]
    below = most[-1][0] if most else 101.0
    least = [found for found in reversed(ranked) if found[0] < below][:_LEAST]
    return said, _lines(least, ranked, line)


def _lines(named: Ranked, ranked: Ranked, line: Callable[[Measure], str]) -> list[str]:
    """A line for each that is named, and one for those that were kept exactly as often as the last of them."""
    also = [one.id for share, one in ranked if named and share == named[-1][0] and (share, one) not in named]
    return [*(line(one) for _, one in named), *([f"Just as often: {', '.join(also)}."] if also else [])]
