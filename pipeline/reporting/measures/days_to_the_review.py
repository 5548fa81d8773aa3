"""How many working days pass from the AIM report to the first review meeting?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import AimAssessment, Case
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K08"
NAME = "Working days from the AIM report to the first review"
KIND = AnswerType.NUMBER
COUNTED_IN = "Working days"
THEME = Theme.WAITING
UNIT = "Assessment"
COUNTED = "The working days from the final report to the first review meeting."
OF = "All AIM reports that became final in the period."
OPEN = (
    "Those still waiting count for as long as they have waited so far (Kaplan-Meier). Where the case was "
    "closed without a review, the report is only shown apart, as not recorded."
)
POLARITY = "Less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "What keeps the first review waiting?"
SOURCE = "R28"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each report that is final."""
    for assessment in case.aim_assessments:
        began, ended = day_of(assessment.report_final_on), _first_review(case, assessment)
        if began is None:
            continue
        if ended is not None:
            yield Observation(case.id, assessment.aim_id, began, clock.working_days_between(began, ended))
        elif case.details.status != "closed":
            yield Observation(
                case.id, assessment.aim_id, began, clock.working_days_between(began, clock.today), waits=True
            )
        else:
            yield Observation(case.id, assessment.aim_id, began, None, Counting.NOT_RECORDED)


def _first_review(case: Case, assessment: AimAssessment) -> date | None:
    days = [day_of(one.held_at) for one in case.reviews if one.aim_id == assessment.aim_id]
    return min((day for day in days if day is not None), default=None)
