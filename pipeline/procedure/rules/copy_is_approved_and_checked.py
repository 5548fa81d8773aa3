"""A copy was approved by one person and checked by another, on past days, with the code of what they saw."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, CopyGiven, known
from pipeline.model.approval import (
    day_of_record,
    fault_of_day,
    fault_of_decider,
    fault_of_two,
    faults_of_approval,
    latest_rows,
)
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F10, F11"
SEVERITY = Severity.WARNING
BLOCKS = False
DAYS = ("copies.approved_on", "copies.checked_on")
ORDERS = tuple((day, f"belongs_to.{record}") for day in DAYS for record in ("held_at", "report_final_on"))


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell because of which a copy stays a draft, or should not have been given."""
    latest = {id(row) for row in latest_rows(case)}
    for copy in case.copies:
        yield from _whose(copy)
        if id(copy) in latest:
            for fault in faults_of_approval(case, copy, today):
                yield at(
                    copy,
                    fault.field,
                    f"this approval of a family copy does not count: {fault.problem}",
                    fault.remedy,
                )
            continue
        for name in ("approved_by", "second_checker"):
            if known(copy.sent_at) and not known(getattr(copy, name)):
                yield at(
                    copy,
                    name,
                    f'a copy was given, but "{copy.fields[name].heading}" is not recorded.',
                    "Fill it in.",
                )
            for fault in fault_of_decider(case, copy, name):
                yield at(copy, *fault)
        for name in ("approved_on", "checked_on"):
            if known(getattr(copy, name)):
                for fault in fault_of_day(case, copy, name, today, not_before=day_of_record(case, copy)):
                    yield at(copy, *fault)
        for fault in fault_of_two(case, copy):
            yield at(copy, *fault)


def _whose(copy: CopyGiven) -> Iterator[Finding]:
    """A finding where a copy was approved and nobody can know which it is, or whose."""
    if not (known(copy.approved_by) or known(copy.approved_content)):
        return
    if not known(copy.document):
        yield at(
            copy,
            "document",
            ("this copy was approved, but the row does not say which document it is."),
            ("Choose the document."),
        )
    if not (known(copy.person_id) or known(copy.recipient)):
        yield at(
            copy,
            "person_id",
            ("this copy was approved, but the row does not say who it is for."),
            "Enter the Person ID.",
        )
