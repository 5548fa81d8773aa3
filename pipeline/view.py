"""A case as one audience may see it: the only thing that is ever rendered."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.case import BY_COLLECTION, Blank, Case, Kind, Reader, Record, Releasable, headings_of, known
from pipeline.case.headings import PLAN as PLAN_HEADINGS
from pipeline.case.headings import Headings

#: What documents may know of the model without importing it: the blanks, and how to tell one.
__all__ = [
    "PLAN_HEADINGS", "Answer", "Audience", "Blank", "Ground", "Hidden", "Mark", "Read", "Reader", "Seen", "View", "audiences_of",
    "known", "mark_for", "see", "unreleased",
]  # fmt: skip

#: The columns that decide who has a view of their own, and which rows were released to whom. "*": on each sheet that has it.
NEEDS = (
    "family.may_receive_copy",
    "family.relationship",
    "*.release",
    "*.release_by",
    "*.release_on",
    "*.withhold_from",
    "*.withhold_ground",
    "*.show_withheld",
)
#: Who of a family may have a copy; what a sibling may read is a decision that this procedure does not make.
FAMILY = Reader.PARENT | Reader.CHILD


@dataclass(frozen=True)
class Audience:
    """Who a copy is for: a kind of reader; for family one recipient; for professionals, the one discussion it records, if any.

    `meeting` is the ID of the strategy discussion whose people read the copy; empty for the case's own professionals.
    """

    reader: Reader
    meeting: str = ""
    recipient: str = ""

    @property
    def is_family(self) -> bool:
        """Whether the copy is for one of the family, so that only what was released may be in it."""
        return bool(self.reader & FAMILY)


class Ground(enum.Enum):
    """Why something is withheld. The number stands in the mark; all marks are the same width, whatever they stand for."""

    THIRD_PARTY = (1, "Information about another person")
    CHILD_HARMED = (2, "Information about another child")
    POLICE = (3, "Police information")
    SERIOUS_HARM = (4, "Risk of serious harm")
    LEGAL = (5, "Legal advice")
    SOURCE = (6, "Where information came from")
    WISHES = (7, "A person's wishes")
    EXCLUDED = (8, "A part of a meeting that the recipient was not at")
    ADDRESS = (9, "An address that is kept safe")
    REFERRER = (10, "Who made the referral")
    DBS = (11, "The DBS question")
    NOT_RELEASED = (12, "Not released")
    OTHER = (13, "Another ground")
    STRATEGY = (14, "A strategy discussion")

    @property
    def mark(self) -> Mark:
        """What stands in the place of what is withheld."""
        return Mark(f"[Withheld {self.value[0]:02d}]")

    @property
    def words(self) -> str:
        """The ground as a schedule names it."""
        return self.value[1]


#: What a person chose on the sheet, as a ground.
GROUNDS = {
    "third": Ground.THIRD_PARTY, "harmed": Ground.CHILD_HARMED, "police": Ground.POLICE, "harm": Ground.SERIOUS_HARM,
    "legal": Ground.LEGAL, "source": Ground.SOURCE, "wishes": Ground.WISHES, "other": Ground.OTHER,
}  # fmt: skip


class Mark(str):
    """The mark of one fixed width that stands where something is withheld and a person chose to show that it is."""

    __slots__ = ()


@dataclass(frozen=True)
class Hidden:
    """One thing that an audience may not see: a field of a row, or the whole row where `field` is None, and why.

    `never_shown`: not even a mark may stand in its place, whatever a person chose, because the gap itself would tell.
    """

    record: Record
    field: str | None
    reason: str
    ground: Ground = Ground.OTHER
    never_shown: bool = False

    @property
    def decided_by(self) -> str:
        """Who decided on this row, where somebody did; otherwise the procedure does."""
        by = getattr(self.record, "release_by", Blank.NOT_RECORDED)
        return by if known(by) and isinstance(self.record, Releasable) and self.record.release == "withhold" else "The procedure"

    @property
    def decided_on(self) -> date | Blank:
        """When that was decided."""
        on: date | Blank = getattr(self.record, "release_on", Blank.NOT_RECORDED)
        return on if self.decided_by != "The procedure" else Blank.NOT_APPLICABLE


#: One field that was read: the collection, the row's id, the field's name.
Read = tuple[str, str, str]


class Seen:
    """One row as an audience may see it. A field reads as its value; a withheld one as Blank.WITHHELD; others do not exist.

    What is read is noted in `reads`, which all rows of a view share.
    """

    __slots__ = ("_collection", "_id", "_reads", "_values")

    def __init__(self, collection: str, row_id: str, values: Mapping[str, Any], reads: dict[Read, Any]) -> None:
        """Hold only what was let through."""
        self._collection, self._id, self._values, self._reads = collection, row_id, values, reads

    def __getattr__(self, name: str) -> Any:
        """The value of a field; AttributeError where this audience has no such field."""
        try:
            value = self._values[name]
        except KeyError:
            raise AttributeError(name) from None
        self._reads[self._collection, self._id, name] = value
        return value

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
    """What one audience may see of one case. `reads`: what was read of it since `noted` was last asked."""

    audience: Audience
    details: Seen
    rows: Mapping[str, tuple[Seen, ...]]
    headings: Mapping[str, Headings]
    recipient: Seen | None = None
    reads: dict[Read, Any] = field(default_factory=dict, compare=False, repr=False)

    def noted(self) -> dict[Read, Any]:
        """What was read since this was last asked, each field with its value as this audience sees it."""
        noted = dict(self.reads)
        self.reads.clear()
        return noted

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
    """Everyone a copy may be made for: the case's professionals, the people at each strategy discussion, each of the family.

    Of the family: the child, and each adult whose row says that a copy may be made (F6). Whether it is made, `release` decides.
    """
    yield Audience(Reader.PROFESSIONAL)
    for discussion in case.discussions:
        yield Audience(Reader.PROFESSIONAL, meeting=discussion.discussion_id)
    for person in case.family:
        if person.may_receive_copy is True and known(person.relationship) and person.relationship != "sibling":
            reader = Reader.CHILD if person.relationship == "young" else Reader.PARENT
            yield Audience(reader, recipient=person.person_id)


def see(case: Case, audience: Audience, hidden: Iterable[Hidden] = ()) -> View:
    """The view of `case` for `audience`: its labels' fields only, less whatever is hidden. Order of `hidden` does not matter.

    A family is given the released rows only (F1), whatever is hidden: a row that nobody released does not exist for it.
    """
    gone, veiled = _by_row(hidden)
    rows: dict[str, tuple[Seen, ...]] = {}
    headings: dict[str, Headings] = {}
    recipient: Seen | None = None
    reads: dict[Read, Any] = {}
    for collection, kind in BY_COLLECTION.items():
        readable = readable_in(kind, audience.reader)
        records: tuple[Record, ...] = (case.details,) if collection == "details" else getattr(case, collection)
        seen = []
        for record in records if readable else ():
            reasons = [*gone.get(id(record), ()), *unreleased(record, audience)]
            mark = mark_for(record, reasons)
            if reasons and mark is None:
                continue
            one = Seen(collection, record.id, _values(record, readable, veiled.get(id(record), {}), mark, audience), reads)
            seen.append(one)
            if collection == "family" and record.id == audience.recipient:
                recipient = one
            asked = headings_of(record)
            if asked is not None:
                headings[record.id] = asked
        rows[collection] = tuple(seen)
    details = rows.pop("details")
    return View(audience, details[0] if details else Seen("details", "", {}, reads), rows, headings, recipient, reads)


def readable_in(kind: type[Record], reader: Reader) -> list[str]:
    """The fields of a kind of row that its labels let this reader read at most."""
    return [name for name, field in kind.fields.items() if reader in field.readers]


def unreleased(record: Record, audience: Audience) -> Iterator[Hidden]:
    """The reason why a family may not read this row, where nobody released it to this person by name and date."""
    if audience.is_family and isinstance(record, Releasable) and not record.released_to(audience.recipient):
        ground = GROUNDS.get(str(record.withhold_ground), Ground.NOT_RELEASED)
        yield Hidden(record, None, "Nobody released it to this person.", ground)


def mark_for(record: Record, reasons: list[Hidden]) -> Mark | None:
    """The mark in place of a hidden row, where a person decided on it and chose to show one; None where nothing may show."""
    if not reasons or any(one.never_shown for one in reasons) or not isinstance(record, Releasable):
        return None
    return reasons[0].ground.mark if record.decided and record.show_withheld is True else None


def _by_row(hidden: Iterable[Hidden]) -> tuple[dict[int, list[Hidden]], dict[int, dict[str, Hidden]]]:
    """What is hidden, by row: the whole rows, and the fields."""
    gone: dict[int, list[Hidden]] = {}
    veiled: dict[int, dict[str, Hidden]] = {}
    for one in hidden:
        if one.field is None:
            gone.setdefault(id(one.record), []).append(one)
        else:
            veiled.setdefault(id(one.record), {})[one.field] = one
    return gone, veiled


def _values(
    record: Record, readable: list[str], veiled: Mapping[str, Hidden], mark: Mark | None, audience: Audience
) -> dict[str, Any]:
    """The values of a row that are let through; a mark stands for each that is not, but numbers still say where it belongs."""
    values: dict[str, Any] = {}
    for name in readable:
        if name in veiled:
            values[name] = veiled[name].ground.mark if audience.is_family else Blank.WITHHELD
        elif mark is not None and record.fields[name].kind not in (Kind.ID, Kind.NUMBER):
            values[name] = mark
        else:
            values[name] = getattr(record, name)
    return values
