"""Where the AIM assessment is declined, whether a safeguarding response is needed
is considered and recorded.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R34"
MEASURE = "K34"
NAME = "Safeguarding response considered after a refusal"
UNIT = "Refusal"
COUNTED = (
    "It counts the refusals after which a safeguarding response was considered and the outcome was recorded."
)
OF = "All refusals of the AIM assessment, in whole or in part, for which this fell due in the period."
QUESTION = "After which refusals was nothing decided, and who is following them up?"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Denial/ lack of engagement: “consideration needs to be given as to whether a safeguarding response "
    "is required”"
)
WHAT = "Consideration of a safeguarding response"
SINCE = "Assessment declined"
WHO = "Social worker"
DO = "Consider it, and enter the date and what was decided."
NONE = "No AIM assessment was declined."
DOCUMENT = "refusal_record"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each assessment that was declined, in whole or in part."""
    for assessment in case.aim_assessments:
        if assessment.family_response in ("declined", "partial"):
            undecided = known(assessment.safeguarding_considered_on) and not known(
                assessment.safeguarding_outcome
            )
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "declined_on"),
                done=Cell(assessment, "safeguarding_outcome" if undecided else "safeguarding_considered_on"),
                missing="The decision is not recorded." if undecided else "",
            )
