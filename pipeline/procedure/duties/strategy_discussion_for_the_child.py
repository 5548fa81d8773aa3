"""A strategy discussion about the child who displayed the behaviour
is held within 24 hours of each referral.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, says_more, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R01"
MEASURE = "K01"
NAME = "Strategy discussion about the child held within {limit} of the referral"
COUNTED = "It counts the referrals after which the discussion was held within {limit}."
OF = "All referrals whose discussion fell due in the period, except those closed at once."
QUESTION = "What held up the discussions that were late?"
STRENGTH = Strength.WILL
PARAGRAPH = "Strategy discussion: “within 24 hrs of the referral”"
WHAT = "Strategy discussion"
SINCE = "Referral"
WHO = "Referral team or allocated team"
DO = "Hold the discussion, and enter when it was held."
NONE = "No referral is recorded."
DOCUMENT = "strategy_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each referral; the first discussion at or after it answers it."""
    for referral in case.referrals:
        held = sorted(
            (
                one
                for one in about_the_child(case)
                if took_place(one) and not earlier(one.held_at, referral.received_at)
            ),
            key=lambda one: str(one.held_at),
        )
        arranged = [one for one in about_the_child(case) if not took_place(one)]
        answering = next(iter(held or arranged), None)
        ends = referral.decision if known(referral.decision) and referral.decision in ("NFA", "EH") else None
        ended = ends == "NFA" and not held and not says_more(case, referral)
        yield Asked(
            key=referral.referral_id,
            about="the child who displayed the behaviour",
            since=Cell(referral, "received_at"),
            done=Cell(answering, "held_at") if answering else None,
            unless=f"The referral was decided as: {ends.label}." if ends and ended else "",
            missing=f"The discussion is still needed after the decision {ends.label}." if ends else "",
        )
