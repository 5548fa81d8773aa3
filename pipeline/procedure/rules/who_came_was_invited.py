"""Everybody who attended a meeting was invited to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R04, R28"
SEVERITY = Severity.NOTE
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each person who attended and is recorded as not invited."""
    for row in case.attendance:
        if row.invited is False and row.attended in ("yes", "partial"):
            problem = f"this person was not invited, but attended (at {address(row, 'attended')})."
            yield at(row, "invited", problem, "If one of the two is wrong, correct it.")
