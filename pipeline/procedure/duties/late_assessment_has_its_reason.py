"""A single assessment that takes longer than 45 working days has its reason recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import NOT_RECORDED, Case
from pipeline.procedure.obligation import SEE_CELL, Asked, Cell, Strength
from pipeline.procedure.queries import no_reason_for_a_delay
from pipeline.procedure.time_limits import Terms

SOURCE = "S03"
NAME = "Reason recorded where the single assessment takes longer"
UNIT = "Late single assessment"
COUNTED = "It counts the late assessments whose reason is recorded."
OF = "All single assessments not concluded {limit} after the referral, if that day is in the period."
QUESTION = "What delayed the assessments?"
OF_THE_LATE = True
STRENGTH = Strength.SHOULD
PARAGRAPH = "Other limits, S03: reason recorded where it took longer"
WHAT = "Reason for the late assessment"
SINCE = "Referral"
WHO = "Social worker"
DO = "Enter the reason why it is late."
NONE = "No referral led to an assessment."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each referral that was not ended at once, where its assessment is late."""
    for referral in case.referrals:
        if referral.decision not in ("NFA", "EH"):
            why_none = no_reason_for_a_delay(referral.assessment_delay)
            yield Asked(
                key=referral.referral_id,
                about=referral.referral_id,
                since=Cell(referral, "received_at"),
                done=Cell(referral, "assessment_delay"),
                late=Cell(referral, "assessment_concluded_on"),
                answer=NOT_RECORDED if why_none else SEE_CELL,
                missing=why_none,
            )
