"""How often is support for the child harmed and their family recorded?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.own_council import lives_elsewhere
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K39"
NAME = "Support offered to the child harmed"
KIND = AnswerType.SHARE
THEME = Theme.PRACTICE
UNIT = "Child harmed"
COUNTED = "It counts the children harmed to whom, or to whose family, support was offered."
OF = (
    "All children harmed who are identified and live in this council's area, by the day of the first "
    "referral."
)
OPEN = "Where it is not recorded it counts as not offered, and is shown apart as not recorded."
POLARITY = "More is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Which children harmed and families have had no offer?"
SOURCE = "R18, heading 9"
CAVEAT = ""


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each child harmed."""
    days = [day for one in case.referrals if (day := day_of(one.received_at))]
    council = clock.limits.of("strategy_discussion_for_each_child_harmed").council
    for child in case.linked_children if days else ():
        if child.role == "harmed" and not lives_elsewhere(child, council):
            offered = child.support_offered
            standing = Counting.COUNTED if known(offered) else Counting.NOT_RECORDED
            yield Observation(
                case.id, child.link_id, min(days), offered if known(offered) else None, standing
            )
