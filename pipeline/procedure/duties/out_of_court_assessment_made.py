"""An out-of-court referral to the Youth Offending Service is assessed within 10 working days."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S15"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S15: 10 working days (2014 guidance, since revised)"
WHAT = "Assessment by the Youth Offending Service"
SINCE = "Out-of-court referral"
WHO = "Youth Offending Service"
DO = "Make the assessment, and enter its date."
NONE = "No out-of-court referral is recorded."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each such referral."""
    for referral in case.referrals:
        if known(referral.out_of_court_on):
            yield Asked(
                key=referral.referral_id,
                about=referral.referral_id,
                since=Cell(referral, "out_of_court_on"),
                done=Cell(referral, "out_of_court_assessed_on"),
            )
