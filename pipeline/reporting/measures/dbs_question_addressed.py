"""How often is the DBS question addressed in the plan?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Observation, Theme

ID = "K31"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Plan"
COUNTED = "Plans with any outcome recorded, also that it was not considered yet"
OF = "Plans made final in the period"
OPEN = "A plan that is not final is not counted."
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 23)
QUESTION = "In which plans was the question left open?"
SOURCE = "R18, heading 13"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each plan that is final."""
    for meeting in case.meetings:
        day = day_of(meeting.plan_agreed_on)
        if meeting.makes_plan is True and day is not None:
            yield Observation(case.id, meeting.meeting_id, day, known(meeting.dbs_considered))
