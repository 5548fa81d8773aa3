"""Every duty in one case, its paragraph, whether it was met, and the cell that shows it, for a file audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pipeline.documents import MadeFrom, Paper, paper_of
from pipeline.documents.shared.context import ForProfessionals, for_professionals
from pipeline.foundation.council import House

TITLE = "Compliance with the procedure"
MADE_FROM = MadeFrom.DUTIES


class Count(TypedDict):
    """How many of the duties have one status."""

    status: Annotated[str, "The status"]
    number: Annotated[int, "How many"]


class Line(TypedDict):
    """One requirement of a duty."""

    status: Annotated[str, "How it is"]
    why: Annotated[str, "Why"]
    evidence: Annotated[str, "The cell that shows it"]


class Duty(TypedDict):
    """One duty of the procedure."""

    source: Annotated[str, "Where the procedure asks for it"]
    meaning: Annotated[str, "What it asks"]
    paragraph: Annotated[str, "The paragraph"]


class DutyAsked(Duty):
    """A duty that applies in this case."""

    lines: Annotated[list[Line], "What it asks for in this case"]


class DutyNotAsked(Duty):
    """A duty that does not apply in this case."""

    why: Annotated[str, "Why it does not apply"]


class EditionOfLimits(TypedDict):
    """An edition of the law or guidance, and which limits are from it."""

    edition: Annotated[str, "The edition, and its date where that is known"]
    sources: Annotated[str, "Where the procedure has its limits"]


class Compliance(TypedDict):
    """Every duty in one case."""

    counts: Annotated[list[Count], "How many have which status"]
    faults: Annotated[list[Line], "What was missed, is overdue or cannot be said"]
    asked: Annotated[list[DutyAsked], "The duties that this case is held to"]
    not_asked: Annotated[list[DutyNotAsked], "The duties that do not apply"]
    editions: Annotated[list[EditionOfLimits], "The editions that the limits are from"]


class Context(ForProfessionals, Compliance):
    """The context of its template."""

    as_of: Annotated[str, "The day as of which it is made"]


@dataclass(frozen=True, kw_only=True)
class DutiesOfCase:
    """Every duty in one case, with the case's reference and the day of the assessment in words."""

    reference: str
    as_of: str
    rows: Compliance


def papers(duties: DutiesOfCase, house: House) -> Iterator[Paper]:
    """Yield the sheet of one case. Its duties are not fields of a case, so it is not made from a view."""
    carried = for_professionals(house, TITLE, duties.reference, version=f"as at {duties.as_of}")
    context = Context(**carried, as_of=duties.as_of, **duties.rows)
    yield paper_of("compliance_sheet", context, day=None)
