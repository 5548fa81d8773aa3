"""Implied: what the record implies and nobody entered. `Case -> what is missing`, each at its cell.

A rule judges what is written, a duty what the procedure asks for by a time. A part here starts from something
that is written (a decision, a tick, a date) and says what must follow from it and is nowhere. A part has
SOURCE, STRENGTH and WHO (the role that enters it), and `find(case, today) -> Iterator[Missing]`. To add one,
add a file: the checks, the list of what is due, the page and the compliance sheet follow from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from pipeline.foundation.dates import day_of
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case, Record
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.obligation import Strength

_SEVERITIES = {
    Strength.MUST: Severity.ERROR,
    Strength.WILL: Severity.ERROR,
    Strength.SHOULD: Severity.WARNING,
    Strength.MAY: Severity.NOTE,
}


_NO_ROLES: Mapping[str, str] = {}


class Missing(NamedTuple):
    """One thing that a part finds missing, before the part's own facts are added.

    `record`, `field`: the cell in which it begins. `problem`: what is missing, as a sentence after the cell;
    `to_do`: what to add, and where. `since`: the day from which it has been missing, or a blank.
    `person`: who enters it, where the record names a person or a role; no finding says it.
    """

    record: Record
    field: str
    problem: str
    to_do: str
    since: object = None
    person: str = ""


class Implied(NamedTuple):
    """Something that the record of one case implies and nobody entered.

    `part`: the name of its part. `finding`: at the cell where it begins, with what to add. `age`: how many
    days it has been missing; None where no day is known.
    """

    part: str
    source: str
    who: str
    case_id: str
    finding: Finding
    age: int | None

    @property
    def problem(self) -> str:
        """What is missing, as a sentence of its own."""
        return f"{self.finding.problem[:1].upper()}{self.finding.problem[1:]}"

    @property
    def problem_without_age(self) -> str:
        """The same without how long ago it was, so that things alike can be counted together."""
        return self.problem.removesuffix(_days_ago(self.age))


def implied_in(case: Case, today: date, roles: Mapping[str, str] = _NO_ROLES) -> Iterator[Implied]:
    """What the record of a case implies and nobody entered, by part. `roles`: the council's names."""
    for part in plugins_in("pipeline.procedure.implied"):
        module = part.module
        for one in module.find(case, today):
            since = day_of(one.since)
            age = (today - since).days if since is not None and since <= today else None
            aged = _days_ago(age)
            finding = replace(
                at(one.record, one.field, f"{one.problem} ({module.SOURCE}).{aged}", one.to_do),
                rule=part.name,
                severity=_SEVERITIES[module.STRENGTH],
                case_id=case.id,
            )
            who = roles.get(module.WHO, module.WHO)
            who = f"{who}: {one.person}" if one.person else who
            yield Implied(part.name, module.SOURCE, who, case.id, finding, age)


def _days_ago(age: int | None) -> str:
    return f" That was {age} day{'' if age == 1 else 's'} ago." if age else ""
