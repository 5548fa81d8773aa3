"""Is the level of supervision lower at the latest review than at the first?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import took_place
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K36"
KIND = AnswerType.WORD
THEME = Theme.OUTCOMES
UNIT = "Child"
COUNTED = "Children whose level is lower, the same, or higher"
OF = "Children with two reviews or more, by the day of the latest"
OPEN = "A child with one review is in progress."
POLARITY = "Neither more nor less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 23)
QUESTION = "For whom did the level rise, and what was done?"
SOURCE = "R30"
CAVEAT = "How much is recorded depends on supervision and reporting; more may mean better recognition."
WORDS = ("Lower", "Same", "Higher")


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each child with a level at a review."""
    held = sorted(
        (one for one in case.reviews if took_place(one) and known(one.supervision_level)),
        key=lambda one: day_of(one.held_at) or date.min,
    )
    if not held:
        return
    first, latest = held[0].supervision_level, held[-1].supervision_level
    day = day_of(held[-1].held_at) or date.min
    if len(held) == 1:
        yield Observation(case.id, case.id, day, None, Counting.IN_PROGRESS)
    else:
        change = "Same" if latest == first else "Lower" if str(latest) < str(first) else "Higher"
        yield Observation(case.id, case.id, day, change)
