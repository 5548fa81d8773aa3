"""A case as one audience may see it: the only thing that is ever rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from pipeline.access.audience import GROUNDS, Audience, Ground, Hidden, Mark, audiences_of, withheld_in
from pipeline.access.case_view import Answer, View
from pipeline.access.rows import BY_COLLECTION as ROWS
from pipeline.access.rows import CaseDetailsRow, FamilyMemberRow
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
    decision_on,
    headings_of,
    known,
)
from pipeline.model.exclusions import kept_away_from
from pipeline.model.report_part import DOMAINS, PARTS_OF_CONTENT
from pipeline.model.section_headings import PLAN as PLAN_HEADINGS
from pipeline.model.section_headings import Headings

#: Includes what documents may use of the model without importing it: the blanks, and `known` to detect them.
__all__ = [
    "DOMAINS",
    "GROUNDS",
    "PARTS_OF_CONTENT",
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


def see(case: Case, audience: Audience, hidden: Iterable[Hidden] = (), as_of: date | None = None) -> View:
    """Return the view of `case` for `audience`: the fields whose labels allow it, less what is hidden.

    The order of `hidden` does not matter, and what is hidden is hidden on every day. A family sees only
    released rows (F1): a row that nobody released does not exist for it, whether it is hidden or not.
    `as_of`: the day to see the case as of, None for now.
    """
    hidden = tuple(hidden)
    lacking = withheld_in(hidden) if audience.agency else frozenset()
    let_through = _LetThrough(case, audience, *_by_row(hidden), lacking)
    reads: dict[Read, Any] = {}
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
        withheld_in: frozenset[str],
    ) -> None:
        self._case, self._audience, self._gone, self._veiled = case, audience, gone, veiled
        self._withheld_in = withheld_in

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
            withheld_in=self._withheld_in,
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
            if decision_on(self._case, row).decided or id(row) in self._gone:
                latest[row.plan_id] = max(version, latest.get(row.plan_id, 0))
        return {id(row) for row, version in versions if version < latest.get(row.plan_id, 0)}

    def _values(self, record: Record, readable: Sequence[str], then: AsOf | None) -> dict[str, Any] | None:
        """The values of a row that may be seen; None where the row is hidden or did not exist on that day."""
        reasons = [*self._gone.get(id(record), ()), *unreleased(self._case, record, self._audience)]
        mark = mark_for(self._case, record, reasons) if self._audience.is_family else None
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


def unreleased(case: Case, record: Record, audience: Audience) -> Iterator[Hidden]:
    """Yield why a family may not read this row, where nobody released it to this person by name and date."""
    if not audience.is_family or not isinstance(record, Releasable):
        return
    decision = decision_on(case, record)
    if not decision.released_to(audience.recipient):
        ground = GROUNDS.get(str(decision.withhold_ground), Ground.NOT_RELEASED)
        yield Hidden(record, None, "Nobody released it to this person.", ground)


def mark_for(case: Case, record: Record, reasons: list[Hidden]) -> Mark | None:
    """Return the mark of a hidden row where a person chose to show one; None where nothing may show."""
    if not reasons or any(one.never_shown for one in reasons) or not isinstance(record, Releasable):
        return None
    return reasons[0].ground.mark if decision_on(case, record).shows_mark else None


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
    if not veiled and mark is None:
        return {name: changed[name] if name in changed else getattr(record, name) for name in readable}
    values: dict[str, Any] = {}
    for name in readable:
        if name in veiled:
            values[name] = veiled[name].ground.mark if audience.is_family else Blank.WITHHELD
        elif mark is not None and record.fields[name].kind not in (Kind.ID, Kind.NUMBER):
            values[name] = mark
        else:
            values[name] = changed[name] if name in changed else getattr(record, name)
    return values
