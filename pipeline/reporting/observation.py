"""An observation: one fact that a measure finds in a case, with the date that decides its period."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.obligation import Cell, Obligation, Status

#: The days after which something without a time limit counts as not done (catalogue 3: K24, K25, K26).
GRACE = timedelta(days=28)


class Counting(enum.Enum):
    """Whether an observation counts.

    COUNTED is an answer. NOT_RECORDED should have been recorded and is not: in a share it counts as No, and
    its number is shown apart; of a word or a number it is only shown apart. IN_PROGRESS is only shown apart.
    """

    COUNTED = "counted"
    IN_PROGRESS = "in progress"
    NOT_RECORDED = "not recorded"


class AnswerType(enum.Enum):
    """The type of a measure's answers, which decides how they are aggregated.

    INCIDENCE: whether something happened in the time that each was followed (Kaplan-Meier).
    """

    SHARE = "share"
    NUMBER = "number"
    WORD = "word"
    INCIDENCE = "incidence"


class Theme(enum.Enum):
    """The part of the report in which a measure appears."""

    TIMELINESS = "Timeliness"
    WAITING = "Waiting times"
    PRACTICE = "Practice"
    OUTCOMES = "Outcomes"
    COMPLETENESS = "Completeness of the records"
    QUALITY = "Data quality"


class Observation(NamedTuple):
    """One observation. `unit` names the child, discussion, meeting or document that is counted.

    `day` decides the period. `answer` is a bool, a number or a word, and None where nothing is recorded.
    `waits`: the number is the length so far of a wait that continues. `followed`: of an incidence, the days
    until it happened or for which it was known that it had not, up to 365. `times`: how many alike it stands
    for.
    """

    case_id: str
    unit: str
    day: date
    answer: bool | float | str | None
    standing: Counting = Counting.COUNTED
    waits: bool = False
    followed: float | None = None
    times: int = 1


@lru_cache(maxsize=1)  # each measure asks for it, of one case after the other
def first_referred(case: Case) -> date | None:
    """The day of the first referral; None where none is recorded."""
    return min((day for one in case.referrals if (day := day_of(one.received_at))), default=None)


def since_the_referral(case: Case, observations: Iterable[Observation]) -> Iterator[Observation]:
    """The observations from the day of the first referral on.

    What a child was owed before, as a looked-after child, is in no figure: a past period would change with
    each new referral.
    """
    first = first_referred(case)
    return (one for one in observations if first is None or one.day >= first)


def timeliness_of(obligation: Obligation, clock: Clock) -> Observation | None:
    """Whether an obligation was kept, on the day it was due; None where it does not apply or has no day.

    What is due and not recorded by its time counts as not kept, and is shown apart as not recorded; what is
    not yet due is in progress (catalogue 3, rules for every measure). Where the procedure gives no time, it
    is counted 28 days after it was asked for, and also where the case was closed before it was done.
    """
    day, status = _day_of(obligation, clock), obligation.status
    if day is None or (status is Status.NOT_APPLICABLE and not obligation.lapsed):
        return None
    counted_later = _has_no_time(obligation, clock)
    if (day > clock.today) if counted_later else status is Status.DUE:
        return Observation(obligation.case_id, obligation.id, day, None, Counting.IN_PROGRESS)
    if status is Status.MET:
        return Observation(obligation.case_id, obligation.id, day, True)
    late_or_no = status is Status.MISSED and not obligation.unrecorded
    if late_or_no or obligation.says_no or (counted_later and _has_an_answer(obligation.evidence)):
        return Observation(obligation.case_id, obligation.id, day, False)
    return Observation(obligation.case_id, obligation.id, day, None, Counting.NOT_RECORDED)


def _has_no_time(obligation: Obligation, clock: Clock) -> bool:
    """Whether an obligation has begun, and neither a limit nor a date that people set says when it is due."""
    if obligation.due is not None or obligation.began is None:
        return False
    return clock.limits.of(obligation.duty).in_force(day_of(obligation.began)) is None


def _day_of(obligation: Obligation, clock: Clock) -> date | None:
    """The day that decides the period of an obligation."""
    if _has_no_time(obligation, clock) and obligation.began is not None:
        return day_of(obligation.began) + GRACE
    return day_of(obligation.due or obligation.began or obligation.done) or _meeting_day(obligation.evidence)


def _meeting_day(cell: Cell | None) -> date | None:
    """The day of the meeting in whose row something should be recorded; None where it is no such row."""
    held = getattr(cell.record, "held_at", None) if cell is not None else None
    return day_of(held) if isinstance(held, date) else None


def _has_an_answer(cell: Cell | None) -> bool:
    """Whether a cell holds an answer, such as "Not yet"; a date in it began the time and is none."""
    return cell is not None and known(cell.value) and not isinstance(cell.value, date)
