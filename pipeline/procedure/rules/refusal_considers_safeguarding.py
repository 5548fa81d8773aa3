"""Where an AIM assessment is declined, the need for a safeguarding response is considered and recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R34"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each declined assessment without the date or the outcome of that consideration."""
    for assessment in case.aim_assessments:
        if assessment.family_response == "declined":
            for name in ("declined_on", "safeguarding_considered_on", "safeguarding_outcome"):
                if not known(getattr(assessment, name)):
                    heading = assessment.fields[name].heading
                    yield at(
                        assessment,
                        name,
                        f'the assessment was declined, but "{heading}" is not recorded.',
                        "Fill it in.",
                    )
