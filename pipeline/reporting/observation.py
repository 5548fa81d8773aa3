"""An observation: one thing that a measure saw in one case, the date that decides its period, and its answer."""

from __future__ import annotations

import enum
from datetime import date
from typing import NamedTuple

from pipeline.foundation.dates import day_of
from pipeline.procedure.obligation import Obligation, Status


class Counting(enum.Enum):
    """Whether an observation counts.

    Only the first is in a numerator or a denominator; the others are shown beside them.
    """

    COUNTED = "counted"
    IN_PROGRESS = "in progress"
    CANNOT_TELL = "cannot be told"


class AnswerType(enum.Enum):
    """What the answers of a measure are, which decides how they are added up."""

    SHARE = "share"
    NUMBER = "number"
    WORD = "word"


class Theme(enum.Enum):
    """Where a measure stands in the report."""

    TIMELINESS = "Timeliness"
    WAITING = "Waiting times"
    PRACTICE = "Practice"
    OUTCOMES = "Outcomes"
    COMPLETENESS = "Completeness of the records"
    QUALITY = "Data quality"


class Observation(NamedTuple):
    """One observation. `unit` names the child, discussion, meeting or document that was looked at.

    `day` decides the period; `answer` is Yes or No, a number, or a word, and None where it does not count.
    `waits`: the number is how long something has waited so far, and it still waits.
    """

    case_id: str
    unit: str
    day: date
    answer: bool | float | str | None
    standing: Counting = Counting.COUNTED
    waits: bool = False


def kept(one: Obligation) -> Observation | None:
    """What an obligation says of timeliness: kept or not, on the day it was due; None where it was not asked for or has no day.

    What is past its time and not done is a No. What is not yet due is in progress (catalogue 3, rules for
    every measure).
    """
    day = day_of(one.due or one.began or one.done)
    if day is None or one.status is Status.NOT_APPLICABLE:
        return None
    if one.status is Status.CANNOT_TELL:
        return Observation(one.case_id, one.id, day, None, Counting.CANNOT_TELL)
    if one.status is Status.DUE:
        return Observation(one.case_id, one.id, day, None, Counting.IN_PROGRESS)
    return Observation(one.case_id, one.id, day, one.status is Status.MET)
