"""Every duty in one case, and whether it was met, for a case file audit: what is not met comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pipeline.documents import MadeFrom, Paper, paper_of
from pipeline.documents.shared.context import ForProfessionals, for_professionals
from pipeline.documents.shared.timeline import TimelineShown
from pipeline.foundation.council import House

TITLE = "Compliance with the procedure"
#: What people call it, as in the name of its file.
NAME = "Compliance sheet"
MADE_FROM = MadeFrom.DUTIES


class NotMet(TypedDict):
    """What is not met of one duty, or not entered though the record implies it."""

    status: Annotated[str, "How it is"]
    reasons: Annotated[list[str], "Why, a sentence for each requirement"]
    paragraph: Annotated[str, "The paragraph that asks for it; empty for what is not entered"]
    evidence: Annotated[str, "The cells that show it, or in which it is to be recorded"]


class DutyListed(TypedDict):
    """One duty of the procedure, and how this case keeps it."""

    source: Annotated[str, "Where the procedure asks for it"]
    meaning: Annotated[str, "What it asks"]
    here: Annotated[list[str], "Each status with its cells; or why it does not apply"]


class EditionOfLimits(TypedDict):
    """An edition of the law or guidance, and which limits are from it."""

    edition: Annotated[str, "The edition, and its date where that is known"]
    sources: Annotated[str, "Where the procedure has its limits"]


class Compliance(TypedDict):
    """Every duty in one case."""

    in_short: Annotated[str, "How many requirements have which status, as a sentence"]
    timeline: Annotated[list[TimelineShown], "What was due and done, as a picture and as a table"]
    faults: Annotated[list[NotMet], "What was missed, is overdue, was not entered or is not clear"]
    duties: Annotated[list[DutyListed], "Every duty: those that apply in this case, then the others"]
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
    yield paper_of(NAME, context, day=None)
