"""Each strategy discussion decides whether there is to be a section 47 enquiry."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R09"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "Strategy discussion: “A decision is taken regarding whether a Section 47 investigation is conducted”"
)
WHAT = "Section 47 decision"
SINCE = "Strategy discussion"
WHO = "Chair of the discussion"
DO = "Record the decision, Yes or No."
NONE = "No strategy discussion has been held."
DOCUMENT = "strategy_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion that was held, about either child. No is a decision too."""
    for discussion in case.discussions:
        if took_place(discussion):
            decided = discussion.s47_decision
            yield Asked(
                key=discussion.discussion_id,
                about=discussion.discussion_id,
                since=Cell(discussion, "held_at"),
                done=Cell(discussion, "s47_decision"),
                answer=True if known(decided) else decided,
            )
