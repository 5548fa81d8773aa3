"""Where the family declined the assessment, the record says what was decided about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R34"
STRENGTH = Strength.WILL
WHO = "Social worker"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each assessment that was declined, where it is not recorded what was considered."""
    for assessment in case.aim_assessments:
        if assessment.family_response != "declined" or known(assessment.safeguarding_considered_on):
            continue
        yield Missing(
            assessment,
            "family_response",
            "the family declined the assessment, but the record does not say what was considered after that",
            "Enter when safeguarding was considered, and what was decided.",
            assessment.declined_on,
        )
