"""The tables of the trend: of measures that are published by quarter or half-year, what is shown."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reporting.edition import Edition
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.published_counts import HIDDEN, NOTHING
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.table import (
    LABELS,
    LAST,
    PERCENTAGE,
    Row,
    Table,
    count_cells,
    label_cells,
    last_cells,
    least_and_most,
    share_cells,
)


def _shown(edition: Edition) -> Iterator[ShownFigure]:
    for name in edition.measures:
        for period in edition.blocks(name):
            figure = edition.figure(name, period)
            if figure is not None and figure.total is not None:
                yield figure


def trend_of_shares(edition: Edition) -> Table:
    """The table of the answers of each quarter or half-year."""
    rows: list[Row] = []
    for figure in _shown(edition):
        if figure.measure.kind is AnswerType.NUMBER:
            continue
        is_share = figure.measure.kind is AnswerType.SHARE
        for one in figure.answers()[:1] if is_share else figure.answers():
            rows.append(
                (
                    *label_cells(figure),
                    one.name,
                    *count_cells(one.count),
                    *count_cells(figure.total),
                    *share_cells(figure, one),
                    *last_cells(figure, one),
                )
            )
    columns = (
        *LABELS,
        "Answer",
        *least_and_most("Number"),
        *least_and_most("Of those counted"),
        *PERCENTAGE,
        *LAST,
    )
    note = "Each row is one answer to one measure in one quarter or half-year. What is not shown has no row."
    return Table("Trends", "By quarter or half-year: how often", note, columns, rows, 4)


def trend_of_waiting(edition: Edition) -> Table:
    """The table of the waiting times of each quarter or half-year."""
    rows: list[Row] = []
    for figure in _shown(edition):
        if figure.measure.kind is not AnswerType.NUMBER:
            continue
        over, still = figure.answers()[0], figure.answers()[-1]
        missing = NOTHING if figure.is_nothing else HIDDEN
        values = [figure.value(name) for name in ("with_waiting", "lower", "upper")]
        if any(one is not None for one in values):
            missing = NOTHING
        rows.append(
            (
                *label_cells(figure),
                figure.measure.unit_of_number,
                *count_cells(over.count),
                *count_cells(still.count),
                *(missing if one is None else one for one in values),
                *last_cells(figure),
            )
        )
    columns = (
        *LABELS,
        "Unit",
        *least_and_most("Over"),
        *least_and_most("Still waiting"),
        "Half are over within [note 4]",
        "Lower quartile [note 4]",
        "Upper quartile [note 4]",
        *LAST,
    )
    note = "Each row is one measure in one quarter or half-year. What is not shown has no row."
    return Table("Trends in waiting", "By quarter or half-year: how long", note, columns, rows, 4)
