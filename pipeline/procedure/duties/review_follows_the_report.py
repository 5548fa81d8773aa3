"""A multi-agency review meeting follows the AIM report."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R28"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "AIM review meeting: “The outcomes of the assessment report are considered and an intervention plan "
    "is agreed”"
)
WHAT = "AIM review meeting"
SINCE = "AIM report"
WHO = "Chair of the review"
DO = "Hold the review, and enter when it was held."
NONE = "No AIM report is final."
DOCUMENT = "review_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each report that is final; the first review of it answers."""
    for assessment in case.aim_assessments:
        if known(assessment.report_final_on):
            own = [one for one in case.reviews if one.aim_id == assessment.aim_id]
            held = sorted((one for one in own if took_place(one)), key=lambda one: str(one.held_at))
            first = next(iter(held or own), None)
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "report_final_on"),
                done=Cell(first, "held_at") if first else None,
            )
