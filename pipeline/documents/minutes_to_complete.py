"""Minutes to complete at a future meeting: what is known is filled in; decisions and actions are blank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import ActionRow, ChronologyEntryRow, SafetyMeasureRow
from pipeline.access.view import Answer, Day, Reader, View, Words
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    Whose,
    for_professionals,
    in_order_of_time,
    open_actions,
    reference_of,
    safety_plan_in_force,
    whose,
)
from pipeline.documents.shared.recognition import (
    Judgement,
    UnderThirteen,
    judgements,
    to_judge,
    under_thirteen_at,
)
from pipeline.documents.shared.upcoming_meetings import (
    Arranged,
    Invited,
    family_to_invite,
    invited_to,
    meetings_ahead,
    purpose_of,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Minutes to complete"
WHY = "these minutes have not been written yet."


class Context(ForProfessionals, Whose, UnderThirteen):
    """The context of its template."""

    as_at: Annotated[Day, "The latest day in the record: the document shows it as at that day"]
    ahead: Annotated[Arranged, "The meeting that is arranged"]
    chair: Annotated[Words, "Who chairs it"]
    place: Annotated[str, "Where it is, or how to join"]
    link: Annotated[str, "The link to join; empty where there is none"]
    minute_taker: Annotated[Words, "Who takes the minutes"]
    purpose: Annotated[str, "What the meeting is held for"]
    family_comes: Annotated[bool, "Whether the family is invited"]
    invited: Annotated[list[Invited], "Who is invited"]
    headings: Annotated[tuple[Answer, ...], "The headings that the paperwork must answer, in order"]
    judgements: Annotated[list[Judgement], "Where the behaviour was judged to be on the continuum"]
    decisions: Annotated[list[str], "What the meeting has to decide"]
    actions: Annotated[list[ActionRow], "The actions that are still open"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]
    chronology: Annotated[list[ChronologyEntryRow], "The chronology, in order of time"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One record to complete for each future meeting."""
    if view.audience.reader is not Reader.PROFESSIONAL or view.audience.leaves_the_service:
        return
    for ahead in meetings_ahead(view, house):
        title, reference = f"Minutes to complete: {ahead.name}", reference_of(view, ahead.row)
        context = Context(
            **for_professionals(house, title, reference, draft=WHY, version="draft"),
            **whose(view, ahead.row),
            as_at=view.latest,
            ahead=ahead,
            chair=ahead.chair,
            place=ahead.place,
            link=ahead.link,
            minute_taker=ahead.minute_taker,
            purpose=purpose_of(ahead),
            family_comes=family_to_invite(ahead),
            invited=invited_to(view, ahead, family=True),
            headings=ahead.answers,
            **under_thirteen_at(view, ahead.row),
            judgements=judgements(view) if ahead.is_discussion else [],
            decisions=[*to_judge(view, house, ahead.kind), *ahead.decisions],
            actions=open_actions(view),
            safety_plan=safety_plan_in_force(view),
            chronology=in_order_of_time(
                view.chronology if ahead.is_discussion else (), lambda row: row.event_at
            ),
        )
        yield paper_of(stem_of(TITLE, ahead.owner, ahead.when), context, day=view.day)
