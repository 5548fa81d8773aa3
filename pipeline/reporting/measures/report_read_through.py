"""How often is the report read through with the family?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import GRACE, AnswerType, Counting, Observation, Theme

ID = "K24"
NAME = "Report read through with the family"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "AIM report"
COUNTED = "It counts the reports that were read through with the family."
OF = "All AIM reports that have been final for 28 days, by the 28th day."
OPEN = (
    "Where no reading is recorded it counts as no, and is shown apart as not recorded. A report final"
    " for less than 28 days is in progress."
)
POLARITY = "More is better"
TARGET = "All"
TARGET_SOURCE = "AIM report: “will read through the report with the young person and their parents / carers”"
CHANGED = date(2026, 11, 27)
QUESTION = "Which families have not been through the report, and why?"
SOURCE = "R24"
CAVEAT = ""
NO_IS_NOT_RECORDED = True


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each report that is final; in progress until 28 days have passed."""
    for assessment in case.aim_assessments:
        final = day_of(assessment.report_final_on)
        if final is None:
            continue
        day = final + GRACE
        if day > clock.today:
            yield Observation(case.id, assessment.aim_id, day, None, Counting.IN_PROGRESS)
        elif known(assessment.read_through_on):
            yield Observation(case.id, assessment.aim_id, day, True)
        else:
            yield Observation(case.id, assessment.aim_id, day, None, Counting.NOT_RECORDED)
