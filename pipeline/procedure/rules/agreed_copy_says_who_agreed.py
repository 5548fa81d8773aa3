"""Where copies were agreed for a person, the record says who agreed and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.approval import fault_of_day, fault_of_decider
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F4, F6"
SEVERITY = Severity.WARNING
BLOCKS = False
DAYS = ("family.copy_agreed_on",)
ORDERS = (("family.copy_agreed_on", "referrals.received_at"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such cell that names nobody, or a day on which nobody can have agreed."""
    for person in case.family:
        if known(person.copy_agreed_by):
            for fault in (
                *fault_of_decider(case, person, "copy_agreed_by"),
                *fault_of_day(case, person, "copy_agreed_on", today),
            ):
                yield at(person, *fault)
