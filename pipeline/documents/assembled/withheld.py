"""The schedule of what one recipient's copies withhold, for the chair: cells and grounds, no values (F3).

It also quotes the sentences of this recipient's drafts that mention a person, for those who approve them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pipeline.access.view import Day, Words
from pipeline.documents import MadeFrom, Paper, paper_of
from pipeline.documents.shared.context import ForProfessionals, for_professionals
from pipeline.foundation.council import House

TITLE = "What these copies withhold"
#: What people call it, as in the name of its file.
NAME = "Schedule of what is withheld"
MADE_FROM = MadeFrom.WITHHELD


class CopyListed(TypedDict):
    """One of this recipient's copies."""

    document: Annotated[str, "Which document it is"]
    owner: Annotated[str, "What it is about"]
    state: Annotated[str, "What became of it"]


class PendingDecision(TypedDict):
    """One decision that is pending."""

    what: Annotated[str, "The row that it is about, in words"]
    place: Annotated[str, "The cell to answer in"]
    question: Annotated[str, "What is to be decided"]
    who: Annotated[str, "Who decides"]


class Decided(TypedDict):
    """One item that a person decided to withhold."""

    place: Annotated[str, "The cell of the decision"]
    what: Annotated[str, "What is withheld, in words"]
    whom: Annotated[str, "From whom it is withheld"]
    ground: Annotated[str, "On which ground"]
    by: Annotated[Words, "Who decided"]
    on: Annotated[Day, "When"]


class NeverShown(TypedDict):
    """What the procedure withholds, with no decision needed."""

    sheet: Annotated[str, "The sheet"]
    what: Annotated[str, "Which of its columns or rows"]
    ground: Annotated[str, "On which ground"]


class SentencePiece(TypedDict):
    """A part of a sentence that ends with a mention."""

    before: Annotated[str, "The words before the mention"]
    mention: Annotated[str, "The word that mentions a person"]


class SentenceToRead(TypedDict):
    """One sentence of a draft that mentions a person by relation, role or description."""

    places: Annotated[list[str], "Each place in the draft: its heading, and the row of a table"]
    pieces: Annotated[list[SentencePiece], "The sentence, as far as its last mention"]
    rest: Annotated[str, "The words after the last mention"]


class DraftToRead(TypedDict):
    """One draft with sentences that mention a person."""

    draft: Annotated[str, "Which draft it is"]
    sentences: Annotated[list[SentenceToRead], "The sentences, each once"]


class Withheld(TypedDict):
    """What the copies of one recipient withhold."""

    copies: Annotated[list[CopyListed], "This recipient's copies"]
    pending: Annotated[list[PendingDecision], "The decisions that are pending"]
    to_read: Annotated[list[DraftToRead], "The drafts with sentences that mention a person"]
    nothing_in: Annotated[str, "The drafts without such a sentence, with commas between"]
    decided: Annotated[list[Decided], "What a person decided to withhold"]
    by_procedure: Annotated[str, "The grounds on which rows are withheld without a decision"]
    never: Annotated[list[NeverShown], "The columns and rows that no decision is needed for"]


class Context(ForProfessionals, Withheld):
    """The context of its template."""

    recipient_id: Annotated[str, "The reference of the recipient"]
    recipient_relationship: Annotated[str, "Who the recipient is to the child"]


@dataclass(frozen=True, kw_only=True)
class WithheldFrom:
    """What one recipient's copies withhold, with the case's reference, their Person ID and relationship."""

    reference: str
    recipient_id: str
    relationship: str
    rows: Withheld


def papers(withheld: WithheldFrom, house: House) -> Iterator[Paper]:
    """Yield the schedule for one recipient. It lists what no view holds, so it is not made from a view."""
    context = Context(
        **for_professionals(house, TITLE, withheld.reference),
        recipient_id=withheld.recipient_id,
        recipient_relationship=withheld.relationship,
        **withheld.rows,
    )
    yield paper_of(NAME, context, day=None)
