"""How many hours pass from the referral to the strategy discussion about the child?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.clock import Clock, hours_between
from pipeline.procedure.duties import duty_named, obligations_of
from pipeline.procedure.obligation import Status
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K03"
NAME = "Hours from the referral to the strategy discussion"
KIND = AnswerType.NUMBER
COUNTED_IN = "Hours"
THEME = Theme.WAITING
UNIT = "Referral"
COUNTED = "The hours from the referral to the strategy discussion about the child."
OF = "All referrals that ask for a discussion, by the day it was due."
OPEN = (
    "Those still waiting count for as long as they have waited so far (Kaplan-Meier). Where a time is not "
    "recorded, the referral is only shown apart, as not recorded."
)
POLARITY = "Less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Which referrals waited longest, and why?"
SOURCE = "R01"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each referral; the answer is not known without both times."""
    duty = duty_named("strategy_discussion_for_the_child")
    for one in obligations_of(case, clock, only=duty):
        if one.status is Status.NOT_APPLICABLE or one.began is None:
            continue
        day = day_of(one.due or one.began) or one.began
        if isinstance(one.began, datetime) and isinstance(one.done, datetime):
            yield Observation(case.id, one.id, day, hours_between(one.began, one.done))
        elif isinstance(one.began, datetime) and one.status in (Status.DUE, Status.OVERDUE):
            yield Observation(case.id, one.id, day, hours_between(one.began, clock.moment), waits=True)
        else:
            yield Observation(case.id, one.id, day, None, Counting.NOT_RECORDED)
