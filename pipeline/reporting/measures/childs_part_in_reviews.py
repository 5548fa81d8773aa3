"""How does the child take part in reviews?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, codes, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K40"
NAME = "The child's part in reviews"
KIND = AnswerType.WORD
THEME = Theme.OUTCOMES
UNIT = "Review"
COUNTED = "It counts the reviews by how the child took part in them."
OF = "All reviews held in the period."
OPEN = "A review of which the child's part is not recorded is only shown apart, as not recorded."
POLARITY = "Neither more nor less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "What would help more children to be heard?"
SOURCE = "SSDA903 codes PN0 to PN7"
CAVEAT = ""
WORDS = tuple(entry.label for entry in codes.PARTICIPATION.codes)
_SPOKE, _OTHERWISE, _NO_PART = (
    tuple(codes.PARTICIPATION[name].label for name in names)
    for names in (("PN1",), ("PN2", "PN3", "PN5", "PN6"), ("PN0", "PN4", "PN7"))
)
MERGED = (
    (("Attended and spoke", _SPOKE), ("Took part otherwise", _OTHERWISE), ("Did not take part", _NO_PART)),
    (("Took part", _SPOKE + _OTHERWISE), ("Did not take part", _NO_PART)),
)


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each review that was held."""
    for review in case.reviews:
        day = day_of(review.held_at)
        if day is not None:
            part = review.child_participation
            standing = Counting.COUNTED if known(part) else Counting.NOT_RECORDED
            yield Observation(case.id, review.review_id, day, part.label if known(part) else None, standing)
