"""The multi-disciplinary plan as it was written for parents and carers, one copy for each of them (R18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import AttendanceRow, MeetingRow, ReviewRow
from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import NextReview, attendance_at, reviews_arranged
from pipeline.documents.shared.family_context import (
    FamilyRecord,
    ForFamily,
    explained,
    family_record_of,
    for_family,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "The plan: a copy for you"
#: What people call it, as in the name of its file.
NAME = "Plan"
COPY_OF = "plan"


class Context(ForFamily, FamilyRecord):
    """The context of its template."""

    meeting: Annotated[MeetingRow, "The row of the meeting"]
    attendance: Annotated[list[AttendanceRow], "Who was invited and who came"]
    reviews_arranged: Annotated[
        list[ReviewRow] | list[NextReview], "The reviews still ahead, as known on the day of the record"
    ]


def _due(view: View) -> Iterator[DatedRecord]:
    """The plan of each meeting that was held and made one."""
    if view.audience.reader is Reader.PARENT:
        yield from (
            DatedRecord(row.meeting_id, row.held_at)
            for row in [one for one in view.meetings if one.makes_plan is True]
            if known(row.held_at)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    meeting = view.meetings.the(due.owner)
    context = explained(
        view,
        Context(
            **for_family(view, TITLE, house),
            meeting=meeting,
            attendance=attendance_at(view, meeting.meeting_id),
            reviews_arranged=reviews_arranged(view),
            **family_record_of(view, meeting.meeting_id, house),
        ),
        "Chair",
        "Plan",
    )
    if not (context["headings"] or context["actions"] or context["disagreements"]):
        return None
    stem = stem_of(NAME, str(meeting.meeting_id), meeting.held_at)
    return paper_of(stem, context, owner=str(meeting.meeting_id), day=view.day)


papers = of_its_day(_due, _write)
