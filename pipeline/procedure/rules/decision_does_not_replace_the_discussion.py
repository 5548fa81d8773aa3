"""A referral that ends without a strategy discussion has nothing in its record that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import earlier
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.queries import about_the_child, says_more, took_place

SOURCE = "R01"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each decision for early help or no further action that the record contradicts."""
    for referral in case.referrals:
        if referral.decision not in ("EH", "NFA"):
            continue
        discussed = any(
            took_place(one) and not earlier(one.held_at, referral.received_at)
            for one in about_the_child(case)
        )
        if says_more(case, referral) and not discussed:
            yield at(
                referral,
                "decision",
                "this ends the referral, but the record names a child harmed or a crime concern. The 24 "
                "hours for the strategy discussion still run.",
                "Hold the discussion, or enter the reason and who decided on the sheet Not done.",
            )
        elif discussed and (len(case.referrals) == 1 or says_more(case, referral)):
            yield at(
                referral,
                "decision",
                "this ends the referral, but a strategy discussion was held after it.",
                "If a discussion was what was decided, correct the decision.",
            )
