"""A done action says when, and an open one has no date of being done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Catalogue 4, sheet 13"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding where the status and the date contradict, and where an action has no owner."""
    for action in case.actions:
        if action.status == "done" and not known(action.done_on):
            yield at(
                action,
                "done_on",
                "the action is done, but the date is not recorded.",
                "Enter when it was done.",
            )
        elif action.status == "open" and known(action.done_on):
            problem = (
                f"this action has a Done on date, but its status is open (at {address(action, 'status')})."
            )
            yield at(action, "done_on", problem, "Correct whichever is wrong.")
        if not known(action.owner) and not known(action.owner_agency):
            yield at(action, "owner", "this action has no owner.", "Enter who will do it.")
