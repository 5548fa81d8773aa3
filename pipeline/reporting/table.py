"""One table of a report, and the cells in which counts and shares are given in all of them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.foundation.dates import shown
from pipeline.reporting.intervals import wilson
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.published_counts import HIDDEN, NOTHING, TOO_FEW, Count, CountRange
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import Answer, ShownFigure

#: Where what is not shown is.
ELSEWHERE = "the team's own edition has it"
#: The content of one cell.
Value = str | int | float
Row = tuple[Value, ...]

LABELS = ("Measure", "What it says", "Period")
#: What a median or the like is called, by name.
NAMES_OF_VALUES = {
    "with_waiting": "Half were over by",
    "lower": "A quarter of those that ended took at most",
    "upper": "Three quarters of those that ended took at most",
}
#: What is called so of a share of those followed for a year.
ALLOWING = "Allowing for those not followed for a year"
#: What a row says where nothing of its figure is hidden.
ALL_SHOWN = "All of it is shown"
#: What a row says of a range.
DRAFT = "Not yet: this is a draft"
A_RANGE = "A range, so that no small number can be worked out"


@dataclass(frozen=True)
class Table:
    """One table, on a sheet of its own.

    `note`: what one row is. `labels`: the number of columns that identify it.
    """

    sheet: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: list[Row]
    labels: int


def labels_of(figure: ShownFigure) -> Row:
    """The cells that say what a figure is of."""
    return figure.measure.id, figure.measure.name, figure.period.words


def ends(heading: str, is_open: bool) -> tuple[str, ...]:
    """The headings of a number: one in the team's own edition, otherwise two for the ends of a range."""
    name, note, number = heading.partition(" [note")
    return (heading,) if is_open else tuple(f"{name}, {end}{note}{number}" for end in ("at least", "at most"))


def count_cells(count: Count, is_open: bool) -> Row:
    """The cells of a count under the headings of `ends`; both are equal where it is exact."""
    if count is None:
        return (HIDDEN,) if is_open else (HIDDEN, HIDDEN)
    if isinstance(count, CountRange):
        return tuple(count)
    return (count,) if is_open else (count, count)


def share_cells(figure: ShownFigure, answer: Answer, is_open: bool) -> Row:
    """The cells of the share of an answer under the headings of `ends`, and its interval's."""
    share = figure.share_of(answer)
    interval = interval_of(figure, answer) or (NOTHING, NOTHING)
    if isinstance(share, ShareRange):
        return (*share, *interval)
    shown_as = sign_of(figure) if share is None else share
    return (shown_as, *interval) if is_open else (shown_as, shown_as, *interval)


def interval_of(figure: ShownFigure, answer: Answer) -> tuple[float, float] | None:
    """Wilson's 95% interval of an exact share that is shown, to one decimal place; None of any other."""
    total, count = figure.total, answer.count
    if not isinstance(figure.share_of(answer), float) or not isinstance(count, int):
        return None
    if not isinstance(total, int):
        return None
    found = wilson(count, total)
    return round(found.lower, 1), round(found.upper, 1)


def sign_of(figure: ShownFigure) -> str:
    """The sign for a share or a median that is not shown."""
    if figure.is_nothing:
        return NOTHING
    return TOO_FEW if _is_too_few(figure) else HIDDEN


def _is_too_few(figure: ShownFigure) -> bool:
    total = figure.published.total
    return total is not None and total.most < figure.control.fewest


def why_hidden(figure: ShownFigure) -> str:
    """Why something of a figure is not shown, in words; empty where all of it is."""
    why = why_not_counted(figure)
    if why or figure.is_nothing or figure.measure.kind is not AnswerType.NUMBER or figure.published.values:
        return why
    return f"How long: {why_no_wait(figure, 'with_waiting')}; {ELSEWHERE}"


def why_no_wait(figure: ShownFigure, value: str) -> str:
    """Why a median ("with_waiting") or a quartile of waiting times is not shown."""
    needed = figure.control.fewest_waits(value, has_limit=bool(figure.measure.limit_of))
    over = figure.count(figure.measure.words[0])
    least, most = (over, over) if isinstance(over, int) else over or (0, needed)
    of = "a median" if value == "with_waiting" else "this"
    if most < needed:
        return f"fewer than {needed} are over, too few for {of}"
    if least < needed:
        return f"fewer than {needed} may be over, too few for {of}"
    return "not reached yet, or the records have changed since the counts went out"


def why_not_counted(figure: ShownFigure) -> str:
    """Why how many a figure counts, or its answers, are not shown; empty where they are."""
    if figure.is_nothing:
        return ""
    small = f"fewer than {figure.control.threshold + 1}, or a small number could be worked out from it"
    if figure.total is None:
        return f"The number is {small}; {ELSEWHERE}"
    if not figure.published.answers:
        if _is_too_few(figure):
            several = ", of which one case may have several" if figure.measure.of_each > 1 else ""
            few = f"Fewer than {figure.control.fewest}{several}: too few for the answers or a percentage"
            return f"{few}; {ELSEWHERE}"
        return f"How many of each answer: one of them is {small}; {ELSEWHERE}"
    return ""


def why_cell(figure: ShownFigure) -> str:
    """Why something of a figure is not shown, or that all of it is."""
    if any(isinstance(one.count, CountRange) for one in figure.answers()):
        return why_hidden(figure) or A_RANGE
    return why_hidden(figure) or ("There was nothing to count" if figure.is_nothing else ALL_SHOWN)


def went_out(figure: ShownFigure) -> str:
    """The day on which a figure first went out, or that it has not; and whether it is a revised one."""
    day = shown(figure.published_on) if figure.published_on else DRAFT
    return f"{day}; revised" if figure.superseded else day
