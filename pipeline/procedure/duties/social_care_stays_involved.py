"""Where the Youth Offending Service leads, social care is jointly involved and the case stays open to it
throughout.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import SEE_CELL, Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R12"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Strategy discussion: “the case remains open to social care throughout the process of assessment and "
    "safety planning”"
)
WHAT = "Joint involvement of social care"
SINCE = "Strategy discussion"
WHO = "Children's social care"
DO = "Involve social care, keep the case open to it, and enter Yes."
NONE = "No AIM assessment is led by the Youth Offending Service."
DOCUMENT = "strategy_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each assessment that the YOS leads; missed where the case closed before the final report."""
    for discussion in about_the_child(case):
        if (
            took_place(discussion)
            and discussion.aim_decision == "yes"
            and discussion.aim_lead_agency == "YOS"
        ):
            early = _closed_before_the_report(case, discussion.discussion_id)
            yield Asked(
                key=discussion.discussion_id,
                about=discussion.discussion_id,
                since=Cell(discussion, "held_at"),
                done=Cell(case.details, "closed_on") if early else Cell(discussion, "social_care_joint"),
                answer=False if early else SEE_CELL,
                missing="The case was closed before the assessment had ended." if early else "",
            )


def _closed_before_the_report(case: Case, discussion_id: str) -> bool:
    if not known(case.details.closed_on):
        return False
    own = [
        one
        for one in case.aim_assessments
        if one.discussion_id == discussion_id and one.family_response != "declined"
    ]
    return any(not known(one.report_final_on) or case.details.closed_on < one.report_final_on for one in own)
