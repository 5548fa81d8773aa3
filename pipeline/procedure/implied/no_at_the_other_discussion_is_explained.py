"""A No at a discussion about a child harmed, to the strategy or to the chronology, has its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.procedure.implied import Missing
from pipeline.procedure.not_done import is_complete
from pipeline.procedure.obligation import Strength

SOURCE = "R06, R07"
STRENGTH = Strength.SHOULD
WHO = "Chair of the discussion"
#: By field, what a No in it says. The duty that asks for it at the discussion about the child has its name.
_ASKED = {
    "risk_strategy_agreed": "no temporary risk management strategy was agreed",
    "chronology_shared": "no chronology was shared",
}


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each No, where the sheet Not done does not give the reason and who decided.

    The guidance asks for both "at the strategy discussion", and the strategy is for every child who may be
    at risk. An empty cell here is no fault: the discussion about the child answers.
    """
    decided = {(row.belongs_to, row.what) for row in case.not_done if is_complete(row)}
    for discussion in case.discussions:
        for name, says in _ASKED.items() if discussion.about == "harmed" else ():
            is_open = (discussion.discussion_id, name) not in decided
            if getattr(discussion, name) is False and is_open:
                yield Missing(
                    discussion,
                    name,
                    f"{says} at this discussion about the child harmed",
                    "Do it, and enter Yes; or enter the reason and who decided on the sheet Not done.",
                    discussion.held_at,
                )
