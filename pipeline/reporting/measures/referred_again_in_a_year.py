"""How often is a child referred again within twelve months?"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import Limit, Span, Unit
from pipeline.reporting.observation import AnswerType, Observation, Theme

ID = "K38"
NAME = "Child referred again within twelve months"
KIND = AnswerType.SHARE
THEME = Theme.OUTCOMES
UNIT = "Referral"
COUNTED = (
    "It counts the referrals within twelve months of the child's previous referral, in whichever case"
    " that is."
)
OF = "All referrals received in the period."
OPEN = (
    "It looks back, so no follow-up is needed. A child without a reference of their own is only "
    "looked for in the same case."
)
POLARITY = "Less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "What brought these children back?"
SOURCE = "DfE: “referred within 12 months of a previous referral”"
CAVEAT = "How much is recorded depends on supervision and reporting; more may mean better recognition."


class Earlier:
    """The days on which each child was referred, in whichever case. A child is kept as a hash alone."""

    def __init__(self) -> None:
        self._days: dict[int, list[int]] = {}

    def note(self, case: Case) -> None:
        """Note the days of the referrals of a case."""
        days = self._days.setdefault(_child_of(case), [])
        days += (day.toordinal() for one in case.referrals if (day := day_of(one.received_at)))

    def observe(self, case: Case, clock: Clock) -> Iterator[Observation]:
        """One for each referral of a case, against the one before it of the same child."""
        days = sorted(self._days.get(_child_of(case), ()))
        own = sorted((day, one.referral_id) for one in case.referrals if (day := day_of(one.received_at)))
        for place, (day, referral_id) in enumerate(own):
            earlier = bisect.bisect_left(days, day.toordinal())
            before = date.fromordinal(days[earlier - 1]) if earlier else None
            if place and own[place - 1][0] == day:
                before = day
            again = before is not None and day <= clock.due(before, Limit(Span(12, Unit.MONTHS)))
            yield Observation(case.id, referral_id, day, again)


LOOKBACK = Earlier


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each referral, where no other case is known."""
    earlier = Earlier()
    earlier.note(case)
    yield from earlier.observe(case, clock)


def _child_of(case: Case) -> int:
    """The child of a case, as a hash: by the child's own reference, or by the case where there is none."""
    reference = case.details.child_ref
    if known(reference) and (bare := "".join(reference.split()).casefold()):
        return hash(("child", bare))
    return hash(("case", case.id))
