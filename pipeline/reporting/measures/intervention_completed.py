"""How often is an intervention completed as planned?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import took_place
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K35b"
KIND = AnswerType.SHARE
THEME = Theme.OUTCOMES
UNIT = "Intervention"
COUNTED = "Interventions completed as planned"
OF = "Interventions that ended in the period, as planned or early"
OPEN = "An intervention under way is in progress."
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 23)
QUESTION = "Why did the others end early?"
SOURCE = "R28"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each case whose intervention has started: its state at the last review that recorded it."""
    held = sorted(
        (one for one in case.reviews if took_place(one) and known(one.intervention)),
        key=lambda one: day_of(one.held_at) or date.min,
    )
    if not held or held[-1].intervention == "not_started":
        return
    last, day = held[-1].intervention, day_of(held[-1].held_at) or date.min
    if last == "started":
        yield Observation(case.id, case.id, day, None, Counting.IN_PROGRESS)
    else:
        yield Observation(case.id, case.id, day, last == "completed")
