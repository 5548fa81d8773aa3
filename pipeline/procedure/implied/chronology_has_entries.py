"""A chronology that was shared has entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import is_no_answer

SOURCE = "R06"
STRENGTH = Strength.SHOULD
WHO = "Chair of the discussion"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each discussion at which a chronology was shared, where it has no entry that says anything."""
    is_there = any(not is_no_answer(one.summary) for one in case.chronology)
    for discussion in case.discussions if not is_there else ():
        if discussion.chronology_shared is True:
            yield Missing(
                discussion,
                "chronology_shared",
                "a chronology was shared, but it has no entries",
                "Enter it on the sheet Chronology, or change this to No.",
                discussion.held_at,
            )
