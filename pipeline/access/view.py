"""A case as one audience may see it: the only thing that is ever rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from pipeline.access.audience import GROUNDS, Audience, Ground, Hidden, Mark
from pipeline.access.rows import BY_COLLECTION as ROWS
from pipeline.access.rows import CaseDetailsRow, FamilyMemberRow, SectionRow, Sheets
from pipeline.access.seen import (
    Choice,
    Choices,
    Day,
    Moment,
    Number,
    Read,
    Rows,
    Seen,
    Value,
    Words,
    YesNo,
    day_of_row,
    unnoted,
)
from pipeline.foundation.dates import day_of
from pipeline.model import (
    BY_COLLECTION,
    AsOf,
    Blank,
    Case,
    Kind,
    Reader,
    Record,
    Releasable,
    headings_of,
    known,
)
from pipeline.model.as_of import fact_dates
from pipeline.model.exclusions import kept_away_from
from pipeline.model.section_headings import PLAN as PLAN_HEADINGS
from pipeline.model.section_headings import Headings

#: Includes what documents may use of the model without importing it: the blanks, and `known` to detect them.
__all__ = [
    "GROUNDS",
    "PLAN_HEADINGS",
    "Answer",
    "Audience",
    "Blank",
    "Choice",
    "Choices",
    "Day",
    "Ground",
    "Hidden",
    "Mark",
    "Moment",
    "Number",
    "Read",
    "Reader",
    "Seen",
    "Value",
    "View",
    "Words",
    "YesNo",
    "audiences_of",
    "day_of_row",
    "known",
    "mark_for",
    "see",
    "unreleased",
]


@dataclass(frozen=True)
class Answer:
    """One heading of the paperwork, numbered from 1: whether it is mandatory, and its answer or a blank."""

    number: int
    title: str
    mandatory: bool
    text: Words


@dataclass(frozen=True, kw_only=True)
class View(Sheets):
    """What one audience may see of one case.

    `day`: the day that the case is seen as of, None for now; such a view holds no fact of a later day.
    `reads`: the fields read so far in the open block of `recording`. `taken`: returns the view as of a day.
    """

    audience: Audience
    details: CaseDetailsRow
    rows: Mapping[str, Rows[Any]]
    headings: Mapping[str, Headings]
    recipient: FamilyMemberRow | None = None
    reads: dict[Read, Any] = field(default_factory=dict, compare=False, repr=False)
    day: date | None = None
    taken: Callable[[date], View] | None = field(default=None, compare=False, repr=False)

    def as_of(self, moment: object) -> View:
        """Return the view as of the day of a moment, or this view where the moment is a blank."""
        day = day_of(moment)
        return self.taken(day) if day is not None and self.taken is not None else self

    @property
    def latest(self) -> date | Blank:
        """The latest day on which anything happened that this audience may see, or NOT_RECORDED.

        A document that shows the current record says that it is current as at this day.
        """
        if self._latest is None:
            return Blank.NOT_RECORDED
        row, name = self._latest
        return day_of(getattr(row, name)) or Blank.NOT_RECORDED

    @cached_property
    def _latest(self) -> tuple[Seen, str] | None:
        """The row and the field that hold the latest day; None where no row has a date."""
        rows = (self.details, *(one for some in self.rows.values() for one in some))
        found = [
            (day, row, name)
            for row in rows
            for name in fact_dates(row.collection)
            if (day := day_of(unnoted(row, name))) is not None
        ]
        return max(found, key=lambda one: one[0])[1:] if found else None

    @contextmanager
    def recording(self) -> Iterator[dict[Read, Any]]:
        """Record each field that is read within the block, with its value.

        The mapping is filled as the block ends.
        Reads of the same view as of another day are recorded too. Blocks may be nested: each has its own
        reads, and the outer one includes those of the inner. Reads before the block are not included.
        """
        before, recorded = dict(self.reads), dict[Read, Any]()
        self.reads.clear()
        try:
            yield recorded
        finally:
            recorded.update(self.reads)
            self.reads.update(before)

    def answers(self, owner: str) -> list[Answer]:
        """Return every heading of the paperwork of `owner` (an ID), in order, with its answer or a blank."""
        headings = self.headings[owner]
        column = {Reader.PARENT: "text_family", Reader.CHILD: "text_child"}.get(
            self.audience.reader, "text_professional"
        )
        written = {section.section_no: section for section in self.sections if section.belongs_to == owner}
        return [
            Answer(number, title, number <= headings.mandatory, _answer(written.get(number), column))
            for number, title in enumerate(headings.titles, start=1)
        ]


def _answer(section: SectionRow | None, column: str) -> Words:
    if section is None:
        return Blank.NOT_RECORDED
    text: Words = getattr(section, column)
    reason = getattr(section, "na_reason", Blank.NOT_RECORDED)
    if not known(text) and text in (Blank.NOT_RECORDED, Blank.NOT_APPLICABLE) and known(reason):
        return f"{Blank.NOT_APPLICABLE}: {reason}"
    return text


def audiences_of(case: Case) -> Iterator[Audience]:
    """Every audience a copy may be made for: professionals, each strategy discussion, and the family.

    A family member is included where their row says that they may receive a copy (F6), but never a sibling.
    Whether a copy is made depends on the release decisions.
    """
    yield Audience(Reader.PROFESSIONAL)
    for discussion in case.discussions:
        yield Audience(Reader.PROFESSIONAL, meeting=discussion.discussion_id)
    for person in case.family:
        if (
            person.may_receive_copy is True
            and known(person.relationship)
            and person.relationship != "sibling"
        ):
            reader = Reader.CHILD if person.relationship == "young" else Reader.PARENT
            yield Audience(reader, recipient=person.person_id)


def see(case: Case, audience: Audience, hidden: Iterable[Hidden] = (), as_of: date | None = None) -> View:
    """Return the view of `case` for `audience`: the fields whose labels allow it, less what is hidden.

    The order of `hidden` does not matter, and what is hidden is hidden on every day. A family sees only
    released rows (F1): a row that nobody released does not exist for it, whether it is hidden or not.
    `as_of`: the day to see the case as of, None for now.
    """
    let_through, reads = _LetThrough(case, audience, *_by_row(hidden)), dict[Read, Any]()
    of_days: dict[date, View] = {}

    def taken(day: date) -> View:
        if day not in of_days:
            # taken=None: views that refer to each other would keep their case in memory
            of_days[day] = let_through.view(reads, AsOf(case, day), None)
        return of_days[day]

    return let_through.view(reads, AsOf(case, as_of) if as_of is not None else None, taken)


class _LetThrough:
    """What one audience may see of one case, as recorded now or as known on a day."""

    def __init__(
        self,
        case: Case,
        audience: Audience,
        gone: Mapping[int, list[Hidden]],
        veiled: Mapping[int, Mapping[str, Hidden]],
    ) -> None:
        self._case, self._audience, self._gone, self._veiled = case, audience, gone, veiled

    def view(self, reads: dict[Read, Any], then: AsOf | None, taken: Callable[[date], View] | None) -> View:
        """Return the view. `then`: what was known on its day, None for now."""
        case, audience, day = self._case, self._audience, then.day if then is not None else None
        rows: dict[str, Rows[Any]] = {}
        headings: dict[str, Headings] = {}
        recipient: FamilyMemberRow | None = None
        replaced = self._replaced(then)
        for collection, kind in BY_COLLECTION.items():
            readable = readable_in(kind, audience.reader)
            records: tuple[Record, ...] = (
                (case.details,) if collection == "details" else getattr(case, collection)
            )
            seen = []
            for record in records if readable else ():
                values = self._values(record, readable, then) if id(record) not in replaced else None
                if values is None:
                    continue
                one = ROWS[collection](record.id, values, reads, day)
                seen.append(one)
                if isinstance(one, FamilyMemberRow) and record.id == audience.recipient:
                    recipient = one
                asked = headings_of(record)
                if asked is not None:
                    headings[record.id] = asked
            rows[collection] = Rows(seen)
        details: Rows[CaseDetailsRow] = rows.pop("details")
        child = details[0] if details else CaseDetailsRow("", {}, reads, day)
        return View(
            audience=audience,
            details=child,
            rows=rows,
            headings=headings,
            recipient=recipient,
            reads=reads,
            day=day,
            taken=taken,
        )

    def _replaced(self, then: AsOf | None) -> set[int]:
        """The measures not shown to a family because a later version replaced them.

        A version that is withheld from this person counts too. One whose release is not yet decided does not:
        the open question stops the copy.
        """
        if not self._audience.is_family:
            return set()
        rows = [row for row in self._case.safety_plans if then is None or then.knows(row)]
        versions = [(row, row.version) for row in rows if known(row.version)]
        latest: dict[object, int] = {}
        for row, version in versions:
            if row.decided or id(row) in self._gone:
                latest[row.plan_id] = max(version, latest.get(row.plan_id, 0))
        return {id(row) for row, version in versions if version < latest.get(row.plan_id, 0)}

    def _values(self, record: Record, readable: Sequence[str], then: AsOf | None) -> dict[str, Any] | None:
        """The values of a row that may be seen; None where the row is hidden or did not exist on that day."""
        reasons = [*self._gone.get(id(record), ()), *unreleased(record, self._audience)]
        mark = mark_for(record, reasons)
        if reasons and mark is None:
            return None
        changed: Mapping[str, Any] = {}
        if then is not None:
            if not then.knows(record):
                return None
            changed = self._as_it_was(record, then)
            if changed.get("held_at") is Blank.NOT_RECORDED and record.id in self._kept_away_from:
                return None
        return _values(record, readable, self._veiled.get(id(record), {}), mark, self._audience, changed)

    def _as_it_was(self, record: Record, then: AsOf) -> dict[str, Any]:
        """The fields whose value on a day differs from today's.

        A meeting that this person is kept away from has no date while it is still ahead.
        """
        changed = then.changed(record)
        if day_of(getattr(record, "next_review", None)) in self._days_kept:
            changed["next_review"] = Blank.NOT_RECORDED
        return changed

    @cached_property
    def _kept_away_from(self) -> frozenset[str]:
        return (
            kept_away_from(self._case, self._audience.recipient) if self._audience.is_family else frozenset()
        )

    @cached_property
    def _days_kept(self) -> frozenset[date]:
        """The days of the reviews that this person is kept away from."""
        rows = [one for one in self._case.reviews if one.review_id in self._kept_away_from]
        days = [
            day_of(getattr(one, name))
            for one in rows
            for name in ("date_first_set", "arranged_for", "held_at")
        ]
        return frozenset(day for day in days if day is not None)


def readable_in(kind: type[Record], reader: Reader) -> list[str]:
    """Return the fields of a kind of row whose labels name this reader, before anything is withheld."""
    return [name for name, field in kind.fields.items() if reader in field.readers]


def unreleased(record: Record, audience: Audience) -> Iterator[Hidden]:
    """Yield why a family may not read this row, where nobody released it to this person by name and date."""
    if audience.is_family and isinstance(record, Releasable) and not record.released_to(audience.recipient):
        ground = GROUNDS.get(str(record.withhold_ground), Ground.NOT_RELEASED)
        yield Hidden(record, None, "Nobody released it to this person.", ground)


def mark_for(record: Record, reasons: list[Hidden]) -> Mark | None:
    """Return the mark of a hidden row where a person chose to show one; None where nothing may show."""
    if not reasons or any(one.never_shown for one in reasons) or not isinstance(record, Releasable):
        return None
    return reasons[0].ground.mark if record.decided and record.show_withheld is True else None


def _by_row(hidden: Iterable[Hidden]) -> tuple[dict[int, list[Hidden]], dict[int, dict[str, Hidden]]]:
    """What is hidden, by row: entire rows, and single fields."""
    gone: dict[int, list[Hidden]] = {}
    veiled: dict[int, dict[str, Hidden]] = {}
    for one in hidden:
        if one.field is None:
            gone.setdefault(id(one.record), []).append(one)
        else:
            veiled.setdefault(id(one.record), {})[one.field] = one
    return gone, veiled


def _values(
    record: Record,
    readable: Sequence[str],
    veiled: Mapping[str, Hidden],
    mark: Mark | None,
    audience: Audience,
    changed: Mapping[str, Any],
) -> dict[str, Any]:
    """The values of a row that may be seen.

    A withheld row with a mark keeps its IDs and numbers, which say where it belongs; every other field is the
    mark. `changed`: the values that differ on the day of the view from those recorded now.
    """
    values: dict[str, Any] = {}
    for name in readable:
        if name in veiled:
            values[name] = veiled[name].ground.mark if audience.is_family else Blank.WITHHELD
        elif mark is not None and record.fields[name].kind not in (Kind.ID, Kind.NUMBER):
            values[name] = mark
        else:
            values[name] = changed[name] if name in changed else getattr(record, name)
    return values
