"""Nobody is in a family twice, so that a person who may not have copies gets none under another ID."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "F6, F11"
SEVERITY = Severity.WARNING
BLOCKS = False
NEEDS = ("family.name",)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each row with the same name as an earlier row."""
    rows: dict[str, object] = {}
    for person in case.family:
        if not known(person.name):
            continue
        name = " ".join(person.name.casefold().split())
        if name in rows:
            earlier = next(one for one in case.family if one.person_id == rows[name])
            problem = f"this name is also in another row of the same case (at {address(earlier, 'name')})."
            yield at(
                person,
                "name",
                problem,
                (
                    "Keep one row for each person. If two people have the same name, add something to tell "
                    "them apart."
                ),
            )
        else:
            rows[name] = person.person_id
