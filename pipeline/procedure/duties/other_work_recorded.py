"""Where there is to be no AIM assessment, the discussion records
what other work is needed and who does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, all_answered, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R11"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Strategy discussion: “there should be discussion around what other work may be required and by whom”"
)
WHAT = "Record of other work and who does it"
SINCE = "Strategy discussion"
WHO = "Chair of the discussion"
DO = "Enter what other work will be done, and by whom."
NONE = "No discussion decided against an AIM assessment."
DOCUMENT = "aim_advice"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion that decided against an assessment."""
    for discussion in about_the_child(case):
        if took_place(discussion) and discussion.aim_decision == "no":
            answer, missing = all_answered(discussion, ("other_work", "other_work_by"))
            yield Asked(
                key=discussion.discussion_id,
                about=discussion.discussion_id,
                since=Cell(discussion, "held_at"),
                done=Cell(discussion, "other_work" if not known(discussion.other_work) else "other_work_by"),
                answer=answer,
                missing=missing,
            )
