"""One table of a report, and the cells and labels that several tables share."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import HIDDEN, Shown
from pipeline.reporting.shares import ShareRange

Row = tuple[Shown, ...]


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


def label_of(edition: Edition, period: Period) -> str:
    """The name of a period in a table."""
    if period in edition.periods[1:]:
        return f"Twelve months: {period.words}"
    return period.words


LABELS = ("Measure", "What it asks", "Period")


def percentage_cells(edition: Edition, measure: Measure, period: Period, word: str) -> Row:
    """The cells of a percentage: one, or two for the range of rounded counts."""
    share = edition.share(measure.id, period, word)
    if isinstance(share, ShareRange):
        return tuple(share)
    return (share, share) if edition.is_rounded else (share,)


def percentage_headings(edition: Edition, heading: str) -> tuple[str, ...]:
    """The headings of a percentage's cells."""
    ends = (", at least", ", at most") if edition.is_rounded else ("",)
    return tuple(f"{heading}{end} [note 1]" for end in ends)


def hidden_share(edition: Edition) -> tuple[int, int]:
    """The number of hidden counts, and of all counts."""
    counts = [edition.count(*cell) for cell in edition.counts]
    return sum(one == HIDDEN for one in counts), len(counts)
