"""What to do on a referral is decided within one working day."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S01"
MEASURE = "K04"
NAME = "Referral decided within {limit}"
COUNTED = "It counts the referrals on which a decision was recorded within {limit}."
OF = "All referrals whose decision fell due in the period."
QUESTION = "What held up the decisions that were late?"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S01: one working day"
WHAT = "Decision on the referral"
SINCE = "Referral"
WHO = "Referral team or allocated team"
DO = "Decide, and enter what was decided and when."
NONE = "No referral is recorded."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each referral."""
    for referral in case.referrals:
        yield Asked(
            key=referral.referral_id,
            about=referral.referral_id,
            since=Cell(referral, "received_at"),
            done=Cell(referral, "decision_at"),
        )
