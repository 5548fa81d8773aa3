"""How often is a child referred again within twelve months?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import Limit, Span, Unit
from pipeline.reporting.observation import AnswerType, Observation, Theme

ID = "K38"
KIND = AnswerType.SHARE
THEME = Theme.OUTCOMES
UNIT = "Referral"
COUNTED = "Referrals within twelve months of the child's previous referral"
OF = "Referrals received in the period"
OPEN = "It looks back, so no follow-up is needed."
POLARITY = "Less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 23)
QUESTION = "What brought these children back?"
SOURCE = "DfE: “referred within 12 months of a previous referral”"
CAVEAT = "How much is recorded depends on supervision and reporting; more may mean better recognition."


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each referral."""
    days = sorted((day, one.referral_id) for one in case.referrals if (day := day_of(one.received_at)))
    for place, (day, referral_id) in enumerate(days):
        again = place > 0 and day <= clock.due(days[place - 1][0], Limit(Span(12, Unit.MONTHS)))
        yield Observation(case.id, referral_id, day, again)
