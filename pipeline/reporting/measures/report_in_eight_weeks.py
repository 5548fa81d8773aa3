"""How often is the AIM report finished within eight weeks of the planning meeting?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duty_named, obligations_of
from pipeline.procedure.obligation import Status
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K07"
NAME = "AIM report final within eight weeks of the planning meeting"
KIND = AnswerType.SHARE
THEME = Theme.TIMELINESS
UNIT = "Assessment"
COUNTED = "It counts the reports that were final within the target time, without its tolerance."
OF = "All AIM reports whose target date falls in the period."
OPEN = (
    "What is past its date and not recorded counts as not in time, and is shown apart as not "
    "recorded. Before that date it is in progress."
)
POLARITY = "More is better"
TARGET = "About eight weeks"
TARGET_SOURCE = "AIM report: “(approximately eight week time period)”"
CHANGED = date(2026, 11, 27)
QUESTION = "Which reports took longer, and was a reason recorded?"
SOURCE = "R22"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each assessment that was planned and not declined; R22 has the tolerance ("approximately")."""
    duty = duty_named("aim_report_written")
    for one in obligations_of(case, clock, only=duty):
        due = day_of(one.due)
        if one.status is Status.NOT_APPLICABLE or due is None:
            continue
        if one.done is not None:
            yield Observation(case.id, one.id, due, (day_of(one.done) or one.done) <= due)
        elif clock.is_past(due):
            yield Observation(case.id, one.id, due, None, Counting.NOT_RECORDED)
        else:
            yield Observation(case.id, one.id, due, None, Counting.IN_PROGRESS)
