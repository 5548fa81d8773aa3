"""The tables of the figures by theme, and of the trend: a row for each figure, no merged or empty cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.reporting.aggregate import APART
from pipeline.reporting.edition import Edition
from pipeline.reporting.given_figures import (
    COMPLETENESS,
    OTHER,
    OUTCOMES,
    PRACTICE,
    QUALITY,
    TIMELINESS,
    WAITING,
    main_figures,
    sheet_of,
    trend_figures,
)
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.published_counts import HIDDEN, NOTHING, Count
from pipeline.reporting.shown_figure import Answer, ShownFigure
from pipeline.reporting.table import (
    LABELS,
    Row,
    Table,
    Value,
    count_cells,
    ends,
    labels_of,
    share_cells,
    sign_of,
    went_out,
    why_cell,
)

#: The waiting times that both editions give, by their heading.
_VALUES = {
    "Half were over by [note 4]": "with_waiting",
    "A quarter of those that ended took at most": "lower",
    "Three quarters of those that ended took at most": "upper",
}
#: The waiting times that only the team's own edition gives: a longest wait is one child's.
_OWN_VALUES = {
    "Half of those that ended took at most": "median",
    "Longest that is over": "longest",
    "Longest still waiting": "longest_wait",
}
_INTERVAL = ("95% interval from [note 2]", "95% interval to [note 2]")
_ALL_ANSWERS = "All answers together"
_EACH = "Each row is one measure in one period."
_SHARES = {
    TIMELINESS: ("How often time limits were kept", "Yes", "No"),
    PRACTICE: ("How often the procedure was followed", "Yes", "No"),
    OTHER: ("Everything else that the procedure asks for", "Yes", "No"),
    COMPLETENESS: ("How complete the records are", "Filled in", "Empty or not known"),
    QUALITY: ("How often the records keep to the rules", "In order", "To put right"),
}


def figure_tables(edition: Edition) -> list[Table]:
    """The tables of an edition's figures, in the order of their sheets; some may have no rows."""
    return [
        _shares(edition, TIMELINESS),
        _waiting(edition),
        _shares(edition, PRACTICE),
        _answers(edition),
        _shares(edition, OTHER),
        _trends(edition),
        _shares(edition, COMPLETENESS),
        _shares(edition, QUALITY),
    ]


def _figures(edition: Edition, sheet: str) -> Iterator[ShownFigure]:
    for name, measure in edition.measures.items():
        if sheet_of(measure) == sheet:
            yield from main_figures(edition, name)


def _shares(edition: Edition, sheet: str) -> Table:
    title, yes, no = _SHARES[sheet]
    is_open = edition.control.is_open
    rows: list[Row] = []
    for figure in _figures(edition, sheet):
        counts = (figure.total, figure.count("Yes"), figure.count("No"))
        first = next(one for one in figure.answers() if "Yes" in one.words)
        rows.append(
            (
                *labels_of(figure),
                *(cell for count in counts for cell in count_cells(count, is_open)),
                *share_cells(figure, first, is_open),
                *_apart_cells(figure),
                *_last_cells(figure),
            )
        )
    columns = (
        *LABELS,
        *ends("Counted", is_open),
        *ends(yes, is_open),
        *ends(no, is_open),
        *ends(f"Per cent {yes.casefold()} [note 1]", is_open),
        *_INTERVAL,
        *_apart(is_open, "Of the No, not recorded [note 3]"),
        *_last(is_open),
    )
    return Table(sheet, title, _EACH, columns, rows, 3)


def _waiting(edition: Edition) -> Table:
    is_open = edition.control.is_open
    values = {**_VALUES, **(_OWN_VALUES if is_open else {})}
    rows: list[Row] = [
        (
            *labels_of(figure),
            figure.measure.unit_of_number,
            *count_cells(figure.total, is_open),
            *(cell for one in figure.answers() for cell in count_cells(one.count, is_open)),
            *(value_cell(figure, name) for name in values.values()),
            *_apart_cells(figure),
            *_last_cells(figure),
        )
        for figure in _figures(edition, WAITING)
    ]
    columns = (
        *LABELS,
        "Unit",
        *ends("Counted", is_open),
        *ends("Over", is_open),
        *ends("Still waiting", is_open),
        *values,
        *_apart(is_open, "Besides, not recorded [note 3]"),
        *_last(is_open),
    )
    return Table(WAITING, "How long things took", _EACH, columns, rows, 4)


def value_cell(figure: ShownFigure, name: str) -> Value:
    """The cell of a median or the like; a sign where it is not shown."""
    found = figure.value(name)
    if found is not None:
        return found
    # Half may not be over yet, though enough is shown to say how long the others took.
    return NOTHING if figure.published.values or figure.control.is_open else sign_of(figure)


def _answers(edition: Edition) -> Table:
    is_open = edition.control.is_open
    rows: list[Row] = []
    for figure in _figures(edition, OUTCOMES):
        for answer in answers_given(figure):
            rows.append(
                (
                    *labels_of(figure),
                    answer.name,
                    *count_cells(answer.count, is_open),
                    *count_cells(figure.total, is_open),
                    *share_cells(figure, answer, is_open),
                    value_cell(figure, "incidence")
                    if figure.measure.kind is AnswerType.INCIDENCE and answer.words == ("Yes",)
                    else NOTHING,
                    *_apart_cells(figure),
                    *_last_cells(figure),
                )
            )
    columns = (
        *LABELS,
        "Answer",
        *ends("Number", is_open),
        *ends("Of those counted", is_open),
        *ends("Per cent [note 1]", is_open),
        *_INTERVAL,
        "Per cent, allowing for those not followed for a year [note 5]",
        *_apart(is_open, "Not recorded [note 3]"),
        *_last(is_open),
    )
    note = "Each row is one answer to one measure in one period."
    return Table(OUTCOMES, "What came of it", note, columns, rows, 4)


def answers_given(figure: ShownFigure) -> list[Answer]:
    """The answers of a figure, or one for all of them together where none is shown or there is none."""
    if figure.is_nothing:
        return [Answer(_ALL_ANSWERS, figure.measure.words, 0)]
    found = figure.answers()
    if any(one.count is not None for one in found):
        return found
    return [Answer(_ALL_ANSWERS, figure.measure.words, None)]


def _trends(edition: Edition) -> Table:
    is_open = edition.control.is_open
    rows: list[Row] = []
    for name, measure in edition.measures.items():
        for figure in trend_figures(edition, name):
            answers = answers_given(figure) if measure.kind is AnswerType.WORD else figure.answers()[:1]
            for answer in answers:
                rows.append(
                    (
                        *labels_of(figure),
                        answer.name,
                        *count_cells(answer.count, is_open),
                        *count_cells(figure.total, is_open),
                        *_trend_share(figure, answer, is_open),
                        *_half_over(figure),
                        *_last_cells(figure),
                    )
                )
    columns = (
        *LABELS,
        "Answer",
        *ends("Number", is_open),
        *ends("Of those counted", is_open),
        *ends("Per cent [note 1]", is_open),
        *_INTERVAL,
        "Half were over by [note 4]",
        "In what unit",
        *_last(is_open),
    )
    title = "How it was in each quarter or half-year"
    return Table("Trends", title, "Each row is one answer to one measure in one period.", columns, rows, 4)


def _trend_share(figure: ShownFigure, answer: Answer, is_open: bool) -> Row:
    cells = share_cells(figure, answer, is_open)
    return (NOTHING,) * len(cells) if figure.measure.kind is AnswerType.NUMBER else cells


def _half_over(figure: ShownFigure) -> Row:
    if figure.measure.kind is not AnswerType.NUMBER:
        return NOTHING, NOTHING
    return value_cell(figure, "with_waiting"), figure.measure.unit_of_number


def _apart(is_open: bool, heading: str) -> tuple[str, ...]:
    return (*((f"{APART[0]} [note 6]",) if is_open else ()), heading)


def _apart_cells(figure: ShownFigure) -> Row:
    """What is shown apart: what is not recorded, and in the team's own edition what is in progress."""
    if figure.figure is not None:
        return tuple(figure.figure.counts[word] for word in APART)
    missing: Count = 0 if figure.is_nothing and figure.missing is None else figure.missing
    return (missing if isinstance(missing, int) else HIDDEN,)


def _last(is_open: bool) -> Sequence[str]:
    return () if is_open else ("First published on", "What is not shown, and why")


def _last_cells(figure: ShownFigure) -> Row:
    return () if figure.control.is_open else (went_out(figure), why_cell(figure))
