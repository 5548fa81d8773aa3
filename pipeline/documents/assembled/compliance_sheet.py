"""Every duty of the procedure in one case, its paragraph, whether it was met, and the cell that shows it: for a case file audit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypedDict

from pipeline.access.view import View
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import ForProfessionals, for_professionals
from pipeline.foundation.council import House

TITLE = "Compliance with the procedure"


class Count(TypedDict):
    """How many of the duties have one status."""

    status: Annotated[str, "The status"]
    number: Annotated[int, "How many"]


class Line(TypedDict):
    """One thing that a duty asks for."""

    status: Annotated[str, "How it is"]
    why: Annotated[str, "Why"]
    evidence: Annotated[str, "The cell that shows it"]


class Duty(TypedDict):
    """One duty of the procedure."""

    source: Annotated[str, "Where the procedure asks for it"]
    meaning: Annotated[str, "What it asks"]
    paragraph: Annotated[str, "The paragraph"]


class DutyAsked(Duty):
    """A duty that this case is held to."""

    lines: Annotated[list[Line], "What it asks for in this case"]


class DutyNotAsked(Duty):
    """A duty that does not apply in this case."""

    why: Annotated[str, "Why it does not apply"]


class Compliance(TypedDict):
    """Every duty in one case."""

    counts: Annotated[list[Count], "How many have which status"]
    faults: Annotated[list[Line], "What was missed, is overdue or cannot be said"]
    asked: Annotated[list[DutyAsked], "The duties that this case is held to"]
    not_asked: Annotated[list[DutyNotAsked], "The duties that do not apply"]


class Context(ForProfessionals, Compliance):
    """What its template gets."""

    as_of: Annotated[str, "The day as of which it is made"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """None from a view: what the procedure asks is no field of a case, so the sheet is made where duties are judged."""
    yield from ()


def sheet(house: House, reference: str, as_of: str, rows: Compliance) -> Paper:
    """The sheet of one case."""
    carried = for_professionals(house, TITLE, reference, version=f"as at {as_of}")
    return paper_of("compliance_sheet", Context(**carried, as_of=as_of, **rows), day=None)
