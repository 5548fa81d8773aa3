"""The tables of the edition that is handed out: a row for each figure that is shown, no empty cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.reporting.edition import Edition
from pipeline.reporting.headline_table import headlines
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.published_counts import HIDDEN, NOT_RECORDED, NOTHING
from pipeline.reporting.reference_tables import commentary, definitions, plan_table, revisions
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.table import (
    LABELS,
    LAST,
    PERCENTAGE,
    Cell,
    Row,
    Table,
    count_cells,
    how_shown,
    label_cells,
    last_cells,
    least_and_most,
    missing_cell,
    share_cells,
    shows_anything,
)
from pipeline.reporting.trend_tables import trend_of_shares, trend_of_waiting

_A_MEASURE = "Each row is one measure over one period."


def tables_of(edition: Edition) -> list[Table]:
    """Every table of the edition that is handed out, in the order of its sheets.

    A measure of which nothing is shown is in one table at the end, and in no other.
    """
    given = given_figures(edition)

    def of(sheet: str) -> list[ShownFigure]:
        return [one for one in given if sheet_of(one) == sheet]

    return [
        headlines(edition),
        _shares("Timeliness", "How often time limits were kept", of("Timeliness")),
        _waiting(of("Waiting times")),
        _shares("Practice", "How often the procedure was followed", of("Practice")),
        _answers(of("Outcomes")),
        _shares("Other duties", "Everything else that the procedure asks for", of("Other duties")),
        trend_of_shares(edition),
        trend_of_waiting(edition),
        _shares("Completeness", "How complete the records are", of("Completeness"), "Filled in", "Empty"),
        _shares(
            "Data quality",
            "How often records keep to the rules",
            of("Data quality"),
            "In order",
            "To put right",
        ),
        _too_small(edition),
        definitions(edition.measures.values()),
        plan_table(edition),
        revisions(edition),
        commentary(edition),
    ]


def sheet_of(figure: ShownFigure) -> str:
    """The sheet that a figure is on."""
    measure = figure.measure
    if measure.theme is Theme.COMPLETENESS:
        return "Completeness"
    if measure.theme is Theme.QUALITY:
        return "Data quality"
    if measure.kind is AnswerType.NUMBER:
        return "Waiting times"
    if measure.kind is not AnswerType.SHARE or measure.theme is Theme.OUTCOMES:
        return "Outcomes"
    if not measure.id.startswith("K"):
        return "Other duties"
    return "Timeliness" if measure.theme is Theme.TIMELINESS else "Practice"


def unshown_measures(edition: Edition) -> list[str]:
    """The measures of which no figure is shown."""
    shown = {name for (name, _), one in edition.figures.items() if shows_anything(one)}
    return [name for name in edition.measures if name not in shown]


def given_figures(edition: Edition) -> list[ShownFigure]:
    """The figures that are not part of a trend, by measure, the main one of each first.

    The main figure is given where anything is shown of its measure; the others where they are shown.
    """
    found: list[ShownFigure] = []
    unshown = set(unshown_measures(edition))
    for name in edition.measures:
        if name in unshown:
            continue
        main = edition.main_figure(name)
        trend = set(edition.blocks(name))
        others = [
            one
            for (measure, period), one in edition.figures.items()
            if measure == name and period not in trend and one is not main and shows_anything(one)
        ]
        found += [main, *sorted(others, key=lambda one: one.period, reverse=True)]
    return found


def _shares(
    sheet: str, title: str, figures: Iterable[ShownFigure], yes: str = "Yes", no: str = "No"
) -> Table:
    rows: list[Row] = []
    for one in figures:
        first, second = one.answers()[0], one.answers()[-1]
        rows.append(
            (
                *label_cells(one),
                *count_cells(one.total),
                *count_cells(first.count),
                *count_cells(second.count),
                *share_cells(one, first),
                missing_cell(one),
                *last_cells(one),
            )
        )
    columns = (
        *LABELS,
        *least_and_most("Counted"),
        *least_and_most(yes),
        *least_and_most(no),
        *PERCENTAGE,
        "Not recorded [note 6]",
        *LAST,
    )
    return Table(sheet, title, _A_MEASURE, columns, rows, 3)


def _waiting(figures: Sequence[ShownFigure]) -> Table:
    rows: list[Row] = []
    for one in figures:
        over, still = one.answers()[0], one.answers()[-1]
        rows.append(
            (
                *label_cells(one),
                one.measure.unit_of_number,
                *count_cells(over.count),
                *count_cells(still.count),
                *(waiting_cell(one, name) for name in ("with_waiting", "lower", "upper")),
                *last_cells(one),
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
    return Table("Waiting times", "How long things took", _A_MEASURE, columns, rows, 4)


def waiting_cell(figure: ShownFigure, name: str) -> Cell:
    """A median or a quartile, or the sign that it is not shown or not known."""
    value = figure.value(name)
    if value is not None:
        return value
    if figure.is_nothing or any(figure.value(one) is not None for one in ("lower", "upper")):
        return NOTHING
    return HIDDEN


def _answers(figures: Sequence[ShownFigure]) -> Table:
    rows = [row for one in figures for row in answer_rows(one)]
    note = (
        "Each row is one answer to one measure over one period. Answers are put together where they are few."
    )
    return Table("Outcomes", "What came of it", note, ANSWER_COLUMNS, rows, 4)


ANSWER_COLUMNS = (
    *LABELS,
    "Answer",
    *least_and_most("Number"),
    *least_and_most("Of those counted"),
    *PERCENTAGE,
    *LAST,
)


def answer_rows(figure: ShownFigure) -> list[Row]:
    """A row for each answer to a measure, and one for what is not recorded where that is shown."""
    if all(one.count is None for one in figure.answers()):
        # Nothing is shown of any answer: one row says so.
        return [
            (
                *label_cells(figure),
                "Every answer",
                HIDDEN,
                HIDDEN,
                *count_cells(figure.total),
                *(HIDDEN, HIDDEN, NOTHING, NOTHING),
                *last_cells(figure),
            )
        ]
    rows: list[Row] = [
        (
            *label_cells(figure),
            one.name,
            *count_cells(one.count),
            *count_cells(figure.total),
            *share_cells(figure, one),
            *last_cells(figure, one),
        )
        for one in figure.answers()
    ]
    if isinstance(figure.missing, int) and not figure.is_nothing:
        number = figure.missing
        rows.append(
            (
                *label_cells(figure),
                NOT_RECORDED,
                number,
                number,
                *count_cells(figure.total),
                *[NOTHING] * 4,
                last_cells(figure)[0],
                "Exact",
            )
        )
    return rows


def _too_small(edition: Edition) -> Table:
    rows: list[Row] = []
    for name in unshown_measures(edition):
        one = edition.main_figure(name)
        rows.append((*label_cells(one), how_shown(one)))
    columns = (*LABELS, "Why it is not shown")
    note = "Each row is one measure of which no figure is shown, over any period."
    return Table("Too small to show", "What is too small to show", note, columns, rows, 3)
