"""A copy that went out was approved, and checked by a second person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.case import Case, known
from pipeline.finding import Finding, Severity, address, at

SOURCE = "F10, F11"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such cell that is empty, and where one person did both."""
    for copy in case.copies:
        if not known(copy.sent_at):
            continue
        for name in ("approved_by", "second_checker"):
            if not known(getattr(copy, name)):
                yield at(copy, name, f'a copy went out, but "{copy.fields[name].heading}" is not recorded.', "Fill it in.")
        if known(copy.approved_by) and copy.approved_by == copy.second_checker:
            problem = f"the same person approved and checked the copy (at {address(copy, 'approved_by')})."
            yield at(copy, "second_checker", problem, "A second person checks each copy before it goes out.")
