"""An exclusion has its ground and its reason, and was discussed with everyone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R29"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each empty cell, and where an excluded person attended the whole meeting."""
    for row in case.attendance:
        if row.excluded is not True:
            continue
        for name in ("exclusion_ground", "exclusion_reason"):
            if not known(getattr(row, name)):
                yield at(
                    row,
                    name,
                    f'somebody was excluded, but "{row.fields[name].heading}" is not recorded.',
                    "Enter it as it was minuted.",
                )
        if row.exclusion_discussed is not True:
            problem = (
                "this does not say that the reason for the exclusion was discussed with everyone who "
                "attended."
            )
            yield at(
                row,
                "exclusion_discussed",
                problem,
                "Enter Yes if it was. If not, bring it to the next meeting.",
            )
        if row.attended == "yes":
            problem = "this person was excluded, but is recorded as attending the whole meeting."
            yield at(row, "attended", problem, 'Choose "Part of the meeting" or "No".')
