"""How often is a child-friendly version made, or the reason why not recorded?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K26"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "AIM report"
COUNTED = "Reports with a child-friendly version, or a reason why it was not needed"
OF = "Reports that have been final for 28 days, by the 28th day"
OPEN = "Reports final for less than 28 days are in progress."
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 23)
QUESTION = "For which children was no version considered?"
SOURCE = "R27"
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
            yield Observation(
                case.id,
                assessment.aim_id,
                day,
                assessment.child_version == "made"
                or (assessment.child_version == "not_needed" and known(assessment.child_version_reason)),
            )
