"""What is due, as the page shows it: a row for each, and the counts by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.app.run_page.finding_text import without_values
from pipeline.foundation.dates import day_of, shown
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due, with_days
from pipeline.procedure.obligation import Status

_WEEK = 7


def due_rows(due: Due, clock: Clock) -> Iterator[dict[str, Any]]:
    """A row of the page's table for each obligation that is due."""
    for one in due.listed:
        late = one.status is Status.OVERDUE
        yield {
            "case": one.case_id,
            "due": shown(one.due) if one.due else "",
            "key": one.due.isoformat() if one.due else "",
            "what": one.subject,
            "source": one.source,
            "status": with_days(one, clock),
            "late": late,
            "who": one.who,
            "to_do": one.to_do,
        }


def implied_rows(due: Due) -> Iterator[dict[str, Any]]:
    """A row of the page's table for each thing that a record implies and nobody entered, the oldest first."""
    for one in due.implied:
        yield {
            "case": one.case_id,
            "place": one.finding.place,
            "problem": without_values(one.finding.problem),
            "age": "" if one.age is None else one.age,
            "who": one.who,
            "to_do": one.finding.remedy,
        }


def weeks_due(due: Due, today: date) -> list[tuple[str, int]]:
    """How many are overdue, by how long, and how many are due, by the week from today."""
    names = ["Overdue by more than 4 weeks", "Overdue by 1 to 4 weeks", "Overdue by less than a week"]
    names += ["Due within a week", "Due within two weeks", "Due later"]
    dated = [(one, (day_of(one.due) - today).days) for one in due.listed if one.due]
    counts = Counter(names[_band(days, is_over=one.status is not Status.DUE)] for one, days in dated)
    return [(name, counts[name]) for name in names if counts[name]]


def _band(days: int, *, is_over: bool) -> int:
    """The index of the period for a due date this number of days from today."""
    if is_over:
        return 0 if days < -4 * _WEEK else 1 if days < -_WEEK else 2
    return 3 if days <= _WEEK else 4 if days <= 2 * _WEEK else 5
