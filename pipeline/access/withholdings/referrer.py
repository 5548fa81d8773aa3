"""A family's copy does not say who made the referral (F2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case

REASON = "It would show who made the referral."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = ("chronology.entry_type",)


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide every referral and its chronology entries: its time and source can reveal who made it."""
    if not audience.is_family:
        return
    for referral in case.referrals:
        yield Hidden(referral, None, REASON, Ground.REFERRER, never_shown=True)
    for entry in case.chronology:
        if entry.entry_type == "referral":
            yield Hidden(entry, None, REASON, Ground.REFERRER, never_shown=True)
