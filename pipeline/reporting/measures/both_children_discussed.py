"""How often are separate discussions held about both children?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duty_named, obligations_of
from pipeline.procedure.obligation import Status
from pipeline.procedure.queries import about_the_child, took_place
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K16"
NAME = "Child harmed with a strategy discussion of their own"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Child harmed"
COUNTED = (
    "It counts the children harmed about whom a discussion was held, in a case with a discussion "
    "about the child who displayed the behaviour."
)
OF = (
    "All children harmed whose discussion fell due in the period, except those about whom another council "
    "holds it."
)
OPEN = (
    "What is past its time and not recorded counts as not held, and is shown apart as not recorded. "
    "What is not yet due is shown apart as in progress."
)
POLARITY = "More is better"
TARGET = "All"
TARGET_SOURCE = "Responding: “Both should be the subject of separate strategy discussions”"
CHANGED = date(2026, 11, 27)
QUESTION = "For which children harmed is no discussion of their own recorded?"
SOURCE = "R02"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each child harmed: whether a discussion was held at any time (K01 and K02 are timeliness)."""
    duty = duty_named("strategy_discussion_for_each_child_harmed")
    about_the_other = any(took_place(one) for one in about_the_child(case))
    for one in obligations_of(case, clock, only=duty):
        day = day_of(one.due or one.began)
        if day is None or one.status is Status.NOT_APPLICABLE:
            continue
        if one.done is not None and about_the_other:
            yield Observation(case.id, one.id, day, True)
        elif one.status is Status.DUE:
            yield Observation(case.id, one.id, day, None, Counting.IN_PROGRESS)
        elif one.done is None:
            yield Observation(case.id, one.id, day, None, Counting.NOT_RECORDED)
        else:
            yield Observation(case.id, one.id, day, False)
