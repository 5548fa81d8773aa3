"""At least one assessor is social work qualified and at least one is AIM trained; two assess together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import NOT_RECORDED, Assessor, Blank, Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R21"
MEASURE = "K23"
NAME = "AIM assessors qualified as the guidance asks"
UNIT = "Assessment"
COUNTED = (
    "It counts the assessments with an assessor who is social work qualified and one who is AIM trained."
)
OF = "All AIM assessments that started in the period, by the day of the planning meeting."
QUESTION = "Which qualification is lacking, and who could join?"
STRENGTH = Strength.MUST
PARAGRAPH = (
    "AIM planning meeting: “at least one of the assessors must have a social work qualification and one "
    "of the assessors "
    "must be AIM assessment trained”"
)
WHAT = "Qualification of the assessors"
SINCE = "AIM planning meeting"
WHO = "Lead assessor"
DO = "Record each assessor's qualifications; where one is lacking, another assessor joins."
NONE = "No AIM assessment has started."
DOCUMENT = "aim_planning_record"

_QUALIFICATIONS = {"sw_qualified": "social work qualified", "aim_trained": "AIM trained"}


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each assessment that has started."""
    for assessment in case.aim_assessments:
        if known(assessment.planning_meeting_on):
            assessors = [one for one in case.assessors if one.aim_id == assessment.aim_id]
            answer, missing = _qualified(assessors)
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "planning_meeting_on"),
                done=Cell(assessors[0], "sw_qualified") if assessors else None,
                answer=answer,
                missing=missing,
                unknown=True,
            )


def _qualified(assessors: Sequence[Assessor]) -> tuple[bool | Blank, str]:
    """Whether each qualification is recorded for one of the assessors, and a sentence on those that are not.

    False where some qualification is recorded as No for all of them, otherwise not recorded.
    """
    lacking = [name for name in _QUALIFICATIONS if not any(getattr(one, name) is True for one in assessors)]
    if not lacking:
        return True, ""
    missing = f"No assessor is recorded as {' or as '.join(_QUALIFICATIONS[name] for name in lacking)}."
    nobody_has_one = any(
        assessors and all(getattr(one, name) is False for one in assessors) for name in lacking
    )
    return False if nobody_has_one else NOT_RECORDED, missing
