"""Each strategy discussion records immediate action, criminal aspects, and who shares the information with
whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import headings_answered, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R08"
STRENGTH = Strength.MUST
PARAGRAPH = "Strategy discussion: “The discussion must include:”"
WHAT = "Record of the three headings"
SINCE = "Strategy discussion"
WHO = "Chair and minute taker"
DO = "Enter what was said under each heading on the sheet Document sections."
NONE = "No strategy discussion has been held."
DOCUMENT = "strategy_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion that was held, about either child."""
    for discussion in case.discussions:
        if took_place(discussion):
            answer, missing = headings_answered(case, discussion)
            yield Asked(
                key=discussion.discussion_id,
                about=discussion.discussion_id,
                since=Cell(discussion, "held_at"),
                answer=answer,
                missing=missing,
            )
