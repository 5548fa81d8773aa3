"""The letter that invites the child to a meeting about them, in words written for a child."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.view import Moment, Reader, View, Words
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.family_context import (
    ForFamily,
    about_the_meeting,
    explained,
    for_family,
    topics_of,
)
from pipeline.documents.shared.family_readers import form_of
from pipeline.documents.shared.family_wording import BY_VIDEO, CHOICES
from pipeline.documents.shared.upcoming_meetings import VIDEO_WITHOUT_LINK, family_to_invite, meetings_ahead
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Come to your meeting"
#: What people call it, as in the name of its file.
NAME = "Invitation"
COPY_OF = "invitation"


class Context(ForFamily):
    """The context of its template."""

    chair: Annotated[Words, "Who chairs the meeting"]
    when: Annotated[Moment, "When it is"]
    place: Annotated[str, "Where it is, or that the place is not yet known"]
    name: Annotated[str, "What the meeting is called"]
    purpose: Annotated[str, "What the meeting is about, in words for this reader"]
    topics: Annotated[list[str], "What the meeting will talk about"]
    choices: Annotated[tuple[str, ...], "What the child may choose"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One letter for each meeting ahead that is not a strategy discussion (R19, R24, R28)."""
    if view.audience.reader is not Reader.CHILD:
        return
    form = form_of(view, house)
    for ahead in meetings_ahead(view, house):
        if family_to_invite(ahead):
            context = explained(
                view,
                Context(
                    **for_family(view, TITLE, house),
                    chair=ahead.chair,
                    when=ahead.when,
                    place=BY_VIDEO[form] if ahead.place == VIDEO_WITHOUT_LINK else ahead.place_in_a_letter,
                    name=ahead.name,
                    purpose=about_the_meeting(view, ahead.kind, house),
                    topics=topics_of(view, ahead.answers, house),
                    choices=CHOICES[form],
                ),
                "Social worker",
            )
            yield paper_of(
                stem_of(NAME, ahead.owner, ahead.when),
                context,
                owner=ahead.owner,
                prints_rows=False,
                day=view.day,
            )
