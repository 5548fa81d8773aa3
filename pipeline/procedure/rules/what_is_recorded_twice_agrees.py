"""A person who is recorded in two places is the same person in both."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at
from pipeline.model.recorded_twice import said_twice

SOURCE = "F6, F11"
SEVERITY = Severity.ERROR
BLOCKS = False
STOPS_COPIES = True
NEEDS = (
    "family.name",
    "details.child_name",
    "family.relationship",
    "attendance.person_id",
    "attendance.name",
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell that differs from another cell about the same person. Neither is quoted."""
    for pair in said_twice(case):
        if not pair.agrees:
            there = address(pair.there, pair.other)
            finding = at(
                pair.here,
                pair.field,
                f"this and {there} are about the same person, and do not agree.",
                "Correct the one that is wrong. If the two are different people, correct the Person ID.",
            )
            yield dataclasses.replace(finding, beside=(pair.there.read_from.workbook, there))
