"""The multi-disciplinary plan as it was written for the child (R18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import MeetingRow
from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.family_context import (
    FamilyRecord,
    ForFamily,
    explained,
    family_record_of,
    for_family,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "My plan"
#: What people call it, as in the name of its file.
NAME = "Plan"
COPY_OF = "plan"


class Context(ForFamily, FamilyRecord):
    """The context of its template."""

    meeting: Annotated[MeetingRow, "The row of the meeting"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The child's version of each plan, where something was written for the child."""
    if view.audience.reader is Reader.CHILD:
        yield from (
            DatedRecord(row.meeting_id, row.held_at)
            for row in [one for one in view.meetings if one.makes_plan is True]
            if known(row.held_at)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    meeting = view.meetings.the(due.owner)
    record = family_record_of(view, meeting.meeting_id, house)
    context = Context(**for_family(view, TITLE, house), meeting=meeting, **record)
    if not (record["headings"] or record["actions"] or record["own_actions"]):
        return None
    stem = stem_of(NAME, str(meeting.meeting_id), meeting.held_at)
    return paper_of(stem, explained(view, context, "Plan"), owner=str(meeting.meeting_id), day=view.day)


papers = of_its_day(_due, _write)
