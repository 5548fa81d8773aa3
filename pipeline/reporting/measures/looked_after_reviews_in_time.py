"""How often are looked-after reviews held in time?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duty_named, obligations_of
from pipeline.reporting.observation import AnswerType, Observation, Theme, since_the_referral, timeliness_of

ID = "K15"
NAME = "Looked-after review held in time"
KIND = AnswerType.SHARE
THEME = Theme.TIMELINESS
UNIT = "Looked-after review"
COUNTED = "It counts the looked-after reviews, first, second or later, that were held in time."
OF = "All looked-after reviews that fell due in the period, from the child's first referral on."
OPEN = (
    "What is past its time and not recorded counts as not in time, and is shown apart as not "
    "recorded. What is not yet due is shown apart as in progress."
)
POLARITY = "More is better"
TARGET = "All"
TARGET_SOURCE = "S.I. 2010/959, regulation 33"
CHANGED = date(2026, 11, 27)
QUESTION = "Which reviews were late, and could they have been combined with an AIM review?"
SOURCE = "S10, S11"
CAVEAT = ""


_DUTIES = (
    "first_looked_after_review_held",
    "second_looked_after_review_held",
    "later_looked_after_reviews_held",
)


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each looked-after review, first, second or later, that fell due since the first referral."""
    for name in _DUTIES:
        if clock.limits.of(name).switched_on:
            found = (timeliness_of(one, clock) for one in obligations_of(case, clock, only=duty_named(name)))
            yield from since_the_referral(case, (one for one in found if one is not None))
