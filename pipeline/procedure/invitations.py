"""Who was invited to a meeting, and what to do about those who were not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import (
    NOT_RECORDED,
    Attendance,
    Blank,
    Case,
    Meeting,
    Review,
    StrategyDiscussion,
    codes,
    known,
)
from pipeline.procedure.obligation import Cell
from pipeline.procedure.queries import took_place

_AFTER_THE_MEETING = (
    "If they were invited, enter Yes under Invited on the sheet Attendance, on a separate row. If they were "
    "not, tell them what was decided."
)


def invited(case: Case, meeting_id: str, agency: str) -> tuple[bool | Blank, Cell | None]:
    """Whether an agency was invited to a meeting, and the cell that says so.

    An agency that came was invited.
    """
    return _invited([one for one in case.attendance if one.meeting_id == meeting_id and one.agency == agency])


def _invited(rows: Sequence[Attendance]) -> tuple[bool | Blank, Cell | None]:
    for row in rows:
        if row.invited is True or row.attended in ("yes", "partial"):
            return True, Cell(row, "invited")
    for row in rows:
        if row.invited is False:
            return False, Cell(row, "invited")
    return (NOT_RECORDED, Cell(rows[0], "invited")) if rows else (NOT_RECORDED, None)


def all_invited(case: Case, meeting_id: str, agencies: Iterable[str]) -> tuple[bool | Blank, str]:
    """Whether all of several agencies were invited, and a sentence on those that were not."""
    rows = case.attendance_at(meeting_id)
    answers = {agency: _invited([one for one in rows if one.agency == agency])[0] for agency in agencies}
    left_out = [codes.AGENCY[agency].label for agency, answer in answers.items() if answer is False]
    left_out += [
        f"{codes.AGENCY[str(one.agency)].label} {one.person_id}"
        for one in rows
        if answers.get(str(one.agency)) is True and _is_left_out(one)
    ]
    said = {one.person_id for one in rows if one.invited is True}
    unsaid = [
        one
        for one in rows
        if answers.get(str(one.agency)) is True and one.person_id not in said and _says_nothing(one)
    ]
    unknown = [codes.AGENCY[agency].label for agency, answer in answers.items() if answer is NOT_RECORDED]
    unknown += [f"{codes.AGENCY[str(one.agency)].label} {one.person_id}" for one in unsaid]
    if answers.get("Parent") is True:
        unknown += _parents_without_a_row(case, rows)
    sentences = [f"Not invited: {', '.join(left_out)}."] if left_out else []
    sentences += [f"Nothing is recorded about: {', '.join(unknown)}."] if unknown else []
    return (False if left_out else NOT_RECORDED if unknown else True), " ".join(sentences)


def is_silent(case: Case, meeting_id: str, agencies: Iterable[str]) -> bool:
    """Whether the record says of nobody of several agencies whether they were invited to a meeting."""
    rows = [one for one in case.attendance_at(meeting_id) if one.agency in set(agencies)]
    return not any(isinstance(one.invited, bool) or known(one.attended) for one in rows)


def _parents_without_a_row(case: Case, rows: Sequence[Attendance]) -> list[str]:
    """Those with parental responsibility who have no row, where the rows of others name the person."""
    named = {one.person_id for one in rows if known(one.person_id)}
    label = codes.AGENCY["Parent"].label
    return [
        f"{label} {one.person_id}"
        for one in case.family
        if named and one.parental_responsibility is True and one.person_id not in named
    ]


def _is_left_out(row: Attendance) -> bool:
    """Whether a person of the family was neither invited nor excluded, though another of them was."""
    is_no = row.invited is False or row.invited is Blank.NOT_APPLICABLE
    return _is_of_the_family(row) and is_no


def _says_nothing(row: Attendance) -> bool:
    """Whether a row names a person of the family and does not say whether they were invited."""
    return _is_of_the_family(row) and row.invited in (NOT_RECORDED, Blank.NOT_KNOWN)


def _is_of_the_family(row: Attendance) -> bool:
    """Whether a row names a person of the family who was not excluded and did not come."""
    return known(row.person_id) and row.excluded is not True and row.attended not in ("yes", "partial")


def invite(record: StrategyDiscussion | Meeting | Review) -> str:
    """What to do about an invitation, where the meeting is over and nobody can be invited to it any more."""
    return _AFTER_THE_MEETING if took_place(record) else ""
