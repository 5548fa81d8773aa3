"""A strategy discussion is held after a referral was received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, earlier, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R01, R02"
SEVERITY = Severity.ERROR
BLOCKS = True
ORDERS = (("discussions.held_at", "referrals.received_at"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each discussion that is before the case's first referral."""
    received = [referral for referral in case.referrals if day_of(referral.received_at)]
    if not received:
        return
    first = min(received, key=lambda one: day_of(one.received_at) or date.max)
    for discussion in case.discussions:
        if earlier(discussion.held_at, first.received_at):
            yield at(
                discussion,
                "held_at",
                f"{shown(discussion.held_at)} is before the referral, received on "
                f"{shown(first.received_at)} (at {address(first, 'received_at')}).",
                "Correct whichever date is wrong.",
            )
