"""How often is a further incident recorded within twelve months of the plan?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import Limit, Span, Unit
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K37"
KIND = AnswerType.SHARE
THEME = Theme.OUTCOMES
UNIT = "Plan"
COUNTED = "Plans followed by a further recorded incident within twelve months"
OF = "Plans with twelve full months of follow-up, by the day on which these end"
OPEN = "A plan with less follow-up is in progress, and never counted as none."
POLARITY = "Less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 23)
QUESTION = "What did the safety plan miss, or catch?"
SOURCE = "R33"
CAVEAT = "How much is recorded depends on supervision and reporting; more may mean better recognition."


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each child's first plan, except where the case was closed within the twelve months."""
    plans = [
        day
        for one in case.meetings
        if one.makes_plan is True and (day := day_of(one.plan_agreed_on or one.held_at))
    ]
    if not plans:
        return
    plan = min(plans)
    full = clock.due(plan, Limit(Span(12, Unit.MONTHS)))
    closed = day_of(case.details.closed_on) if case.details.status == "closed" else None
    if closed is not None and closed < full:
        return
    if full > clock.today:
        yield Observation(case.id, case.id, full, None, Counting.IN_PROGRESS)
        return
    incidents = [
        day for one in case.chronology if one.further_incident is True and (day := day_of(one.event_at))
    ]
    yield Observation(case.id, case.id, full, any(plan < day <= full for day in incidents))
