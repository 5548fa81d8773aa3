"""How often is a child referred again within twelve months?"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

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


class _Referrals(NamedTuple):
    """The referrals of a case, in order of time: the day and the ID of each; and its child, as a hash."""

    number: int
    case_id: str
    child: int
    received: list[tuple[date, str]]


class Earlier:
    """Each referral against the one before it of the same child, in whichever case that is."""

    def __init__(self) -> None:
        self._cases: list[_Referrals] = []

    def note(self, number: int, case: Case) -> None:
        """Note the days of the referrals of a case. A child is kept as a hash alone."""
        days = [(day_of(one.received_at), one.referral_id) for one in case.referrals]
        received = sorted((day, referral_id) for day, referral_id in days if day)
        self._cases.append(_Referrals(number, case.id, _child_of(case), received))

    def observations(self, clock: Clock) -> Iterator[tuple[int, Observation]]:
        """One for each referral, with the index of its case."""
        days: dict[int, list[date]] = {}
        for case in self._cases:
            days.setdefault(case.child, []).extend(day for day, _ in case.received)
        for known_days in days.values():
            known_days.sort()
        for case in self._cases:
            for place, (day, referral_id) in enumerate(case.received):
                of_child = days[case.child]
                earlier = bisect.bisect_left(of_child, day)
                before = of_child[earlier - 1] if earlier else None
                if place and case.received[place - 1][0] == day:
                    before = day
                again = before is not None and day <= clock.due(before, Limit(Span(12, Unit.MONTHS)))
                yield case.number, Observation(case.case_id, referral_id, day, again)


LOOKBACK = Earlier


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each referral, where no other case is known."""
    earlier = Earlier()
    earlier.note(0, case)
    yield from (observation for _, observation in earlier.observations(clock))


def _child_of(case: Case) -> int:
    """The child of a case, as a hash: by the child's own reference, or by the case where there is none."""
    reference = case.details.child_ref
    if known(reference) and (bare := "".join(reference.split()).casefold()):
        return hash(("child", bare))
    return hash(("case", case.id))
