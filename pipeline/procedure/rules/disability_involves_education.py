"""Where the child has a disability, education is involved in the assessment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R32"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each assessment of a child with a disability that says education was not involved."""
    disability = case.details.disability
    if not known(disability) or all(one == "NONE" for one in disability):
        return
    for assessment in case.aim_assessments:
        if assessment.education_involved is False:
            problem = (
                f"the child has a disability (at {address(case.details, 'disability')}), but education is "
                "not involved."
            )
            yield at(
                assessment,
                "education_involved",
                problem,
                "Involve the school or college, or correct whichever cell is wrong.",
            )
