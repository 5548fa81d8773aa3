"""A chronology of the incidents is compiled and shared at the strategy discussion."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R06"
STRENGTH = Strength.SHOULD
PARAGRAPH = "Strategy discussion: “A chronology should be compiled and shared”"
WHAT = "Sharing of the chronology"
SINCE = "Strategy discussion"
WHO = "Chair of the discussion"
DO = "Compile and share the chronology, and enter Yes."
ALWAYS = True
NONE = "No strategy discussion about the child has been held."
DOCUMENT = "chronology"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion about the child that was held."""
    for discussion in about_the_child(case):
        if took_place(discussion):
            yield Asked(
                key=discussion.discussion_id,
                about=discussion.discussion_id,
                since=Cell(discussion, "held_at"),
                done=Cell(discussion, "chronology_shared"),
            )
