"""How often are social care, police and health all present at the strategy discussion?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import about_the_child
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K18"
NAME = "Social care, police and health all present"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Strategy discussion"
COUNTED = "It counts the strategy discussions at which all three were present, for a part at least."
OF = "All strategy discussions about the child held in the period."
OPEN = "Where nothing is recorded of one of them it counts as no, and is shown apart as not recorded."
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Which agency is most often missing, and what follows from that?"
SOURCE = "R04"
CAVEAT = ""


_AGENCIES = ("CSC", "Police", "Health")


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each discussion about the child; not recorded where nothing is about an agency."""
    for discussion in about_the_child(case):
        day = day_of(discussion.held_at)
        if day is None:
            continue
        rows = case.attendance_at(discussion.discussion_id)
        came = [[one.attended for one in rows if one.agency == agency] for agency in _AGENCIES]
        if all(any(answer in ("yes", "partial") for answer in answers) for answers in came):
            yield Observation(case.id, discussion.discussion_id, day, True)
        elif any(answers and all(answer == "no" for answer in answers) for answers in came):
            yield Observation(case.id, discussion.discussion_id, day, False)
        else:
            yield Observation(case.id, discussion.discussion_id, day, None, Counting.NOT_RECORDED)
