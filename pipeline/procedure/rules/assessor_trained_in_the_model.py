"""At least one assessor is trained in the AIM model that is used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R21"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding where the trained assessors' models are all known and none is the one used."""
    for assessment in case.aim_assessments:
        trained = [
            one for one in case.assessors if one.aim_id == assessment.aim_id and one.aim_trained is True
        ]
        if (
            trained
            and known(assessment.model)
            and all(known(one.trained_in) and one.trained_in != assessment.model for one in trained)
        ):
            yield at(
                trained[0],
                "trained_in",
                f"no assessor is trained in {assessment.model.label}, the model used (at "
                f"{address(assessment, 'model')}).",
                "Correct the model or the training. If both are right, raise it with the HSB team.",
            )
