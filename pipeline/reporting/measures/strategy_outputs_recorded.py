"""How often does the strategy discussion record everything that it must?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import about_the_child, headings_answered
from pipeline.reporting.observation import AnswerType, Observation, Theme

ID = "K20"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Strategy discussion"
COUNTED = (
    "Discussions with chronology, risk strategy, the three headings, the section 47 decision and the AIM "
    "decision recorded"
)
OF = "Discussions about the child held in the period"
OPEN = "What is blank counts as not recorded."
POLARITY = "More is better"
TARGET = "All"
TARGET_SOURCE = "Strategy discussion: “The discussion must include:”"
CHANGED = date(2026, 11, 23)
QUESTION = "Which of the five is most often missing?"
SOURCE = "R06 to R10"
CAVEAT = ""


_ASKED = ("chronology_shared", "risk_strategy_agreed")


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each discussion about the child."""
    for discussion in about_the_child(case):
        day = day_of(discussion.held_at)
        if day is not None:
            agreed = all(getattr(discussion, name) is True for name in _ASKED)
            decided = known(discussion.s47_decision) and known(discussion.aim_decision)
            led = discussion.aim_decision != "yes" or known(discussion.aim_lead)
            headings = headings_answered(case, discussion)[0] is True
            yield Observation(case.id, discussion.discussion_id, day, agreed and decided and led and headings)
