"""The record of an issued copy that is in the wrong hands: the 72 hours, what it holds, who is informed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pipeline.documents import MadeFrom, Paper, paper_of
from pipeline.documents.shared.context import ForProfessionals, for_professionals
from pipeline.foundation.council import House

TITLE = "Personal data breach: a copy in the wrong hands"
MADE_FROM = MadeFrom.BREACH


class Informed(TypedDict):
    """One person or body that may have to be informed."""

    who: Annotated[str, "Who"]
    by: Annotated[str, "By when"]


class Breach(TypedDict):
    """What the register and the manifest know of the copy, and the time limit. It names no child."""

    case: Annotated[str, "The case's reference"]
    known: Annotated[str, "When the council knew of the breach"]
    until: Annotated[str, "When the 72 hours end"]
    document: Annotated[str, "Which document it is a copy of"]
    about: Annotated[str, "What the document is about"]
    copy_version: Annotated[str, "Its version"]
    meant_for: Annotated[str, "The reference of the person that it was meant for"]
    issued_on: Annotated[str, "When it was issued"]
    sent: Annotated[str, "When it was given or sent"]
    method: Annotated[str, "How it was given"]
    locked: Annotated[str, "Whether it opens only with a password"]
    approved_by: Annotated[str, "Who approved it"]
    checked_by: Annotated[str, "Who checked it"]
    state: Annotated[str, "Whether it was replaced since"]
    recalls: Annotated[list[str], "Why it is to be recalled or checked, from the register"]
    parts: Annotated[list[str], "The parts of the document, by their headings"]
    sheets: Annotated[str, "The sheets of the workbook that it prints from, with commas between"]
    withheld: Annotated[str, "What was withheld from it, by ground"]
    informed: Annotated[list[Informed], "Who may have to be informed, and by when"]


class Context(ForProfessionals, Breach):
    """The context of its template."""


@dataclass(frozen=True, kw_only=True)
class BreachOfCopy:
    """One copy in the wrong hands: its number, the name of the file to write, and what is known of it."""

    number: str
    stem: str
    rows: Breach


def papers(breach: BreachOfCopy, house: House) -> Iterator[Paper]:
    """Yield the sheet of one copy. It is made from the register, not from a view, and names no child."""
    yield paper_of(
        breach.stem, Context(**for_professionals(house, TITLE, breach.number), **breach.rows), day=None
    )
