"""The table of the headlines: all time limits together, then the measures that a board asks for first."""

from __future__ import annotations

from pipeline.foundation.dates import shown
from pipeline.reporting.composites import Composite
from pipeline.reporting.direction import UNCHANGED, direction_of, direction_of_composite
from pipeline.reporting.edition import Edition
from pipeline.reporting.figure_tables import value_cell
from pipeline.reporting.intervals import wilson
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.period_notes import OF_PUBLISHED
from pipeline.reporting.published_counts import HIDDEN, NOTHING
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.table import (
    A_RANGE,
    ALL_SHOWN,
    DRAFT,
    LABELS,
    Row,
    Table,
    count_cells,
    ends,
    labels_of,
    share_cells,
    went_out,
    why_cell,
)

PER_CENT = "Per cent"
#: Why a composite is not shown.
TOO_LITTLE = "Too few numbers of its measures are shown; the team's own edition has it"
_IN_TIME = "In time"


def headlines(edition: Edition) -> Table:
    """A row for each composite, and for each headline measure whether it can be shown or not."""
    rows = [_of_composite(edition, one) for one in edition.composites]
    rows += [_of_measure(edition, name) for name, one in edition.measures.items() if one.headline]
    columns = (
        *LABELS,
        "Answer",
        *ends("Number", False),
        *ends("Of those counted", False),
        *ends("Figure [note 1]", False),
        "Unit of the figure",
        "95% interval from [note 2]",
        "95% interval to [note 2]",
        "Against the period before",
        "Target",
        "First published on",
        "What is not shown, and why",
    )
    note = "Each row is one measure, or all time limits of one kind together."
    return Table("Headlines", "The figures to read first", note, columns, rows, 4)


def _of_measure(edition: Edition, name: str) -> Row:
    figure = edition.main_figure(name)
    answer = figure.answers()[0]
    return (
        *labels_of(figure),
        answer.name,
        *count_cells(answer.count, False),
        *count_cells(figure.total, False),
        *_figure_cells(figure),
        _against(direction_of(edition, name)),
        figure.measure.target or "None set",
        went_out(figure),
        why_cell(figure),
    )


def _against(direction: str) -> str:
    """How a figure differs from the year before."""
    return "No clear change" if direction == UNCHANGED else direction.capitalize() or NOTHING


def _figure_cells(figure: ShownFigure) -> Row:
    """The share with its interval, or the waiting time, and its unit."""
    if figure.measure.kind is AnswerType.NUMBER:
        half = value_cell(figure, "with_waiting")
        return half, half, f"{figure.measure.unit_of_number}, half were over by", NOTHING, NOTHING
    least, most, lower, upper = share_cells(figure, figure.answers()[0], False)
    return least, most, PER_CENT, lower, upper


def _of_composite(edition: Edition, one: Composite) -> Row:
    period = edition.periods[-1]
    share = one.share
    interval = interval_of_composite(one) or (NOTHING, NOTHING)
    none = NOTHING if one.total == 0 and not one.left_out else HIDDEN
    cells = tuple(share) if isinstance(share, ShareRange) else (none if share is None else share,) * 2
    return (
        one.name,
        f"All that fell due in the {period.length}, added up",
        period.words,
        _IN_TIME,
        *count_cells(one.in_time if one.parts else None, False),
        *count_cells(one.total if one.parts else None, False),
        *cells,
        PER_CENT,
        *interval,
        _against(direction_of_composite(edition, one)),
        "None set",
        composite_went_out(one),
        _left_out(one),
    )


def composite_went_out(one: Composite) -> str:
    """The day on which the last part of a composite went out, or that one has not."""
    days = [figure.published_on for figure in (*one.parts, *one.left_out)]
    known = [day for day in days if day]
    return shown(max(known)) if len(known) == len(days) else DRAFT


def interval_of_composite(one: Composite) -> tuple[float, float] | None:
    """Wilson's 95% interval of a composite that is known exactly; None of any other."""
    if not isinstance(one.in_time, int) or not isinstance(one.total, int) or one.total == 0:
        return None
    found = wilson(one.in_time, one.total)
    return round(found.lower, 1), round(found.upper, 1)


def _left_out(one: Composite) -> str:
    """What a composite does not add up, because it is not shown; what differs, and what was revised."""
    changed = f"; the records of {', '.join(one.changed)} have changed since" if one.changed else ""
    summed = f"; of {', '.join(one.of_published)}, {OF_PUBLISHED}" if one.of_published else ""
    revised = f"; adds up revised figures of {', '.join(one.revised)}" if one.revised else ""
    return f"{_not_added(one)}{changed}{summed}{revised}"


def _not_added(one: Composite) -> str:
    if not one.left_out and one.share is None and one.total != 0:
        return TOO_LITTLE
    if not one.left_out:
        return A_RANGE if isinstance(one.share, ShareRange) else ALL_SHOWN
    names = ", ".join(figure.measure.id for figure in one.left_out)
    return f"Left out, because no number of it is shown: {names}"
