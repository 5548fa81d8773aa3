"""A case as one audience may see it: the only thing that is ever rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.case import BY_COLLECTION, Blank, Case, Reader, Record, headings_of, known
from pipeline.case.headings import Headings

#: What documents may know of the model without importing it: the blanks, and how to tell one.
__all__ = ["Answer", "Audience", "Blank", "Hidden", "Reader", "Seen", "View", "audiences_of", "known", "see"]


@dataclass(frozen=True)
class Audience:
    """Who a copy is for: a kind of reader; for family one recipient; for professionals, the one discussion it records, if any.

    `meeting` is the ID of the strategy discussion whose people read the copy; empty for the case's own professionals.
    """

    reader: Reader
    meeting: str = ""
    recipient: str = ""


@dataclass(frozen=True)
class Hidden:
    """One thing that an audience may not see: a field of a row, or the whole row where `field` is None, and why."""

    record: Record
    field: str | None
    reason: str


class Seen:
    """One row as an audience may see it. A field reads as its value; a withheld one as Blank.WITHHELD; others do not exist."""

    __slots__ = ("_collection", "_id", "_values")

    def __init__(self, collection: str, row_id: str, values: Mapping[str, Any]) -> None:
        """Hold only what was let through."""
        self._collection, self._id, self._values = collection, row_id, values

    def __getattr__(self, name: str) -> Any:
        """The value of a field; AttributeError where this audience has no such field."""
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self) -> list[str]:
        """The fields that are there, so that an error can name the nearest."""
        return sorted(self._values)


@dataclass(frozen=True)
class Answer:
    """One heading of the paperwork: its number from 1, its title, whether it must be answered, and the answer or a blank."""

    number: int
    title: str
    mandatory: bool
    text: str | Blank


@dataclass(frozen=True)
class View:
    """What one audience may see of one case."""

    audience: Audience
    details: Seen
    rows: Mapping[str, tuple[Seen, ...]]
    headings: Mapping[str, Headings]

    def all(self, collection: str) -> tuple[Seen, ...]:
        """Every row of a collection that this audience may see, in the workbook's order."""
        return self.rows[collection]

    def where(self, collection: str, **equal: object) -> tuple[Seen, ...]:
        """The rows of a collection whose fields have these values."""
        return tuple(row for row in self.rows[collection] if all(getattr(row, k) == v for k, v in equal.items()))

    def first(self, collection: str, **equal: object) -> Seen | None:
        """The first such row, or None."""
        return next(iter(self.where(collection, **equal)), None)

    def answers(self, owner: str) -> list[Answer]:
        """Every heading that the paperwork of `owner` (an ID) must answer, in order, with what was recorded or which blank."""
        headings = self.headings[owner]
        column = {Reader.PARENT: "text_family", Reader.CHILD: "text_child"}.get(self.audience.reader, "text_professional")
        written = {section.section_no: section for section in self.where("sections", belongs_to=owner)}
        return [
            Answer(number, title, number <= headings.mandatory, _answer(written.get(number), column))
            for number, title in enumerate(headings.titles, start=1)
        ]


def _answer(section: Seen | None, column: str) -> str | Blank:
    if section is None:
        return Blank.NOT_RECORDED
    text: str | Blank = getattr(section, column)
    reason = getattr(section, "na_reason", Blank.NOT_RECORDED)
    if not known(text) and text in (Blank.NOT_RECORDED, Blank.NOT_APPLICABLE) and known(reason):
        return f"{Blank.NOT_APPLICABLE}: {reason}"
    return text


def audiences_of(case: Case) -> Iterator[Audience]:
    """Everyone a professional copy is made for: the case's own professionals, then the people at each strategy discussion."""
    yield Audience(Reader.PROFESSIONAL)
    for discussion in case.discussions:
        yield Audience(Reader.PROFESSIONAL, meeting=discussion.discussion_id)


def see(case: Case, audience: Audience, hidden: Iterable[Hidden] = ()) -> View:
    """The view of `case` for `audience`: its labels' fields only, less whatever is hidden. Order of `hidden` does not matter."""
    gone: set[int] = set()
    veiled: dict[int, set[str]] = {}
    for one in hidden:
        if one.field is None:
            gone.add(id(one.record))
        else:
            veiled.setdefault(id(one.record), set()).add(one.field)
    rows: dict[str, tuple[Seen, ...]] = {}
    headings: dict[str, Headings] = {}
    for collection, kind in BY_COLLECTION.items():
        readable = [name for name, field in kind.fields.items() if audience.reader in field.readers]
        records: tuple[Record, ...] = (case.details,) if collection == "details" else getattr(case, collection)
        seen = []
        for record in records:
            if id(record) in gone:
                continue
            hide = veiled.get(id(record), set())
            values = {name: Blank.WITHHELD if name in hide else getattr(record, name) for name in readable}
            seen.append(Seen(collection, record.id, values))
            asked = headings_of(record)
            if asked is not None:
                headings[record.id] = asked
        rows[collection] = tuple(seen)
    details = rows.pop("details")
    return View(audience, details[0] if details else Seen("details", "", {}), rows, headings)
