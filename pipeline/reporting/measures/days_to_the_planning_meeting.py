"""How many working days pass from the AIM decision to the planning meeting?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import AimAssessment, Case
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K06"
NAME = "Working days from the AIM decision to the planning meeting"
KIND = AnswerType.NUMBER
COUNTED_IN = "Working days"
THEME = Theme.WAITING
UNIT = "Assessment"
COUNTED = "The working days from the discussion that agreed the assessment to its planning meeting."
OF = "All assessments agreed in the period, by the day of the decision."
OPEN = (
    "Those still waiting count for as long as they have waited so far (Kaplan-Meier). Where the case was "
    "closed without a planning meeting, the assessment is only shown apart, as not recorded."
)
POLARITY = "Less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "What keeps an assessment that was agreed from starting?"
SOURCE = "R19"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each assessment that was not declined, from the discussion that agreed it."""
    for assessment in case.aim_assessments:
        began, ended = _agreed_on(case, assessment), day_of(assessment.planning_meeting_on)
        if began is None or (ended is None and assessment.family_response == "declined"):
            continue
        if ended is not None:
            yield Observation(case.id, assessment.aim_id, began, clock.working_days_between(began, ended))
        elif case.details.status != "closed":
            yield Observation(
                case.id, assessment.aim_id, began, clock.working_days_between(began, clock.today), waits=True
            )
        else:
            yield Observation(case.id, assessment.aim_id, began, None, Counting.NOT_RECORDED)


def _agreed_on(case: Case, assessment: AimAssessment) -> date | None:
    discussion = case.discussion(assessment.discussion_id)
    return day_of(discussion.held_at) if discussion is not None else None
