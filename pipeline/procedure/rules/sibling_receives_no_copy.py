"""A brother or sister gets no copy: this procedure does not decide what they may know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F2, F6"
SEVERITY = Severity.WARNING
BLOCKS = False
NEEDS = ("family.relationship", "family.may_receive_copy")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each brother or sister whose row says that a copy may be made."""
    for person in case.family:
        if person.relationship == "sibling" and person.may_receive_copy is True:
            problem = (
                "copies are made for parents, carers and the young person only, so this person gets none."
            )
            yield at(
                person,
                "may_receive_copy",
                problem,
                "Enter No, and speak to the family about what a brother or sister may know.",
            )
