"""The child was under 18 at the referral."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, shown, whole_years
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Guidance, introduction"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the date of birth where the child was 18 or older at a referral."""
    born = day_of(case.details.dob)
    for referral in case.referrals:
        received = day_of(referral.received_at)
        if born is not None and received is not None and whole_years(born, received) >= 18:
            yield at(
                case.details,
                "dob",
                f"the child was {whole_years(born, received)} when the referral was received on "
                f"{shown(received)} (at {address(referral, 'received_at')}).",
                "Check the date of birth. This procedure is for children under 18.",
            )
            return
