"""The child was born before the referral."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import earlier, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Catalogue 4"
SEVERITY = Severity.ERROR
BLOCKS = True
ORDERS = (("referrals.received_at", "details.dob"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the date of birth where a referral is before it."""
    for referral in case.referrals:
        if earlier(referral.received_at, case.details.dob):
            yield at(
                case.details,
                "dob",
                "the child's date of birth is after the referral, received on "
                f"{shown(referral.received_at)} (at {address(referral, 'received_at')}).",
                "Correct whichever date is wrong.",
            )
            return
