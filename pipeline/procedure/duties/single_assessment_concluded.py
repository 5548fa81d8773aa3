"""A single assessment is concluded within 45 working days of the referral."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S03"
MEASURE = "K10"
NAME = "Single assessment concluded within {limit} of the referral"
COUNTED = "It counts the assessments that were concluded within {limit}."
OF = "All single assessments that fell due in the period, except for referrals closed at once."
QUESTION = "What held up the assessments that took longer?"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S03: 45 working days"
WHAT = "Single assessment"
SINCE = "Referral"
WHO = "Social worker"
DO = "Conclude the assessment, and enter its date."
NONE = "No referral led to an assessment."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each referral that was not ended at once."""
    for referral in case.referrals:
        ended = referral.decision in ("NFA", "EH") and not known(referral.assessment_concluded_on)
        yield Asked(
            key=referral.referral_id,
            about=referral.referral_id,
            since=Cell(referral, "received_at"),
            done=Cell(referral, "assessment_concluded_on"),
            unless=f"The referral was decided as: {referral.decision}." if ended else "",
        )
