"""A child harmed who goes to a school has a measure there, so that the school has a paper of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import says_something

SOURCE = "R18"
STRENGTH = Strength.MAY
WHO = "Social worker"
_TO_DO = (
    "Add what the school does for this child to Support of children harmed, or ask the child's own worker."
)


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each child harmed with a school and a discussion that was held, while the case is open.

    None where no workbook has the sheet.
    """
    if case.details.status == "closed" or not case.keeps("support"):
        return
    at_school = (one for one in case.support if one.setting == "school" and says_something(one.measure))
    supported = {one.link_id for one in at_school}
    for child in case.linked_children:
        discussion = case.discussion(child.discussion_id)
        is_due = child.role == "harmed" and known(child.school)
        if is_due and discussion is not None and known(discussion.held_at) and child.link_id not in supported:
            problem = "no measure at school is recorded for this child, so no plan is made for the school"
            yield Missing(child, "school", problem, _TO_DO, discussion.held_at)
