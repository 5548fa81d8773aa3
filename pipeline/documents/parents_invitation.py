"""The letter that invites a parent or carer to a meeting: when, its topics, help, and whom to ask."""

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
from pipeline.documents.shared.family_wording import BRING, HELPS, Help
from pipeline.documents.shared.upcoming_meetings import family_to_invite, meetings_ahead
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "An invitation for you"
#: What people call it, as in the name of its file.
NAME = "Invitation"
COPY_OF = "invitation"


class Context(ForFamily):
    """The context of its template."""

    chair: Annotated[Words, "Who chairs the meeting"]
    when: Annotated[Moment, "When it is"]
    place: Annotated[str, "Where it is, or that the place is not yet known"]
    link: Annotated[str, "The link to join; empty where there is none"]
    name: Annotated[str, "What the meeting is called"]
    purpose: Annotated[str, "What the meeting is about, in words for this reader"]
    topics: Annotated[list[str], "What the meeting will talk about"]
    helps: Annotated[tuple[Help, ...], "What somebody may need so as to take part"]
    bring: Annotated[tuple[str, ...], "What to bring"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One letter for each future meeting except strategy discussions (R19, R24, R28)."""
    if view.audience.reader is not Reader.PARENT:
        return
    for ahead in meetings_ahead(view, house):
        if family_to_invite(ahead):
            context = explained(
                view,
                Context(
                    **for_family(view, TITLE, house),
                    chair=ahead.chair,
                    when=ahead.when,
                    place=ahead.place_in_a_letter,
                    link=ahead.link,
                    name=ahead.name,
                    purpose=about_the_meeting(view, ahead.kind, house),
                    topics=topics_of(view, ahead.answers, house),
                    helps=HELPS,
                    bring=BRING,
                ),
                "Chair",
                "Advocate",
            )
            yield paper_of(
                stem_of(NAME, ahead.owner, ahead.when),
                context,
                owner=ahead.owner,
                prints_rows=False,
                day=view.day,
            )
