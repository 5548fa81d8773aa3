"""A person who was excluded from part of a meeting is given its record without that part (F5)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Attendance, Case, known
from pipeline.model.exclusions import excluded_headings, is_excluded

REASON = "The recipient was not at this part of the meeting."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = (
    "attendance.person_id",
    "attendance.excluded",
    "attendance.excluded_items",
    "attendance.exclusion_ground",
    "attendance.exclusion_reason",
    "attendance.agency",
    "family.relationship",
    "actions.section_no",
    "disagreements.section_no",
    "sections.section_no",
)


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide the headings that the recipient was excluded from, with their actions and disagreements.

    Where the heading numbers cannot be read, or none is given, the entire record of the meeting is hidden.
    """
    if not audience.is_family:
        return
    for row in case.attendance:
        if is_excluded(row) and _may_be(row, case, audience):
            numbers = excluded_headings(row, case)
            for record in case.records():
                if record.__dict__.get("belongs_to") != row.meeting_id:
                    continue
                number = record.__dict__.get("section_no")
                if numbers is None or number in numbers or not isinstance(number, int):
                    yield Hidden(record, None, REASON, Ground.EXCLUDED)


def _may_be(row: Attendance, case: Case, audience: Audience) -> bool:
    """Whether this row is or may be the recipient's: without a Person ID it counts for all of its kind."""
    if known(row.person_id):
        return row.person_id == audience.recipient
    person = next((one for one in case.family if one.person_id == audience.recipient), None)
    is_child = person is not None and person.relationship == "young"
    return row.agency == ("Child" if is_child else "Parent")
