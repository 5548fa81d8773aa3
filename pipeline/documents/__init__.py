"""Documents: each says which papers a view needs, and what its template is given. `View -> papers`.

A part has TITLE and `papers(view, house) -> Iterator[Paper]`, and a template of its own name in `templates/`.
One that is not made from a view says in MADE_FROM what its `papers` is given instead; see `MadeFrom`.
It never imports the case model, so it cannot reach a fact that its audience may not see. The record of a day
is written through `of_its_day`: its function is given only the view as of that day, so the record cannot hold
a later fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from pipeline.access.view import Seen, View, day_of_row
from pipeline.documents.shared.context import ForProfessionals, Titled, is_long
from pipeline.documents.shared.family_context import ForFamily
from pipeline.foundation.council import House
from pipeline.foundation.plugins import Plugin, plugins_in


class MadeFrom(Enum):
    """What the `papers` of a document is given, in addition to the council's settings."""

    VIEW = "what one audience may see of a case"
    DUTIES = "every duty in one case"
    WITHHELD = "what the copies of one recipient withhold"
    EDITION = "the figures of a period"
    BREACH = "an issued copy that is in the wrong hands"
    PANEL = "what the HSB team is asked, and advised, in a month"
    AUDIT = "how a drawn sample of cases keeps the procedure"


#: What is made from more than one case, or from none: no run over cases makes it.
OF_NO_CASE = frozenset({MadeFrom.EDITION, MadeFrom.BREACH, MadeFrom.PANEL, MadeFrom.AUDIT})


def made_from(part: Plugin) -> MadeFrom:
    """Return what a document is made from: a view, unless its module says otherwise."""
    kind: MadeFrom = getattr(part.module, "MADE_FROM", MadeFrom.VIEW)
    return kind


def documents_from(kind: MadeFrom) -> list[Plugin]:
    """Return the documents that are made from this, in order of name."""
    return [part for part in plugins_in("pipeline.documents") if made_from(part) is kind]


@dataclass(frozen=True)
class Paper:
    """One document to write: its file name without the extension (`stem`), and its template's context.

    `day`: the day that it is the record of; None for one that shows the current record and says as at which
    day. For a family copy also what it is made from: `owner`, the ID of the meeting, review or report it is
    about; `prints_rows`, whether it prints the rows that belong to the owner; `whole_sheets`, the sheets that
    it prints in full.
    """

    stem: str
    context: Mapping[str, Any]
    owner: str = ""
    whole_sheets: tuple[str, ...] = ()
    prints_rows: bool = True
    day: date | None = field(kw_only=True)

    def __post_init__(self) -> None:
        """Raise ValueError for a row seen as of another day, so that no signed record holds a later fact."""
        if any(day_of_row(row) != self.day for row in _rows_in(self.context)):
            raise ValueError("A document has a row that was seen as of a different day from its own.")


#: What every document for a kind of reader holds; it does not count towards the document's length.
_CARRIED_FOR_FAMILY = ForFamily.__annotations__.keys() - Titled.__annotations__.keys()
_CARRIED_FOR_PROFESSIONALS = ForProfessionals.__annotations__.keys()


def paper_of(
    stem: str,
    context: ForProfessionals | ForFamily,
    *,
    day: date | None,
    owner: str = "",
    whole_sheets: tuple[str, ...] = (),
    prints_rows: bool = True,
) -> Paper:
    """Return the paper of a context, with `is_long` added to it."""
    carried = _CARRIED_FOR_FAMILY if "recipient" in context else _CARRIED_FOR_PROFESSIONALS
    own = {name: value for name, value in context.items() if name not in carried}
    complete = {**context, "is_long": is_long(own)}
    return Paper(stem, complete, owner, whole_sheets, prints_rows, day=day)


def _rows_in(value: object) -> Iterator[Seen]:
    """Every row of a view in a context."""
    if isinstance(value, Seen):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _rows_in(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _rows_in(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _rows_in(getattr(value, one.name))


@dataclass(frozen=True)
class DatedRecord:
    """The record of a day that a view needs: the ID of its owner, and its day, or a blank if not yet known.

    A document that also says something about today, such as that a later one has replaced it, adds that in a
    subclass. Nothing else in the record may be later than its day.
    """

    owner: object
    day: object


D = TypeVar("D", bound=DatedRecord)
Papers = Callable[[View, House], Iterator[Paper]]


def of_its_day(due: Callable[[View], Iterable[D]], write: Callable[[View, House, D], Paper | None]) -> Papers:
    """Return the `papers` of a document that is the record of a day.

    Each paper is written from the view as of its own day. `write` returns None where there is nothing to say.
    A record that has no day yet is a draft, and shows what is known now.
    """

    def papers(view: View, house: House) -> Iterator[Paper]:
        """Yield the records that this view needs, each as of its own day."""
        for one in due(view):
            paper = write(view.as_of(one.day), house, one)
            if paper is not None:
                yield paper

    return papers
