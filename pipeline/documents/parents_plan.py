"""The multi-disciplinary plan as it was written for parents and carers, one copy for each of them (R18)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import House, Paper
from pipeline.family_paperwork import family_record_of, for_family, has_content, reviews_to_come
from pipeline.paperwork import stem_of
from pipeline.view import Reader, View, known

TITLE = "The plan: a copy for you"
COPY_OF = "plan"


def papers(view: View, house: House) -> Iterator[Paper]:
    """The plan of each meeting that was held and made one."""
    if view.audience.reader is not Reader.PARENT:
        return
    for meeting in view.where("meetings", makes_plan=True):
        context = for_family(
            view, title=TITLE, house=house, meeting=meeting, attendance=view.where("attendance", meeting_id=meeting.meeting_id),
            reviews_arranged=reviews_to_come(view), **family_record_of(view, meeting.meeting_id),
        )  # fmt: skip
        if known(meeting.held_at) and has_content(context, "headings", "actions", "disagreements"):
            yield Paper(stem_of(COPY_OF, meeting.meeting_id, meeting.held_at), context, owner=meeting.meeting_id)
