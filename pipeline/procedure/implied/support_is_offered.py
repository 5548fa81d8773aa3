"""A child harmed and the family are offered support, or it is recorded why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, StrategyDiscussion, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.not_done import is_complete
from pipeline.procedure.obligation import Cell, Strength
from pipeline.procedure.queries import took_place

SOURCE = "R18, heading 9"
STRENGTH = Strength.WILL
WHO = "Social worker"
WHAT = "R18 Support of a child harmed and the family"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each child harmed to whom no support is recorded as offered, where nothing says why."""
    decided = {
        row.belongs_to for row in case.not_done if row.what == "support_is_offered" and is_complete(row)
    }
    for child in case.linked_children:
        own = next((one for one in case.discussions if _is_about(one, child.link_id)), None)
        is_open = child.support_offered is False or (
            own is not None and not known(child.support_offered) and Cell(child, "support_offered").is_kept
        )
        if child.role == "harmed" and is_open and child.link_id not in decided:
            yield Missing(
                child,
                "support_offered",
                "no offer of support to this child and the family is recorded",
                "Offer it, and enter Yes; or enter the reason and who decided on the sheet Not done.",
                own.held_at if own else None,
            )


def _is_about(discussion: StrategyDiscussion, link_id: str) -> bool:
    return discussion.link_id == link_id and took_place(discussion)
