"""How does the child take part in reviews?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, codes, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K40"
KIND = AnswerType.WORD
THEME = Theme.OUTCOMES
UNIT = "Review"
COUNTED = "Reviews by the child's part in them"
OF = "Reviews held in the period"
OPEN = "A review that is not held is not counted."
POLARITY = "Neither more nor less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 23)
QUESTION = "What would help more children to be heard?"
SOURCE = "SSDA903 codes PN0 to PN7"
CAVEAT = ""
WORDS = tuple(entry.label for entry in codes.PARTICIPATION.codes)


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each review that was held."""
    for review in case.reviews:
        day = day_of(review.held_at)
        if day is not None:
            part = review.child_participation
            standing = Counting.COUNTED if known(part) else Counting.CANNOT_TELL
            yield Observation(case.id, review.review_id, day, part.label if known(part) else None, standing)
