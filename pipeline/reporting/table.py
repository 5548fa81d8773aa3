"""One table of a report, and the cells and labels that several tables share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.foundation.dates import shown
from pipeline.reporting.intervals import wilson
from pipeline.reporting.legend import AS_RANGE, EXACT, TOO_FEW_FOR_A_SHARE, TOO_SMALL, TOO_WIDE
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.published_counts import HIDDEN, NOTHING, Count
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import Answer, ShownFigure

Cell = int | float | str
Row = tuple[Cell, ...]

LABELS = ("Measure", "What it asks", "Period")
PERCENTAGE = (
    "Percentage, at least [note 1]",
    "Percentage, at most [note 1]",
    "Interval, from [note 2]",
    "Interval, to [note 2]",
)
LAST = ("First published", "How it is shown")


@dataclass(frozen=True)
class Table:
    """One table, on a sheet of its own.

    `note`: what one row is. `labels`: the number of columns that identify it.
    """

    sheet: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    labels: int


def least_and_most(heading: str) -> tuple[str, str]:
    """The headings of a count: the least and the most that it is."""
    return f"{heading}, at least", f"{heading}, at most"


def count_cells(count: Count) -> tuple[Cell, Cell]:
    """The least and the most that a count is: the same twice if exact, the sign if hidden."""
    if count is None:
        return HIDDEN, HIDDEN
    return (count, count) if isinstance(count, int) else (count.least, count.most)


def label_cells(figure: ShownFigure) -> tuple[str, str, str]:
    """The measure, its name, and the period of a figure."""
    return figure.measure.id, figure.measure.name, figure.period.words


def percent_of(figure: ShownFigure, answer: Answer) -> float | ShareRange | None:
    """The percentage of an answer; of an incidence that of Kaplan and Meier, for the first answer alone."""
    if figure.measure.kind is AnswerType.INCIDENCE:
        is_first = answer.words == figure.measure.words[:1]
        exact = figure.value("incidence") if is_first else None
        return exact if exact is not None or not is_first else figure.share_of(answer)
    return figure.share_of(answer)


def interval_of(part: Count, total: Count) -> tuple[float, float] | None:
    """Wilson's interval of an exact share, to one decimal place; None for a range."""
    if not isinstance(part, int) or not isinstance(total, int) or total == 0:
        return None
    return round(wilson(part, total).lower, 1), round(wilson(part, total).upper, 1)


def share_cells(figure: ShownFigure, answer: Answer) -> tuple[Cell, Cell, Cell, Cell]:
    """The least and the most that a percentage is, and the interval of an exact one."""
    share = percent_of(figure, answer)
    if share is None:
        sign = NOTHING if figure.is_nothing else HIDDEN
        return sign, sign, NOTHING, NOTHING
    if isinstance(share, ShareRange):
        return share.least, share.most, NOTHING, NOTHING
    is_crude = figure.measure.kind is not AnswerType.INCIDENCE
    low, high = (interval_of(answer.count, figure.total) if is_crude else None) or (NOTHING, NOTHING)
    return share, share, low, high


def missing_cell(figure: ShownFigure) -> Cell:
    """How many were not recorded, where that is shown."""
    if figure.is_nothing:
        return NOTHING
    return figure.missing if isinstance(figure.missing, int) else HIDDEN


def why_no_share(figure: ShownFigure) -> str:
    """Why a figure has no percentage, in words."""
    if figure.is_nothing:
        return "There was nothing to count"
    total = figure.published.total
    if total is None or not figure.published.answers:
        few = total is not None and total.most < figure.control.fewest
        return TOO_FEW_FOR_A_SHARE if few else TOO_SMALL
    return TOO_WIDE


def how_shown(figure: ShownFigure, answer: Answer | None = None) -> str:
    """In words: exact, a range, or why it is not shown; and whether the records have changed since."""
    counts = [figure.total, answer.count if answer else _answer_count(figure)]
    if figure.is_nothing:
        how = "There was nothing to count"
    elif None in counts:
        how = why_no_share(figure)
    else:
        how = EXACT if all(isinstance(one, int) for one in counts) else AS_RANGE
    if figure.published.is_revision:
        return f"{how}. Revised [r]"
    return f"{how}. The records have changed since" if figure.is_repeated and figure.is_revised else how


def _answer_count(figure: ShownFigure) -> Count:
    return figure.answers()[0].count


def last_cells(figure: ShownFigure, answer: Answer | None = None) -> tuple[str, str]:
    """The day on which a figure first went out, and how it is shown."""
    return shown(figure.published_on), how_shown(figure, answer)


def shows_anything(figure: ShownFigure) -> bool:
    """Whether a figure shows an exact number, or a range of which the least is more than none."""
    total = figure.published.total
    return total is not None and (total.least == total.most or total.least > 0)
