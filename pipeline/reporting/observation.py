"""An observation: one fact that a measure finds in a case, with the date that decides its period."""

from __future__ import annotations

import enum
from datetime import date
from typing import NamedTuple

from pipeline.foundation.dates import day_of
from pipeline.procedure.obligation import Obligation, Status


class Counting(enum.Enum):
    """Whether an observation counts.

    Only COUNTED is in a numerator or denominator; the others are shown apart.
    """

    COUNTED = "counted"
    IN_PROGRESS = "in progress"
    CANNOT_TELL = "cannot be told"


class AnswerType(enum.Enum):
    """The type of a measure's answers, which decides how they are aggregated."""

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

    `day` decides the period. `answer` is a bool, a number or a word, and None where it does not count.
    `waits`: the number is the length so far of a wait that continues.
    """

    case_id: str
    unit: str
    day: date
    answer: bool | float | str | None
    standing: Counting = Counting.COUNTED
    waits: bool = False


def timeliness_of(obligation: Obligation) -> Observation | None:
    """Whether an obligation was kept, on the day it was due; None where it does not apply or has no day.

    An obligation that is overdue counts as not kept; one that is not yet due is in progress (catalogue 3,
    rules for every measure).
    """
    day = day_of(obligation.due or obligation.began or obligation.done)
    if day is None or obligation.status is Status.NOT_APPLICABLE:
        return None
    if obligation.status is Status.CANNOT_TELL:
        return Observation(obligation.case_id, obligation.id, day, None, Counting.CANNOT_TELL)
    if obligation.status is Status.DUE:
        return Observation(obligation.case_id, obligation.id, day, None, Counting.IN_PROGRESS)
    return Observation(obligation.case_id, obligation.id, day, obligation.status is Status.MET)
