"""A case is closed after its referrals were received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import earlier, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Catalogue 4, sheet 1"
SEVERITY = Severity.ERROR
BLOCKS = True
ORDERS = (("details.closed_on", "referrals.received_at"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the date of closing where a referral is after it."""
    for referral in case.referrals:
        if earlier(case.details.closed_on, referral.received_at):
            problem = (
                f"the case closed before its referral was received, on {shown(referral.received_at)} (at "
                f"{address(referral, 'received_at')})."
            )
            yield at(
                case.details,
                "closed_on",
                problem,
                "Correct whichever date is wrong. If the case was opened again, change the status to Open.",
            )
            return
