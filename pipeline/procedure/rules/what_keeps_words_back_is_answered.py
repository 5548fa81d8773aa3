"""A cell that decides what a family may read gives the decision, and is not "withheld" or "not known"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Record, Releasable, Release, known, may_hide_a_value
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F1, F4, F5, F6"
SEVERITY = Severity.WARNING
BLOCKS = False
NEEDS = (
    "attendance.excluded",
    "attendance.excluded_items",
    "attendance.exclusion_ground",
    "attendance.person_id",
    "attendance.agency",
    "family.child_wish",
    "family.address_confidential",
    "*.withhold_from",
    "*.withhold_ground",
)

_OF_A_PERSON, _OF_A_ROW = ("child_wish", "address_confidential"), ("withhold_from", "withhold_ground")
_OF_ATTENDANCE = ("excluded", "excluded_items", "exclusion_ground")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such cell; until it is answered, the family is shown less."""
    rows: list[tuple[Record, tuple[str, ...]]] = [(person, _OF_A_PERSON) for person in case.family]
    rows += [
        (row, _OF_ATTENDANCE)
        for row in case.attendance
        if known(row.person_id) or str(row.agency) in ("Parent", "Child")
    ]
    rows += [(row, _OF_A_ROW) for row in case.records() if isinstance(row, (Releasable, Release))]
    for record, names in rows:
        for name in names:
            if may_hide_a_value(getattr(record, name)):
                problem = (
                    f'"{record.fields[name].heading}" does not say what was decided, so the family sees less.'
                )
                yield at(
                    record,
                    name,
                    problem,
                    (
                        "Enter the decision, or ask the person who decides. If there is no decision to "
                        "make, leave the cell empty."
                    ),
                )
