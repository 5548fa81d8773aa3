"""A temporary risk management strategy is agreed at the strategy discussion."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R07"
STRENGTH = Strength.WILL
PARAGRAPH = "Strategy discussion: “a temporary risk management strategy needs to be agreed”"
WHAT = "Temporary risk management strategy"
SINCE = "Strategy discussion"
WHO = "Chair of the discussion"
DO = "Agree it, and enter Yes."
ALWAYS = True
NONE = "No strategy discussion about the child has been held."
DOCUMENT = "safety_plan"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion about the child that was held."""
    for discussion in about_the_child(case):
        if took_place(discussion):
            yield Asked(
                key=discussion.discussion_id,
                about=discussion.discussion_id,
                since=Cell(discussion, "held_at"),
                done=Cell(discussion, "risk_strategy_agreed"),
            )
