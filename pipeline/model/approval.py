"""What makes an approval valid: two people, neither of the family, the content's code, and past dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.foundation.dates import day_of
from pipeline.model.case import RECORDS, Case
from pipeline.model.copy_given import CopyGiven
from pipeline.model.fields import Record
from pipeline.model.missing_values import known
from pipeline.model.name_matching import may_be_one_person, why_no_person
from pipeline.model.staff import NotAllowed

#: The columns that an approval needs and that older workbooks do not have.
ASKED_LATER = ("approved_content", "approved_on", "checked_on")


class Fault(NamedTuple):
    """Why a decision is not valid: its field, what is wrong, and what to do."""

    field: str
    problem: str
    remedy: str


def faults_of_approval(case: Case, row: CopyGiven, today: date) -> Iterator[Fault]:
    """Why a family copy of this row stays a draft, except that the code is another copy's (F10, F11)."""
    one_person = list(fault_of_two(case, row))
    yield from _faults_of_person(case, row, "approved_by")
    yield from one_person or _faults_of_person(case, row, "second_checker")
    absent = columns_to_add(row)
    if not known(row.approved_content) and "approved_content" not in absent:
        yield Fault(
            "approved_content",
            "the code is missing, so no content was approved.",
            "Copy the code from the top of the draft.",
        )
    of_days = [
        fault
        for name in ("approved_on", "checked_on")
        if name not in absent
        for fault in fault_of_day(case, row, name, today, not_before=day_of_record(case, row))
    ]
    yield from of_days
    is_in_order = not (known(row.approved_on) and known(row.checked_on)) or row.approved_on <= row.checked_on
    if not (of_days or is_in_order):
        yield Fault(
            "checked_on",
            '"Checked on" is before "Approved on", but a copy is checked after it is approved.',
            "Correct the dates, or have the copy checked again.",
        )


def columns_to_add(row: Record) -> tuple[str, ...]:
    """The columns that an approval needs and this row's sheet lacks."""
    columns = row.read_from.columns
    return tuple(name for name in ASKED_LATER if columns and name not in columns)


def latest_rows(case: Case) -> list[CopyGiven]:
    """The rows that decide on family copies: the latest version for each person, document and meeting."""
    family, latest = {one.person_id for one in case.family}, dict[tuple[object, ...], CopyGiven]()
    for row in case.copies:
        if row.person_id in family:
            key = (row.person_id, row.document, row.belongs_to)
            if key not in latest or _version(row) > _version(latest[key]):
                latest[key] = row
    return list(latest.values())


def fault_of_decider(case: Case, row: Record, name: str) -> Iterator[Fault]:
    """What is wrong with a cell that names who decided: no answer, a role, nobody who may decide that.

    An empty cell is fine.
    """
    fault = why_no_decision_of(case, row, name) if known(getattr(row, name)) else None
    if fault is not None:
        yield Fault(name, f'"{row.fields[name].heading}" {fault.why}, so it does not count.', fault.remedy)


def why_no_decision_of(case: Case, row: Record, name: str) -> NotAllowed | None:
    """Why the person whom a cell names cannot have decided; None where they can.

    Where nobody is on the sheet Staff, which is said once for all cases, a decision counts for drafts alone.
    """
    written, decides = getattr(row, name), row.fields[name].decides
    assert decides is not None, name
    if why := why_nobody(case, written):
        return NotAllowed(why, "Enter the first name and surname of that person.")
    if not case.staff:
        return None
    on = getattr(row, decides.on)
    return case.staff.why_not(written, decides.power, on if known(on) else None)


def why_nobody(case: Case, written: str) -> str:
    """Why a text names nobody, as part of a sentence; empty where it does, by the sheet Staff or as it is."""
    return "" if case.staff.named(written) else why_no_person(written)


def deciders_in(case: Case) -> Iterator[tuple[Record, str]]:
    """Each cell of a case that names who decided something, as its row and field."""
    for kind in RECORDS:
        names = [one.name for one in kind.fields.values() if one.decides is not None]
        rows = getattr(case, kind.collection) if names else ()
        yield from ((row, name) for row in rows for name in names if known(getattr(row, name)))


def fault_of_two(case: Case, row: CopyGiven) -> Iterator[Fault]:
    """The fault where one person may have approved and checked a copy."""
    if (
        known(row.approved_by)
        and known(row.second_checker)
        and not case.staff.are_two(row.approved_by, row.second_checker)
    ):
        yield Fault(
            "second_checker",
            "the same person seems to have approved and checked the copy.",
            "A second person checks each copy before it is given. If they are two people, enter both names "
            "in full, and their staff numbers on the sheet Staff.",
        )


def fault_of_day(
    case: Case, row: Record, name: str, today: date, *, not_before: date | None = None
) -> Iterator[Fault]:
    """What is wrong with the date of a decision: not recorded, in the future, or before what it is about."""
    written, heading = getattr(row, name), row.fields[name].heading
    if not known(written):
        yield Fault(name, f'"{heading}" is not recorded.', "Enter the date.")
    elif why := why_no_day(case, written, today, not_before=not_before):
        yield Fault(name, f'"{heading}" {why}, so it does not count.', "Correct the date.")


def why_no_day(case: Case, written: date, today: date, *, not_before: date | None = None) -> str:
    """Why a decision cannot have been made on a day, as part of a sentence; empty where it can."""
    day, first = day_of(written), case.first_day
    if day > today:
        return "is in the future"
    if day < first:
        return "is before the case began"
    return (
        "is before the meeting or report that it is about"
        if not_before is not None and day < not_before
        else ""
    )


def counts(case: Case, row: Record, by: str, on: str, today: date = date.max) -> bool:
    """Whether a decision is valid: it names a person of the staff, none of the family, who
    may decide that, and a possible day.
    """
    who, when = getattr(row, by), getattr(row, on)
    names_somebody = (
        known(who) and why_no_decision_of(case, row, by) is None and not is_of_the_family(case, who)
    )
    return names_somebody and known(when) and not why_no_day(case, when, today)


def is_of_the_family(case: Case, written: str) -> bool:
    """Whether a text may name a family member or a child, who never decide what a family may read."""
    names = [
        *(one.name for one in case.family),
        case.details.child_name,
        *(one.child_name for one in case.linked_children),
    ]
    return any(may_be_one_person(written, one) for one in names if known(one))


def decisions_ahead(case: Case, today: date) -> int:
    """The number of decisions dated in the future, which become valid, and change the files, on that day."""
    decided = ("release_on", "copy_agreed_on", "cleared_on", "approved_on", "checked_on", "decided_on")
    days = (
        record.__dict__.get(name) for record in case.records() for name in decided if name in record.fields
    )
    return sum(isinstance(day, date) and day_of(day) > today for day in days)


def staff_digest(case: Case) -> str:
    """What the sheet Staff says of those who decided in a case: where it changes, so may the case's files."""
    names = sorted({str(getattr(row, name)) for row, name in deciders_in(case)})
    return repr([[one.values() for one in case.staff.named(name)] for name in names]) if names else ""


def _faults_of_person(case: Case, row: CopyGiven, name: str) -> Iterator[Fault]:
    written, heading = getattr(row, name), row.fields[name].heading
    if not known(written):
        yield Fault(name, f'"{heading}" is not recorded.', "Fill it in.")
        return
    if is_of_the_family(case, written):
        yield Fault(
            name,
            f'"{heading}" may be a family member.',
            "Somebody outside the family approves and checks a family's copy.",
        )
        return
    yield from fault_of_decider(case, row, name)


def day_of_record(case: Case, row: CopyGiven) -> date | None:
    """The date of the meeting or report that a copy is about; None where it has none."""
    days = {one.id: one.held_at for one in case.discussions}
    days |= {one.id: one.held_at for one in case.meetings} | {one.id: one.held_at for one in case.reviews}
    days |= {one.id: one.report_final_on for one in case.aim_assessments}
    day = days.get(str(row.belongs_to))
    return day_of(day) if day is not None and known(day) else None


def _version(row: CopyGiven) -> int:
    return row.version if known(row.version) else 0
