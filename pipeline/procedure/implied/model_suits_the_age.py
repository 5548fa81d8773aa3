"""The AIM model suits the child's age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, whole_years
from pipeline.model import NOT_RECORDED, Case, known
from pipeline.model.finding import address
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R19, R23"
STRENGTH = Strength.SHOULD
WHO = "AIM lead"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each assessment by a model for older children of a child under 12, or the other way round.

    And one where the date of birth is not recorded.
    """
    born = day_of(case.details.dob)
    for assessment in case.aim_assessments:
        planned = day_of(assessment.planning_meeting_on)
        if not known(assessment.model):
            continue
        if born is None:
            if case.details.dob is NOT_RECORDED:
                yield Missing(
                    assessment,
                    "model",
                    "the date of birth is not recorded, so nobody can check whether this model suits the "
                    "child's age",
                    f"Enter the date of birth at {address(case.details, 'dob')}, or Not known.",
                )
            continue
        age = whole_years(born, planned or today)
        if (assessment.model in ("AIM2", "AIM3") and age < 12) or (assessment.model == "U12" and age >= 12):
            for_whom = "12 to 18" if age < 12 else "under 12"
            when = f"was {age} at the planning meeting" if planned else f"is {age}"
            yield Missing(
                assessment,
                "model",
                f"the child {when}, and this model is for children of {for_whom}",
                "Correct the model, the date of birth or the date of the planning meeting.",
            )
