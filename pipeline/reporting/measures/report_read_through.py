"""How often is the report read through with the family?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K24"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "AIM report"
COUNTED = "Reports read through with the family"
OF = "Reports that have been final for 28 days, by the 28th day"
OPEN = "Reports final for less than 28 days are in progress."
POLARITY = "More is better"
TARGET = "All"
TARGET_SOURCE = "AIM report: “will read through the report with the young person and their parents / carers”"
CHANGED = date(2026, 11, 23)
QUESTION = "Which families have not been through the report, and why?"
SOURCE = "R24"
CAVEAT = ""


#: The number of days after which a final report is counted.
_DAYS = 28


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each report that is final; in progress until 28 days have passed."""
    for assessment in case.aim_assessments:
        final = day_of(assessment.report_final_on)
        if final is None:
            continue
        day = final + timedelta(days=_DAYS)
        if day > clock.today:
            yield Observation(case.id, assessment.aim_id, day, None, Counting.IN_PROGRESS)
        else:
            yield Observation(case.id, assessment.aim_id, day, known(assessment.read_through_on))
