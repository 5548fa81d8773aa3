"""Is the level of supervision lower at the latest review than at the first?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.model.code import Code
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import took_place
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K36"
NAME = "Supervision at the latest review against the first"
KIND = AnswerType.WORD
THEME = Theme.OUTCOMES
UNIT = "Child"
COUNTED = (
    "It counts the children by whether their level at the latest review in the period was lower, the "
    "same or higher than at the first review of all."
)
OF = (
    "All children with a second or later review in the period. A child is counted once in a period, "
    "so the quarters do not add up to the year."
)
OPEN = (
    "A child whose only review in the period is the first is in progress. A review without a level is"
    " shown apart as not recorded."
)
POLARITY = "Neither more nor less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "For whom did the level rise, and what was done?"
SOURCE = "R30"
CAVEAT = "How much is recorded depends on supervision and reporting; more may mean better recognition."
WORDS = ("Lower", "Same", "Higher")
MERGED = ((("Lower", ("Lower",)), ("Same or higher", ("Same", "Higher"))),)
LATEST = True


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each review: its level against that of the first. A period counts the latest of each child.

    A child is counted once in a period, so that the quarters of a year do not add up to it.
    """
    first: Code | None = None
    for review in sorted(filter(took_place, case.reviews), key=lambda one: day_of(one.held_at) or date.min):
        day, level = day_of(review.held_at) or date.min, review.supervision_level
        if not known(level):
            yield Observation(case.id, case.id, day, None, Counting.NOT_RECORDED)
        elif first is None:
            first = level
            yield Observation(case.id, case.id, day, None, Counting.IN_PROGRESS)
        else:
            change = "Same" if level == first else "Lower" if str(level) < str(first) else "Higher"
            yield Observation(case.id, case.id, day, change)
