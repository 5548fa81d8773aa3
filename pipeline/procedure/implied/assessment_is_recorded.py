"""An AIM assessment that was agreed has its row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R10, R19"
STRENGTH = Strength.WILL
WHO = "AIM lead"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each discussion that agreed an assessment of which there is no row."""
    if case.aim_assessments:
        named = {one.discussion_id for one in case.aim_assessments}
        if not all(map(known, named)):
            return  # an assessment that names no discussion may be of any
    else:
        named = set()
    for discussion in case.discussions:
        if discussion.aim_decision == "yes" and discussion.discussion_id not in named:
            yield Missing(
                discussion,
                "aim_decision",
                "an AIM assessment was agreed, but no assessment is recorded",
                "Add its row to the sheet AIM assessments, with the date of its planning meeting.",
                discussion.held_at,
            )
