"""Which time limits were kept most and least often, said only where the difference is more than chance."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting.direction import difference
from pipeline.reporting.edition import Edition
from pipeline.reporting.period_notes import over_of
from pipeline.reporting.prose import is_close, listed, name_of, share_said
from pipeline.reporting.shares import ShareRange, both_ends
from pipeline.reporting.shown_figure import ShownFigure

#: A time limit is called kept most often only where it was kept in more than this, in per cent.
_OFTEN = 80
#: The most time limits that a line names with their figures; of more it gives the references.
_NAMED = 2


def kept_most_and_least(edition: Edition) -> list[str]:
    """The lines on the time limits that were kept most and least often.

    Each line names those that cannot be told apart by more than chance. No line where fewer than two can be
    compared.
    """
    figures = _of_time_limits(edition)
    ranked = _ranked(edition, figures)
    if len(ranked) < 2:
        return []
    limits = "the time limits"
    if len(ranked) < len(figures):
        limits = f"the {len(ranked)} time limits with a close figure up to {edition.asked.last:%B %Y}"
    apart = _apart(ranked)
    if apart is None:
        ids = ", ".join(sorted(one.measure.id for one in ranked))
        spans = _reach([_span(one) for one in ranked])
        return [f"None of {limits} was kept clearly more or less often than the others: {ids} ({spans})."]
    least, most = _alike(ranked), _alike(ranked[::-1])
    if set(map(id, least)) & set(map(id, most)):
        low, high = (_named(edition, one, with_band=False) for one in apart)
        return [f"Of {limits}, {low}, was kept less often than {high}."]
    lines = [f"Of {limits}, kept least often: {_figures(edition, least, 'higher', with_band=False)}."]
    if all(_span(one)[0] > _OFTEN for one in most):
        lines.insert(0, f"Of {limits}, kept most often: {_figures(edition, most, 'lower')}.")
    return lines


def _of_time_limits(edition: Edition) -> list[ShownFigure]:
    """The figures of the time limits that show a share or a range of it."""
    figures = [
        edition.main_figure(name)
        for name, measure in edition.measures.items()
        if measure.composite and name.startswith("K")
    ]
    return [one for one in figures if one.share() is not None]


def _ranked(edition: Edition, figures: Sequence[ShownFigure]) -> list[ShownFigure]:
    """Those that are close, and of time that ends with the report's, the lowest first."""
    current = [one for one in figures if one.period.last == edition.asked.last]
    shown = [one for one in current if is_close(one) and difference([one], [one]) is not None]
    return sorted(shown, key=lambda one: (sum(_span(one)), one.measure.id))


def _alike(ranked: Sequence[ShownFigure]) -> list[ShownFigure]:
    """The first of some figures, and those that do not differ from it by more than chance."""
    return [one for one in ranked if one is ranked[0] or difference([one], [ranked[0]]) == 0]


def _apart(ranked: Sequence[ShownFigure]) -> tuple[ShownFigure, ShownFigure] | None:
    """Two that differ by more than chance, the lowest such and the highest that differs from it, or None."""
    pairs = ((low, high) for low in ranked for high in reversed(ranked))
    return next((pair for pair in pairs if difference([pair[1]], [pair[0]]) == 1), None)


def _span(figure: ShownFigure) -> tuple[float, float]:
    share = figure.share()
    if isinstance(share, ShareRange):
        return share.least, share.most
    return (share, share) if share is not None else (0, 0)


def _figures(edition: Edition, figures: Sequence[ShownFigure], way: str, *, with_band: bool = True) -> str:
    """The first of some figures, and those that differ from it by no more than chance.

    `way`: higher or lower, which those are not clearly. `with_band`: "most" beside a range, which would read
    wrongly beside "least often".
    """
    named = "; ".join(_named(edition, one, with_band=with_band) for one in figures[:_NAMED])
    rest = sorted(one.measure.id for one in figures[_NAMED:])
    if not rest:
        return named
    verb = "is" if len(rest) == 1 else "are"
    return f"{named}. {listed(rest)} {verb} not clearly {way} than these"


def _named(edition: Edition, figure: ShownFigure, *, with_band: bool) -> str:
    """A figure in words: its name, what it shows, and its time where that is not the year."""
    return f"{name_of(figure)}, {share_said(figure, with_band=with_band)}{over_of(edition, figure)}"


def _reach(spans: Sequence[tuple[float, float]]) -> str:
    least, most = min(low for low, _ in spans), max(high for _, high in spans)
    lowest, highest = both_ends(least, most)
    return f"{least:g}% each" if least == most else f"{lowest}% to {highest}%"
