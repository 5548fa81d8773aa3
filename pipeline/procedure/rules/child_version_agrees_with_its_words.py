"""Where the AIM report needs no version for the child, it has no words for the child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R27"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each assessment that needs no such version while its report has words for the child."""
    for assessment in case.aim_assessments:
        if assessment.child_version != "not_needed":
            continue
        for section in case.sections:
            if section.belongs_to == assessment.aim_id and known(section.text_child):
                yield at(
                    assessment,
                    "child_version",
                    "this says that no version for the child is needed, but there are words for the child "
                    f"at {address(section, 'text_child')}. They are not printed.",
                    "Choose Made here if the child is to have them. If not, clear the words.",
                )
                break
