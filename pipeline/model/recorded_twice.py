"""Finds facts that a case records twice, and whether the two cells agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.case import Case
from pipeline.model.family_member import FamilyMember
from pipeline.model.fields import Record
from pipeline.model.missing_values import known
from pipeline.model.name_matching import names_agree


@dataclass(frozen=True)
class Twice:
    """One fact in two cells: `field` of the row `here`, and `other` of the row `there`."""

    here: Record
    field: str
    there: Record
    other: str
    agrees: bool


def said_twice(case: Case) -> Iterator[Twice]:
    """Every fact that a case records twice where both cells are filled."""
    people = {str(person.person_id): person for person in case.family}
    for person in case.family:
        if person.relationship == "young" and known(person.name) and known(case.details.child_name):
            yield Twice(
                person, "name", case.details, "child_name", names_agree(person.name, case.details.child_name)
            )
    yield from _who_attended(case, people)
    for copy in case.copies:
        to = people.get(str(copy.person_id))
        if to is not None and known(copy.recipient) and known(to.name):
            yield Twice(copy, "recipient", to, "name", names_agree(copy.recipient, to.name))
    for row in case.disagreements:
        by = people.get(str(row.person_id))
        if by is not None and str(row.raised_by) in ("child", "parent") and known(by.relationship):
            yield Twice(
                row,
                "person_id",
                by,
                "relationship",
                (row.raised_by == "child") == (by.relationship == "young"),
            )


def _who_attended(case: Case, people: dict[str, FamilyMember]) -> Iterator[Twice]:
    """The family at meetings, by their Person ID or, for the child, by the agency."""
    for row in case.attendance:
        person = people.get(str(row.person_id))
        if person is not None:
            if known(row.name) and known(person.name):
                yield Twice(row, "name", person, "name", names_agree(row.name, person.name))
            if str(row.agency) in ("Child", "Parent") and known(person.relationship):
                yield Twice(
                    row,
                    "person_id",
                    person,
                    "relationship",
                    (row.agency == "Child") == (person.relationship == "young"),
                )
        elif row.agency == "Child" and known(row.name) and known(case.details.child_name):
            yield Twice(
                row, "name", case.details, "child_name", names_agree(row.name, case.details.child_name)
            )
