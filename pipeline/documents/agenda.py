"""The agenda of a meeting that is arranged: the procedure's headings, the decisions it asks for, the actions still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.access.view import Reader, View
from pipeline.documents import Paper
from pipeline.documents.shared.context import for_professionals, open_actions, stem_of, whose
from pipeline.documents.shared.upcoming_meetings import Arranged, invited_to, meetings_ahead, purpose_of
from pipeline.foundation.council import House

TITLE = "Agenda"


def papers(view: View, house: House) -> Iterator[Paper]:
    """One agenda for each meeting ahead (R04, R08, R18, R20, R28, R30)."""
    if view.audience.reader is not Reader.PROFESSIONAL:
        return
    for ahead in meetings_ahead(view, house):
        context = for_professionals(
            house,
            f"Agenda: {ahead.name}",
            **whose(view, ahead.row),
            as_at=view.latest,
            ahead=ahead,
            chair=ahead.chair,
            purpose=purpose_of(ahead),
            people=invited_to(view, ahead, family=True),
            items=_items(ahead),
            actions=open_actions(view),
        )
        yield Paper(stem_of("agenda", ahead.owner, ahead.when), context, day=view.day)


def _items(ahead: Arranged) -> list[dict[str, Any]]:
    """The items in the order in which they are taken; `must`: whether the procedure asks that the record says something on it."""
    opening = [
        "Welcome, introductions and apologies",
        "What this meeting is for, and what may be said outside it",
    ]
    if ahead.is_discussion:
        opening.append("What each agency knows: the chronology")
    else:
        opening += [
            "Whether anybody is excluded from a part, and why: said to everyone, and minuted",
            "The actions still open",
        ]
    closing = [
        "Who does what, and by when",
        "Who receives the record, and who shares what with whom",
        "The date of the next meeting",
    ]
    return [
        *({"text": one, "must": False} for one in opening),
        *({"text": one.title, "must": one.mandatory} for one in ahead.answers),
        *({"text": f"Decision: {one[:1].lower()}{one[1:]}", "must": True} for one in ahead.decisions),
        *({"text": one, "must": False} for one in closing),
    ]
