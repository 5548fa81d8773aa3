"""A copy goes only to a person who may have one, and no family has the minutes of a strategy discussion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "F6; catalogue 4, sheet 5"
SEVERITY = Severity.ERROR
BLOCKS = False
NEEDS = ("copies.person_id", "family.may_receive_copy")
_TELL = "Tell the information governance lead today. "


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each copy that was given to a person who may not have it."""
    people = {person.person_id: person for person in case.family}
    for copy in case.copies:
        person = people.get(copy.person_id) if isinstance(copy.person_id, str) else None
        is_given = known(copy.sent_at) or known(copy.method)
        is_or_was = "was given" if is_given else "is entered"
        remedy = f"{_TELL if is_given else ''}Correct the row that is wrong."
        if person is not None and person.may_receive_copy is False:
            where = address(person, "may_receive_copy")
            problem = f"a copy {is_or_was} for {person.person_id}, who may not have one (at {where})."
            yield at(copy, "person_id", problem.replace("was given for", "was given to"), remedy)
        elif person is not None and copy.document == "strategy_minutes":
            problem = f"a family member's copy of the minutes of a strategy discussion {is_or_was}."
            yield at(copy, "document", problem, remedy)
