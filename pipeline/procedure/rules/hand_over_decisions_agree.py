"""A hand-over to adult services is decided on once at a time, and near the child's 18th birthday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Local"
SEVERITY = Severity.WARNING
BLOCKS = False
_EARLIEST = relativedelta(years=16)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding where one is made and not needed on one day, and where the child is not yet 16."""
    made = [row for row in case.hand_overs if row.to == "adult"]
    for refused in (row for row in case.hand_overs if row.to == "none"):
        for row in made:
            if day_of(row.decided_on) == day_of(refused.decided_on):
                yield at(
                    refused,
                    "to",
                    (
                        "this says that no hand-over is needed, but one to adult services is recorded at "
                        f"{address(row, 'to')}."
                    ),
                    (
                        "Keep the row that is right. If the decision changed, enter the date of each "
                        "decision under Decided on."
                    ),
                )
    born = day_of(case.details.dob)
    for row in made if born else ():
        decided = day_of(row.decided_on)
        if born and decided and decided < born + _EARLIEST:
            yield at(
                row,
                "decided_on",
                "a hand-over to adult services was decided on before the child is 16.",
                "Correct the date, the date of birth or who the case is handed over to.",
            )
