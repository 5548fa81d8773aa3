"""What is decided about AIM assessments?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Blank, Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import about_the_child
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K33"
NAME = "Decisions about an AIM assessment"
KIND = AnswerType.WORD
THEME = Theme.OUTCOMES
UNIT = "AIM decision"
COUNTED = (
    "It counts the decisions by what was decided: agreed, declined by the family, not suitable or deferred."
)
OF = "All strategy discussions about the child in the period to which the decision applies."
OPEN = "A decision that is not recorded is only shown apart, as not recorded."
POLARITY = "Neither more nor less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Why were assessments declined or found not suitable?"
SOURCE = "R10, R34"
CAVEAT = ""

_DECLINED = "Declined by the family"
_DECIDED = {"yes": "Agreed", "no": "Not suitable", "deferred": "Deferred"}
WORDS = ("Agreed", _DECLINED, "Not suitable", "Deferred")
MERGED = (
    (("Agreed", ("Agreed",)), ("Not agreed", (_DECLINED, "Not suitable")), ("Deferred", ("Deferred",))),
    (("Agreed", ("Agreed",)), ("Not agreed or deferred", (_DECLINED, "Not suitable", "Deferred"))),
)


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each discussion about the child to which the decision applies.

    A decision that was agreed and then declined by the family counts as declined.
    """
    declined = {one.discussion_id for one in case.aim_assessments if one.family_response == "declined"}
    for discussion in about_the_child(case):
        day, decision = day_of(discussion.held_at), discussion.aim_decision
        if day is None or decision is Blank.NOT_APPLICABLE:
            continue
        if known(decision):
            word = _DECLINED if discussion.discussion_id in declined else _DECIDED[decision]
            yield Observation(case.id, discussion.discussion_id, day, word)
        else:
            yield Observation(case.id, discussion.discussion_id, day, None, Counting.NOT_RECORDED)
