"""Where the Youth Offending Service leads, social care is jointly involved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R12"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each discussion whose assessment the YOS leads without a record of social care's part."""
    for discussion in case.discussions:
        if discussion.aim_lead_agency == "YOS" and discussion.social_care_joint is not True:
            yield at(
                discussion,
                "social_care_joint",
                "the Youth Offending Service leads, but this does not say that social care is jointly "
                "involved.",
                "Enter Yes. The case stays open to social care throughout.",
            )
