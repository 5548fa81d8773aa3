"""How often is education involved where the child has a disability?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duty_named, obligations_of
from pipeline.procedure.obligation import Status
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K29"
NAME = "Education involved where the child has a disability"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Child with a disability"
COUNTED = "It counts the children whose school or college was involved throughout."
OF = "All children with a disability, by the day of their first discussion."
OPEN = "Where it is not recorded it counts as not involved, and is shown apart as not recorded."
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Where was education not involved, and what was missed by it?"
SOURCE = "R32"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each child with a disability whose case has had a discussion."""
    duty = duty_named("education_fully_involved")
    fell_due = [one for one in obligations_of(case, clock, only=duty) if one.status is not Status.DUE]
    days = [day for one in fell_due if (day := day_of(one.began)) is not None]
    if not days:
        return
    if any(one.says_no or (one.status is Status.MISSED and not one.unrecorded) for one in fell_due):
        yield Observation(case.id, case.id, min(days), False)
    elif any(one.status not in (Status.MET, Status.NOT_APPLICABLE) for one in fell_due):
        yield Observation(case.id, case.id, min(days), None, Counting.NOT_RECORDED)
    else:
        yield Observation(case.id, case.id, min(days), True)
