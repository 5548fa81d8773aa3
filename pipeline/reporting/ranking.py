"""Ranks the time limits by how often they were kept, for the first page, where there is enough to rank."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import Theme
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED

#: The number of time limits of each kind for which the first page has space.
_MOST, _LEAST = 2, 3
#: A time limit that fell due fewer times is not ranked, because one more or less could reverse the order; one
#: that was kept no more often than this, in per cent, is not called kept most often.
_FEWEST, _HALF = 10, 50.0

Ranked = list[tuple[float, Measure]]
#: The lines on what was kept most often, and least often.
Lines = tuple[list[str], list[str]]


def kept_most_and_least(
    edition: Edition, measures: Sequence[Measure], period: Period, line: Callable[[Measure], str]
) -> Lines:
    """The lines on what was kept most often and least often; two empty lists where no figure is shown.

    `line` gives the figure of a measure. Where the measures cannot be ranked, the lines say why.
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
        reason = "Counts are rounded, so time limits cannot be put in order; each has its figure below."
        return [reason], [reason]
    ranked = [
        (float(share), one)
        for share, one in shares
        if isinstance(share, float) and _is_of_enough(edition, one, period)
    ]
    ranked.sort(key=lambda found: (-found[0], found[1].id))
    if not ranked:
        reason = f"No time limit fell due {_FEWEST} times or more, so none is put in order."
        return [reason], [reason]
    if len(ranked) * 2 < len(fell_due):
        return _too_few_of(ranked, len(fell_due), line)
    most, least = _in_order(ranked, line)
    return [*_of_how_many(len(ranked), len(fell_due)), *most], least


def _is_of_enough(edition: Edition, measure: Measure, period: Period) -> bool:
    counted = edition.count(measure.id, period, COUNTED)
    return isinstance(counted, int) and counted >= _FEWEST


def _too_few_of(ranked: Ranked, of: int, line: Callable[[Measure], str]) -> Lines:
    """The lines where most figures are hidden or too small, so that none can be called highest or lowest."""
    reason = (
        f"Of {of} time limits that fell due, {len(ranked)} can be compared: too few to say which was kept "
        "most often."
    )
    by_name = sorted((measure for _, measure in ranked), key=lambda measure: measure.id)
    shown = [line(measure) for measure in by_name[:_LEAST]]
    ids = ", ".join(measure.id for measure in by_name)
    also = [f"Those with a figure: {ids}."] if len(by_name) > _LEAST else []
    return [reason, *shown, *also], ["Too few can be compared to say which was kept least often."]


def _of_how_many(ranked: int, of: int) -> list[str]:
    """The line on the time limits that are not ranked; none where all are."""
    if ranked == of:
        return []
    return [
        f"Of {of} time limits that fell due, {ranked} {'is' if ranked == 1 else 'are'} compared here. The "
        "figures of the "
        f"others are hidden or too small, and they may have been kept more or less often."
    ]


def _in_order(ranked: Ranked, line: Callable[[Measure], str]) -> Lines:
    """The lines on the ranked time limits, the most often kept first."""
    highest, lowest = ranked[0][0], ranked[-1][0]
    if len(ranked) == 1:
        return [line(ranked[0][1])], ["There is no other to compare it with."]
    if highest == lowest:
        names = ", ".join(one.id for _, one in ranked)
        return [f"All {len(ranked)} were kept equally often ({highest:g}%): {names}."], [
            "None was kept less often than another."
        ]
    most = [found for found in ranked if found[0] > _HALF][: min(_MOST, len(ranked) // 2)]
    highest_lines = _lines(most, ranked, line) or [
        f"None of the {len(ranked)} was kept in more than half of all that fell due."
    ]
    below = most[-1][0] if most else 101.0
    least = [found for found in reversed(ranked) if found[0] < below][:_LEAST]
    return highest_lines, _lines(least, ranked, line)


def _lines(named: Ranked, ranked: Ranked, line: Callable[[Measure], str]) -> list[str]:
    """A line for each named time limit, and one for those kept exactly as often as the last of them."""
    also = [one.id for share, one in ranked if named and share == named[-1][0] and (share, one) not in named]
    return [*(line(one) for _, one in named), *([f"Just as often: {', '.join(also)}."] if also else [])]
