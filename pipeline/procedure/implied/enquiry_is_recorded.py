"""A section 47 enquiry that was decided on has its row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import enquiries_without_a_row

SOURCE = "R09, S04"
STRENGTH = Strength.MUST
WHO = "Chair of the discussion"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each discussion that decided on an enquiry of which there is no row."""
    for discussion in enquiries_without_a_row(case):
        yield Missing(
            discussion,
            "s47_decision",
            "a section 47 enquiry was decided on, but no enquiry is recorded",
            "Add its row to the sheet Section 47 and conferences. The time limit for the conference runs "
            "from the discussion.",
            discussion.held_at,
        )
