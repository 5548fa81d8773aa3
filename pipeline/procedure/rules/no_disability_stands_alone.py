"""The entry "No disability" is not chosen together with a disability."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "CIN census; R32"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the disability where both are chosen."""
    chosen = case.details.disability
    if known(chosen) and len(chosen) > 1 and "NONE" in chosen:
        yield at(
            case.details,
            "disability",
            '"No disability" is chosen together with a disability.',
            "Remove the one that is wrong.",
        )
