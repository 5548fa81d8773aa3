"""A copy goes only to a person who may have one, and no family has the minutes of a strategy discussion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "F6; catalogue 4, sheet 5"
SEVERITY = Severity.ERROR
BLOCKS = False
NEEDS = ("copies.person_id", "family.may_receive_copy")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each copy that was given to a person who may not have it."""
    people = {person.person_id: person for person in case.family}
    for copy in case.copies:
        person = people.get(copy.person_id) if isinstance(copy.person_id, str) else None
        if person is not None and person.may_receive_copy is False:
            problem = (
                f"a copy was given to {person.person_id}, who may not have one (at "
                f"{address(person, 'may_receive_copy')})."
            )
            yield at(
                copy,
                "person_id",
                problem,
                "Tell the information governance lead today; then correct the row that is wrong.",
            )
        elif person is not None and copy.document == "strategy_minutes":
            problem = "the minutes of a strategy discussion were given to a family member."
            yield at(
                copy,
                "document",
                problem,
                "Tell the information governance lead today; then correct the row if it is wrong.",
            )
