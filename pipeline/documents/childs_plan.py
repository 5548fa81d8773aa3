"""The multi-disciplinary plan as it was written for the child (R18)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import stem_of
from pipeline.documents.shared.family_context import family_record_of, for_family, has_content
from pipeline.foundation.council import House

TITLE = "My plan"
COPY_OF = "plan"


def _due(view: View) -> Iterator[DatedRecord]:
    """The child's version of each plan, where something was written for the child."""
    if view.audience.reader is Reader.CHILD:
        yield from (
            DatedRecord(row.meeting_id, row.held_at)
            for row in view.where("meetings", makes_plan=True)
            if known(row.held_at)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    meeting = view.the("meetings", meeting_id=due.owner)
    context = for_family(
        view, title=TITLE, house=house, meeting=meeting, **family_record_of(view, meeting.meeting_id)
    )
    if not has_content(context, "headings"):
        return None
    stem = stem_of(COPY_OF, meeting.meeting_id, meeting.held_at)
    return Paper(stem, context, owner=meeting.meeting_id, day=view.day)


papers = of_its_day(_due, _write)
