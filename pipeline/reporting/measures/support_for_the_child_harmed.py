"""How often is support for the child harmed and their family recorded?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duty_named, obligations_of
from pipeline.procedure.obligation import Status
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K39"
NAME = "Support offered to the child harmed"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Child harmed"
COUNTED = "It counts the children harmed to whom, or to whose family, support was offered."
OF = (
    "All children harmed whose discussion fell due in the period, except those about whom another council "
    "holds it."
)
OPEN = (
    "Where it is not recorded it counts as not offered, and is shown apart as not recorded. Until the "
    "discussion is due it is shown apart as in progress."
)
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Which children harmed and families have had no offer?"
SOURCE = "R18, heading 9"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each child harmed whom K02 counts, on the same day."""
    duty = duty_named("strategy_discussion_for_each_child_harmed")
    offers = {str(child.link_id): child.support_offered for child in case.linked_children}
    for one in obligations_of(case, clock, only=duty):
        day = day_of(one.due or one.began)
        if day is None or one.status is Status.NOT_APPLICABLE:
            continue
        link_id = one.id.split("/", 2)[-1]
        offered = offers[link_id]
        if one.status is Status.DUE:
            yield Observation(case.id, link_id, day, None, Counting.IN_PROGRESS)
        elif known(offered):
            yield Observation(case.id, link_id, day, offered)
        else:
            yield Observation(case.id, link_id, day, None, Counting.NOT_RECORDED)
