"""The first table of an edition: the measures that a board asks for, and how much was in time altogether."""

from __future__ import annotations

from pipeline.foundation.dates import shown
from pipeline.reporting.composites import Composite
from pipeline.reporting.direction import direction_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.legend import AS_RANGE, EXACT, TOO_SMALL, TOO_WIDE
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.published_counts import HIDDEN, NOTHING
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.table import (
    LABELS,
    PERCENTAGE,
    Row,
    Table,
    count_cells,
    interval_of,
    label_cells,
    last_cells,
    least_and_most,
    share_cells,
)


def headlines(edition: Edition) -> Table:
    """A row for each composite and each answer to a headline measure."""
    rows = [_composite_row(edition, one) for one in edition.composites]
    for name, measure in edition.measures.items():
        if not measure.headline:
            continue
        figure = edition.main_figure(name)
        direction = direction_of(edition, name).capitalize() or "Not compared"
        answers = figure.answers()[:1] if measure.kind is not AnswerType.WORD else figure.answers()
        for one in answers:
            rows.append(
                (
                    *label_cells(figure),
                    one.name,
                    *count_cells(figure.total),
                    *count_cells(one.count),
                    *share_cells(figure, one),
                    direction,
                    *last_cells(figure, one),
                )
            )
    columns = (
        *LABELS,
        "Answer",
        *least_and_most("Counted"),
        *least_and_most("Number"),
        *PERCENTAGE,
        "Against the time before [note 7]",
        "First published",
        "How it is shown",
    )
    note = "Each row is one composite of time limits, or one answer to a headline measure."
    return Table("Headlines", "The headline figures", note, columns, rows, 4)


def _composite_row(edition: Edition, one: Composite) -> Row:
    is_shown = bool(one.parts)
    return (
        one.name,
        "Of all that fell due, how much was in time?",
        edition.asked.year_to_its_end.words,
        "Yes",
        *(count_cells(one.total) if is_shown else (HIDDEN, HIDDEN)),
        *(count_cells(one.in_time) if is_shown else (HIDDEN, HIDDEN)),
        *_share_of(one),
        "Not compared",
        shown(max(part.published_on for part in one.parts)) if is_shown else NOTHING,
        how_composite_is_shown(one),
    )


def _share_of(one: Composite) -> Row:
    share = one.share
    if share is None:
        sign = NOTHING if one.parts else HIDDEN
        return sign, sign, NOTHING, NOTHING
    if isinstance(share, ShareRange):
        return share.least, share.most, NOTHING, NOTHING
    return share, share, *(interval_of(one.in_time, one.total) or (NOTHING, NOTHING))


def how_composite_is_shown(one: Composite) -> str:
    """In words: whether a composite is exact or a range, and what is left out of it."""
    if not one.parts:
        return TOO_SMALL
    if one.share is None:
        return "There was nothing to count" if one.total == 0 else TOO_WIDE
    how = AS_RANGE if isinstance(one.share, ShareRange) else EXACT
    left_out = ", ".join(part.measure.id for part in one.left_out)
    return f"{how}. Without {left_out}, too small to show" if left_out else how
