"""Where an AIM assessment is agreed, the record says who leads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R10"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each discussion that agreed one and names no lead."""
    for discussion in case.discussions:
        if discussion.aim_decision == "yes" and not known(discussion.aim_lead):
            yield at(
                discussion,
                "aim_lead",
                "an AIM assessment was agreed, but no lead is named.",
                "Enter who leads it.",
            )
