"""What is due, as a workbook: by date, person and case, without a time limit, and how each duty is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.formats.working_list import Column, Strong, Value, WorkingList
from pipeline.foundation.dates import shown
from pipeline.foundation.text import sentence_case
from pipeline.model.finding import address
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due, status_words, who_of, with_days
from pipeline.procedure.duties import duties_in_force
from pipeline.procedure.obligation import Obligation, Status

_TITLE = "What is due: harmful sexual behaviour procedure"
_KINDS = (Status.MET, Status.MISSED, Status.OVERDUE, Status.DUE, Status.CANNOT_TELL, Status.NOT_APPLICABLE)
_IMPLIED: tuple[Column, ...] = (
    ("Case", 9),
    ("Where it begins", 22),
    ("What is missing", 44),
    ("Open for days", 9),
    ("Who", 24),
    ("What to do", 46),
    ("Asked by", 9),
)
_DUTIES: tuple[Column, ...] = (
    ("Asked by", 10),
    ("Duty", 70),
    ("Met", 9),
    ("Missed", 9),
    ("Overdue", 9),
    ("Due", 9),
    ("Not clear", 10),
    ("Not applicable", 12),
    ("Share met in time", 12),
)


@dataclass(frozen=True)
class _Column:
    heading: str
    width: int
    value: Callable[[Obligation], Value]


_STATUS = _Column("Status", 15, status_words)
_DUE = _Column("Due", 16, lambda one: one.due if one.due is not None else "No time limit")
_OPEN = _Column("Open for days", 9, lambda one: "" if one.age is None else one.age)
_CASE = _Column("Case", 9, lambda one: one.case_id)
_WHO = _Column("Who", 22, who_of)
_REST = (
    _Column("What", 26, lambda one: one.subject),
    _Column("What to do", 30, lambda one: one.to_do),
    _Column("Document made from it", 13, lambda one: sentence_case(one.document) or "None"),
    _Column("Asked by", 8, lambda one: one.source),
    _Column(
        "Where it is recorded",
        16,
        lambda one: address(*one.evidence) if one.evidence else "Not yet in the workbook",
    ),
    _Column("Why", 38, lambda one: one.why),
)


def due_workbook(due: Due, clock: Clock, days: int, marking: str) -> bytes:
    """An .xlsx file of six sheets, one table on each. It names cases by their reference, and no child."""
    book = WorkingList(_TITLE, f"{marking}. As of {shown(clock.now)}.", marking)
    _write_sheets(book, due, clock, days)
    _write_implied(book, due)
    _write_duties(book, due, clock)
    return book.to_bytes()


def _write_sheets(book: WorkingList, due: Due, clock: Clock, days: int) -> None:
    """The sheets of obligations: by date, by person, by case, and those without a time limit."""
    when = _Column("Status", 15, lambda one: _when(one, clock))
    names = ", ".join(one.case_id for one in due.faults)
    without = f" Nothing is listed for {names}, because the program has a fault." if names else ""
    until = (
        f"Overdue first, then what falls due by {shown(_last(clock, days))}. {due.later} more fall due "
        f"after that.{without}"
    )
    _write(book, "What is due", until, (when, _DUE, _CASE, _WHO, *_REST), due.listed)
    by_person = sorted(due.listed, key=lambda one: who_of(one).casefold())
    note = f"By person responsible, overdue first.{without}"
    _write(book, "By person", note, (_WHO, when, _DUE, _CASE, *_REST), by_person)
    by_case = sorted(due.listed, key=lambda one: one.case_id)
    _write(book, "By case", f"By case, overdue first.{without}", (_CASE, when, _DUE, _WHO, *_REST), by_case)
    open_ended = (
        "What is still to be done and has no time limit, and what is not clear because something is not "
        f"recorded.{without}"
    )
    columns = (_STATUS, _OPEN, _CASE, _WHO, *_REST)
    _write(book, "No time limit", open_ended, columns, [*due.undated, *due.unknown])


def _write(
    book: WorkingList, name: str, note: str, columns: Sequence[_Column], rows: Iterable[Obligation]
) -> None:
    values = [[column.value(one) for column in columns] for one in rows]
    book.table(name, note, [(column.heading, column.width) for column in columns], values)


def _when(obligation: Obligation, clock: Clock) -> str:
    words = with_days(obligation, clock)
    return Strong(words) if obligation.status is Status.OVERDUE else words


def _last(clock: Clock, days: int) -> date:
    return date.fromordinal(clock.today.toordinal() + days)


def _write_implied(book: WorkingList, due: Due) -> None:
    """A sheet with what the records imply and nobody entered, the oldest first."""
    rows = [
        (
            one.case_id,
            one.finding.place,
            one.problem,
            "" if one.age is None else one.age,
            one.who,
            one.finding.remedy,
            one.source,
        )
        for one in due.implied
    ]
    note = "What the record implies but nobody entered, oldest first."
    book.table("Not entered", note, _IMPLIED, rows)


def _write_duties(book: WorkingList, due: Due, clock: Clock) -> None:
    """A sheet with a row for each duty: the number in each status, and the share met of those over."""
    rows: list[Sequence[Value]] = []
    for duty in duties_in_force(clock):
        counts = [due.tally[duty.name, kind] for kind in _KINDS]
        over = sum(counts[:3])
        share: Value = counts[0] / over if over else "[z]"
        rows.append((duty.module.SOURCE, duty.meaning, *counts, share))
    note = (
        "All cases, open and closed. The share is the number met out of those met, missed or overdue. Not "
        "for publication."
    )
    book.table("How each duty is met", note, _DUTIES, rows)
