"""How often is the DBS question addressed in the plan?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Blank, Case, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K31"
NAME = "DBS question considered in the plan"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Plan"
COUNTED = "It counts the plans in which the question was considered, whatever the outcome."
OF = "All plans made final in the period to which the question applies."
OPEN = (
    "“Not considered” counts as no. Where nothing is recorded it counts as no too, and is shown apart"
    " as not recorded."
)
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "In which plans was the question left open?"
SOURCE = "R18, heading 13"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each plan that is final."""
    for meeting in case.meetings:
        day = day_of(meeting.plan_agreed_on)
        if meeting.makes_plan is True and day is not None:
            if known(meeting.dbs_considered):
                considered = meeting.dbs_considered != "not_considered"
                yield Observation(case.id, meeting.meeting_id, day, considered)
            elif meeting.dbs_considered is not Blank.NOT_APPLICABLE:
                yield Observation(case.id, meeting.meeting_id, day, None, Counting.NOT_RECORDED)
