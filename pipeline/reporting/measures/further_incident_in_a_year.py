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
NAME = "Further incident recorded within twelve months of the plan"
KIND = AnswerType.INCIDENCE
THEME = Theme.OUTCOMES
UNIT = "Plan"
COUNTED = (
    "It counts the plans after which a further incident is recorded within twelve months, or until the "
    "case was closed. The share allows for the cases that were closed earlier (Kaplan-Meier)."
)
OF = "All first plans, by the day on which the twelve months end."
OPEN = (
    "A plan whose twelve months are not over is in progress. A closed case is followed to the day of closing."
)
POLARITY = "Less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "What did the safety plan miss, or catch?"
SOURCE = "R33"
CAVEAT = "How much is recorded depends on supervision and reporting; more may mean better recognition."


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each child's first plan: whether an incident is recorded in the time that it was followed.

    A plan is followed for twelve months, or until its case was closed.
    """
    plans = [
        day
        for one in case.meetings
        if one.makes_plan is True and (day := day_of(one.plan_agreed_on or one.held_at))
    ]
    if not plans:
        return
    plan = min(plans)
    full = clock.due(plan, Limit(Span(12, Unit.MONTHS)))
    if full > clock.today:
        yield Observation(case.id, case.id, full, None, Counting.IN_PROGRESS)
        return
    closed = day_of(case.details.closed_on) if case.details.status == "closed" else None
    end = max(plan, min(full, closed or full))
    incidents = (
        day for one in case.chronology if one.further_incident is True and (day := day_of(one.event_at))
    )
    happened = min((day for day in incidents if plan < day <= end), default=None)
    followed = ((happened or end) - plan).days
    yield Observation(case.id, case.id, full, happened is not None, followed=min(followed, 365))
