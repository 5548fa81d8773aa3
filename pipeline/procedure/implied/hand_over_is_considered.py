"""A child who will soon be 18 has a hand-over to adult services considered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "Local"
STRENGTH = Strength.MAY
WHO = "Social worker"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for an open case whose child is 18 within six months."""
    born = day_of(case.details.dob)
    if born is None or case.details.status == "closed":
        return
    eighteen = born + relativedelta(years=18)
    if today < eighteen <= today + relativedelta(months=6):
        yield Missing(
            case.details,
            "dob",
            "the child is 18 within six months: has a hand-over to adult services been considered?",
            "Consider it at the next review, and enter an action for it.",
        )
