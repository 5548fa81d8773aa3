"""The agenda of a future meeting: the procedure's headings, the decisions to make, the open actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypedDict

from pipeline.access.rows import ActionRow
from pipeline.access.view import Day, Reader, View, Words
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    Whose,
    for_professionals,
    open_actions,
    reference_of,
    whose,
)
from pipeline.documents.shared.recognition import to_judge, under_thirteen_at
from pipeline.documents.shared.upcoming_meetings import (
    Arranged,
    Invited,
    invited_to,
    meetings_ahead,
    purpose_of,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Agenda"


class Item(TypedDict):
    """One item of the agenda."""

    text: Annotated[str, "What is taken"]
    must: Annotated[bool, "Whether the procedure asks that the record says something on it"]


class Context(ForProfessionals, Whose):
    """The context of its template."""

    as_at: Annotated[Day, "The latest day in the record: the document shows it as at that day"]
    ahead: Annotated[Arranged, "The meeting that is arranged"]
    chair: Annotated[Words, "Who chairs it"]
    place: Annotated[str, "Where it is, or how to join"]
    link: Annotated[str, "The link to join; empty where there is none"]
    purpose: Annotated[str, "What the meeting is held for"]
    people: Annotated[list[Invited], "Who is invited"]
    items: Annotated[list[Item], "The items in order"]
    actions: Annotated[list[ActionRow], "The actions that are still open"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One agenda for each meeting ahead (R04, R08, R18, R20, R28, R30)."""
    if view.audience.reader is not Reader.PROFESSIONAL or view.audience.leaves_the_service:
        return
    for ahead in meetings_ahead(view, house):
        context = Context(
            **for_professionals(house, f"Agenda: {ahead.name}", reference_of(view, ahead.row)),
            **whose(view, ahead.row),
            as_at=view.latest,
            ahead=ahead,
            chair=ahead.chair,
            place=ahead.place,
            link=ahead.link,
            purpose=purpose_of(ahead),
            people=invited_to(view, ahead, family=True),
            items=_items(view, house, ahead),
            actions=open_actions(view),
        )
        yield paper_of(stem_of(TITLE, ahead.owner, ahead.when), context, day=view.day)


def _items(view: View, house: House, ahead: Arranged) -> list[Item]:
    """The items in order. `must`: whether the procedure requires the record to cover the item."""
    opening = ["Welcome, introductions and apologies", "Purpose of the meeting, and confidentiality"]
    if ahead.is_discussion:
        opening.append("Chronology: information from each agency")
    else:
        opening += ["Exclusions and reasons", "Actions still open"]
    under_13 = under_thirteen_at(view, ahead.row)["under_13"]
    decisions = [*to_judge(view, house, ahead.kind), *ahead.decisions]
    closing = [
        "Actions, owners and dates",
        "Circulation of the record, and information sharing",
        "Date of the next meeting",
    ]
    return [
        *(Item(text=one, must=False) for one in opening),
        *(Item(text=one.title, must=one.mandatory) for one in ahead.answers),
        *(Item(text=f"Children under 13: {one}", must=False) for one in (under_13,) if one),
        *(Item(text=f"Decision: {one[:1].lower()}{one[1:]}", must=True) for one in decisions),
        *(Item(text=one, must=False) for one in closing),
    ]
