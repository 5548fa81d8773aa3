"""Where no AIM assessment is to be made, the record says what other work is planned, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, recorded
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R11"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell that is empty."""
    for discussion in case.discussions:
        if discussion.aim_decision == "no":
            for name in ("other_work", "other_work_by"):
                if not recorded(getattr(discussion, name)):
                    heading = discussion.fields[name].heading
                    yield at(
                        discussion,
                        name,
                        f'no AIM assessment is to be made, but "{heading}" is empty.',
                        "Fill it in.",
                    )
