"""Which figures of an edition its workbook and its figures.csv give, and on which sheet."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.shown_figure import ShownFigure

TIMELINESS, WAITING, PRACTICE, OUTCOMES = "Timeliness", "Waiting times", "Practice", "Outcomes"
OTHER, COMPLETENESS, QUALITY = "Other duties", "Completeness", "Data quality"

#: The sheets of which each row is a share, by the number that is so and the number that is not.
SHEETS_OF_SHARES = (TIMELINESS, PRACTICE, OTHER, COMPLETENESS, QUALITY)


def sheet_of(measure: Measure) -> str:
    """The sheet of a measure's figures."""
    records = {Theme.COMPLETENESS: COMPLETENESS, Theme.QUALITY: QUALITY}
    if measure.theme in records:
        return records[measure.theme]
    if not measure.id.startswith("K") and not measure.composite:
        return OTHER
    if measure.kind is AnswerType.NUMBER:
        return WAITING
    if measure.kind is not AnswerType.SHARE or measure.theme is Theme.OUTCOMES:
        return OUTCOMES
    if not measure.id.startswith(("K", "Other time limits")):
        return OTHER
    return TIMELINESS if measure.theme is Theme.TIMELINESS else PRACTICE


def is_given(edition: Edition, measure_id: str) -> bool:
    """Whether anything of a measure is shown, in any of its periods."""
    return any(one.total is not None for (name, _), one in edition.figures.items() if name == measure_id)


def main_figures(edition: Edition, measure_id: str) -> list[ShownFigure]:
    """The figures of a measure outside its trend: its main one, the period's own, and the year before.

    The main one is always there; the others where something of them is shown. Nothing where nothing of the
    measure is.
    """
    if not is_given(edition, measure_id):
        return []
    main, blocks = edition.main(measure_id), edition.blocks(measure_id)
    wanted = [main, edition.asked, edition.periods[-1], edition.main_figure(measure_id).period.before]
    if edition.control.is_open:
        wanted += [one for name, one in edition.figures if name == measure_id and one not in blocks]
    found = [edition.figure(measure_id, one) for one in dict.fromkeys(wanted)]
    own = () if edition.control.is_open else tuple(blocks)
    return [
        one
        for one in found
        if one is not None and (one.period == main or (one.total is not None and one.period not in own))
    ]


def trend_figures(edition: Edition, measure_id: str) -> list[ShownFigure]:
    """The figures of a measure by quarter or half-year of which something is shown, the earliest first."""
    found = [edition.figure(measure_id, one) for one in edition.blocks(measure_id)]
    return [one for one in found if one is not None and one.total is not None]


def figures_given(edition: Edition) -> Iterator[ShownFigure]:
    """Every figure that the workbook gives, each once, by measure."""
    for name in edition.measures:
        found = {one.period: one for one in (*main_figures(edition, name), *trend_figures(edition, name))}
        yield from found.values()


def not_given(edition: Edition) -> list[ShownFigure]:
    """The main figure of each measure of which nothing is shown."""
    return [edition.main_figure(name) for name in edition.measures if not is_given(edition, name)]
