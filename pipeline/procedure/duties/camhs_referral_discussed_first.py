"""A referral to CAMHS about the behaviour is first discussed with the HSB team."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R13"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Strategy discussion: “should first be discussed with a member of the … harmful sexual behaviour team”"
)
WHAT = "Discussion with the HSB team"
SINCE = "CAMHS referral"
WHO = "Whoever refers"
DO = "Speak to the HSB team, and enter Yes."
NONE = "No referral to CAMHS is recorded."
DOCUMENT = "aim_advice"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion that records such a referral."""
    for discussion in case.discussions:
        if known(discussion.camhs_referral_on):
            yield Asked(
                key=discussion.discussion_id,
                about=f"the referral that {discussion.discussion_id} records",
                since=Cell(discussion, "camhs_referral_on"),
                done=Cell(discussion, "hsb_team_consulted"),
            )
