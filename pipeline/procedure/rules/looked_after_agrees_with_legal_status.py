"""A child who is looked after has a legal status, and one who is not has none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known, recorded
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R31"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at a legal status that contradicts whether the child is looked after."""
    details = case.details
    if details.looked_after is True and not recorded(details.legal_status):
        problem = (
            f"the child is looked after (at {address(details, 'looked_after')}), but the legal status is "
            "empty."
        )
        yield at(details, "legal_status", problem, "Choose the legal status.")
    elif details.looked_after is False and known(details.legal_status):
        problem = (
            "there is a legal status, but the child is not looked after (at "
            f"{address(details, 'looked_after')})."
        )
        yield at(details, "legal_status", problem, "Correct whichever is wrong.")
