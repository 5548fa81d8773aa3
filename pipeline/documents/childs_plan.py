"""The multi-disciplinary plan as it was written for the child (R18)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import House, Paper
from pipeline.family_paperwork import family_record_of, for_family, has_content
from pipeline.paperwork import stem_of
from pipeline.view import Reader, View, known

TITLE = "My plan"
COPY_OF = "plan"


def papers(view: View, house: House) -> Iterator[Paper]:
    """The child's version of each plan, where something was written for the child."""
    if view.audience.reader is not Reader.CHILD:
        return
    for meeting in view.where("meetings", makes_plan=True):
        context = for_family(view, title=TITLE, house=house, meeting=meeting, **family_record_of(view, meeting.meeting_id))
        if known(meeting.held_at) and has_content(context, "headings"):
            yield Paper(stem_of(COPY_OF, meeting.meeting_id, meeting.held_at), context, owner=meeting.meeting_id)
