"""How often does the strategy discussion record everything that it must?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import about_the_child, headings_answered
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K20"
NAME = "Strategy discussion with everything recorded"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Strategy discussion"
COUNTED = (
    "It counts the discussions with the chronology, the risk strategy, the three headings, the "
    "section 47 decision and the AIM decision recorded."
)
OF = "All strategy discussions about the child held in the period."
OPEN = "Where something is not recorded it counts as no, and is shown apart as not recorded."
POLARITY = "More is better"
TARGET = "All"
TARGET_SOURCE = "Strategy discussion: “The discussion must include:”"
CHANGED = date(2026, 11, 27)
QUESTION = "Which of the five is most often missing?"
SOURCE = "R06 to R10"
CAVEAT = ""


_ASKED = ("chronology_shared", "risk_strategy_agreed")


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each discussion about the child; what is blank counts as not recorded."""
    for discussion in about_the_child(case):
        day = day_of(discussion.held_at)
        if day is None:
            continue
        answers = [getattr(discussion, name) for name in _ASKED]
        decided = known(discussion.s47_decision) and known(discussion.aim_decision)
        led = discussion.aim_decision != "yes" or known(discussion.aim_lead)
        headings = headings_answered(case, discussion)[0] is True
        if False in answers:
            yield Observation(case.id, discussion.discussion_id, day, False)
        elif all(one is True for one in answers) and decided and led and headings:
            yield Observation(case.id, discussion.discussion_id, day, True)
        else:
            yield Observation(case.id, discussion.discussion_id, day, None, Counting.NOT_RECORDED)
