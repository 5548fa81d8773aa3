"""How often is a child-friendly version made, or the reason why not recorded?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import GRACE, AnswerType, Counting, Observation, Theme

ID = "K26"
NAME = "Child-friendly version of the report made, or explained"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "AIM report"
COUNTED = "It counts the reports with a child-friendly version, or with a reason why it was not needed."
OF = "All AIM reports that have been final for 28 days, by the 28th day."
OPEN = (
    "Where nothing is recorded it counts as no, and is shown apart as not recorded. A report final "
    "for less than 28 days is in progress."
)
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "For which children was no version considered?"
SOURCE = "R27"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each report that is final; in progress until 28 days have passed."""
    for assessment in case.aim_assessments:
        final = day_of(assessment.report_final_on)
        if final is None:
            continue
        day = final + GRACE
        if day > clock.today:
            yield Observation(case.id, assessment.aim_id, day, None, Counting.IN_PROGRESS)
            continue
        unexplained = assessment.child_version == "not_needed" and not known(assessment.child_version_reason)
        if known(assessment.child_version) and not unexplained:
            yield Observation(case.id, assessment.aim_id, day, assessment.child_version != "not_yet")
        else:
            yield Observation(case.id, assessment.aim_id, day, None, Counting.NOT_RECORDED)
