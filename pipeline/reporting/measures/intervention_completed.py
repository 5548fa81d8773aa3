"""How often is an intervention completed as planned?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import took_place
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K35b"
NAME = "Intervention completed as planned"
KIND = AnswerType.SHARE
THEME = Theme.OUTCOMES
UNIT = "Intervention"
COUNTED = "It counts the interventions that ended as planned."
OF = (
    "All interventions that ended in the period, as planned or early, by the first review that records it, "
    "or that were under way when the case was closed."
)
OPEN = (
    "An intervention under way is in progress, on the day of the first review that records it. Where the "
    "case was closed with no end recorded it counts as no, and is shown apart as not recorded."
)
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Why did the others end early?"
SOURCE = "R28"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each case whose intervention has started, on the day of the first review that records its end.

    What a later review records does not move it, so that a past period keeps its number. Where none records
    it, it is not recorded on the day on which the case was closed.
    """
    under_way: date | None = None
    for review in sorted(filter(took_place, case.reviews), key=lambda one: day_of(one.held_at) or date.min):
        day = day_of(review.held_at) or date.min
        if review.intervention in ("completed", "ended"):
            yield Observation(case.id, case.id, day, review.intervention == "completed")
            return
        if review.intervention == "started" and under_way is None:
            under_way = day
    if under_way is not None and case.details.status == "closed":
        day = max(under_way, day_of(case.details.closed_on) or under_way)
        yield Observation(case.id, case.id, day, None, Counting.NOT_RECORDED)
    elif under_way is not None:
        yield Observation(case.id, case.id, under_way, None, Counting.IN_PROGRESS)
