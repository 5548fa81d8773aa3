"""An AIM3 assessment holds no low, medium or high risk band."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Blank, Case, recorded
from pipeline.model.finding import Finding, Severity, at

SOURCE = "Catalogue 2.3"
SEVERITY = Severity.ERROR
BLOCKS = True


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the risk band of each AIM3 assessment that has one."""
    for assessment in case.aim_assessments:
        if (
            assessment.model == "AIM3"
            and recorded(assessment.risk_band)
            and assessment.risk_band is not Blank.NOT_APPLICABLE
        ):
            yield at(
                assessment,
                "risk_band",
                "AIM3 does not use low, medium or high, so there is no risk band.",
                "Clear the cell. If another model was used, correct the model.",
            )
