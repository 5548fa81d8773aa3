"""How often is the family given a copy of the report, or the reason why not recorded?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.not_done import is_complete
from pipeline.reporting.observation import GRACE, AnswerType, Counting, Observation, Theme

ID = "K25"
NAME = "Copy of the report given to the family, or explained"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "AIM report"
COUNTED = "It counts the reports of which every family member has a copy, or a recorded reason why not."
OF = "All AIM reports that have been final for 28 days, by the 28th day."
OPEN = (
    "Where neither is recorded it counts as no, and is shown apart as not recorded. A report final "
    "for less than 28 days is in progress."
)
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Who has neither a copy nor a reason?"
SOURCE = "R26"
CAVEAT = ""
NO_IS_NOT_RECORDED = True
_DUTY = "family_keeps_a_copy"


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each report that is final; in progress until 28 days have passed."""
    for assessment in case.aim_assessments:
        final = day_of(assessment.report_final_on)
        if final is None:
            continue
        day = final + GRACE
        if day > clock.today:
            yield Observation(case.id, assessment.aim_id, day, None, Counting.IN_PROGRESS)
        elif _is_settled(case, assessment.aim_id):
            yield Observation(case.id, assessment.aim_id, day, True)
        else:
            yield Observation(case.id, assessment.aim_id, day, None, Counting.NOT_RECORDED)


def _is_settled(case: Case, aim_id: str) -> bool:
    """Whether every family member but brothers and sisters has a copy of the report or a reason why not.

    A row of Not done with its reason and who decided answers for all who have neither.
    """
    if any(one.what == _DUTY and one.belongs_to == aim_id and is_complete(one) for one in case.not_done):
        return True
    people = [one for one in case.family if one.relationship != "sibling"]
    given = {one.person_id for one in case.copies if one.belongs_to == aim_id and known(one.sent_at)}
    return bool(people) and all(one.person_id in given or known(one.reason_if_no) for one in people)
