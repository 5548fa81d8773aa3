"""How often is the intervention that was agreed started?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import took_place
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K35a"
NAME = "Agreed intervention started"
KIND = AnswerType.SHARE
THEME = Theme.OUTCOMES
UNIT = "Intervention plan"
COUNTED = "It counts the plans whose intervention has started, or has ended."
OF = "All intervention plans first agreed in the period."
OPEN = (
    "Not started in an open case is in progress. In a closed case it counts as not started; where "
    "nothing is recorded it is also shown apart as not recorded."
)
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "What holds back the work that was agreed?"
SOURCE = "R28"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each case, from the first review that agreed a plan."""
    agreed = sorted(
        (one for one in case.reviews if one.intervention_plan_agreed is True and took_place(one)),
        key=lambda one: day_of(one.held_at) or date.min,
    )
    if not agreed:
        return
    day = day_of(agreed[0].held_at) or date.min
    if any(one.intervention in ("started", "completed", "ended") for one in case.reviews):
        yield Observation(case.id, case.id, day, True)
    elif case.details.status == "closed":
        recorded = any(known(one.intervention) for one in case.reviews)
        standing = Counting.COUNTED if recorded else Counting.NOT_RECORDED
        yield Observation(case.id, case.id, day, False if recorded else None, standing)
    else:
        yield Observation(case.id, case.id, day, None, Counting.IN_PROGRESS)
