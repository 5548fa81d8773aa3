"""A closed case says when it was closed and why; an open one says neither."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "CIN census"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell that is empty where it should not be, or filled where it should be empty."""
    details = case.details
    for name in ("closed_on", "close_reason"):
        heading, is_filled = details.fields[name].heading, known(getattr(details, name))
        if details.status == "closed" and not is_filled:
            yield at(details, name, f'the case is closed, but "{heading}" is not recorded.', "Fill it in.")
        elif details.status == "open" and is_filled:
            problem = f'the case is open (at {address(details, "status")}), but "{heading}" is filled in.'
            yield at(details, name, problem, "Correct whichever is wrong.")
