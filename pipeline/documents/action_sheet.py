"""One professional's own actions from one meeting, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import ActionRow, MeetingRow, ReviewRow, StrategyDiscussionRow
from pipeline.access.view import Choice, Day, Reader, View, known
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    Whose,
    actions_of,
    for_professionals,
    reference_of,
    until,
    whose,
)
from pipeline.documents.shared.upcoming_meetings import FAMILY
from pipeline.foundation.council import House
from pipeline.foundation.filenames import safe_name, stem_of

TITLE = "Your actions"
#: What people call it, as in the name of its file.
NAME = "Action sheet"
WHY = "the record of this meeting has not been issued."
Meeting = StrategyDiscussionRow | MeetingRow | ReviewRow


class Context(ForProfessionals, Whose):
    """The context of its template."""

    as_at: Annotated[Day, "The latest day in the record: the document shows it as at that day"]
    meeting: Annotated[Meeting, "The row of the meeting"]
    meeting_name: Annotated[Choice | str, "What the meeting is called"]
    who: Annotated[str, "Whose actions these are"]
    agency: Annotated[str, "The agency of that person"]
    actions: Annotated[list[ActionRow], "Their own actions"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """Yield a sheet for each professional of an agency with an action from a meeting held.

    Without an agency: for each professional, by name or role, whose agency no action says.
    """
    if view.audience.reader is not Reader.PROFESSIONAL or view.audience.hand_over:
        return
    for discussion in view.discussions:
        owner = discussion.discussion_id
        if known(discussion.held_at) and owner == view.audience.meeting:
            yield from _sheets(view, house, discussion, str(owner), "Strategy discussion")
    for meeting in view.meetings:
        owner = meeting.meeting_id
        if known(meeting.held_at) and not view.audience.meeting:
            yield from _sheets(view, house, meeting, str(owner), "Meeting")
    for review in view.reviews:
        owner = review.review_id
        if known(review.held_at) and not view.audience.meeting:
            yield from _sheets(view, house, review, str(owner), "Review")


def _sheets(view: View, house: House, meeting: Meeting, owner: str, name: str) -> Iterator[Paper]:
    taken: set[str] = set()
    own = [one for one in actions_of(view, owner) if _is_for(view, one)]
    for (who, agency), actions in _by_owner(own).items():
        stem = stem_of(
            NAME, owner, meeting.held_at, to=f"{agency}, {who}" if who and agency else who or agency
        )
        if safe_name(stem).casefold() in taken:
            stem = stem_of(NAME, owner, meeting.held_at, to=str(actions[0].action_id))
        taken.add(safe_name(stem).casefold())
        draft = until(meeting.minutes_issued_at, WHY)
        context = Context(
            **for_professionals(house, TITLE, reference_of(view, meeting), draft=draft),
            **whose(view, meeting),
            as_at=view.latest,
            meeting=meeting,
            meeting_name=_name(meeting, name),
            who=who or "Not named",
            agency=agency or "Not recorded",
            actions=actions,
        )
        yield paper_of(stem, context, day=view.day)


def _is_for(view: View, action: ActionRow) -> bool:
    """Whether an action is this agency's; for all professionals, whether nobody said whose it is."""
    agency = view.audience.agency
    return action.owner_agency == agency if agency else not known(action.owner_agency)


def _name(meeting: Meeting, otherwise: str) -> Choice | str:
    """What a meeting is called; `otherwise` where its row does not say."""
    if isinstance(meeting, StrategyDiscussionRow):
        return otherwise
    return meeting.kind if known(meeting.kind) and meeting.kind else otherwise


def _by_owner(actions: list[ActionRow]) -> dict[tuple[str, str], list[ActionRow]]:
    """The actions of each professional.

    An action that names neither a person nor an agency is nobody's yet; only the minutes show it.
    """
    owners: dict[tuple[str, str], list[ActionRow]] = {}
    spelled: dict[tuple[str, str], tuple[str, str]] = {}
    for action in actions:
        who = " ".join(str(action.owner).split()) if known(action.owner) else ""
        agency = str(getattr(action.owner_agency, "label", "")) if known(action.owner_agency) else ""
        if (who or agency) and action.owner_agency not in FAMILY:
            key = spelled.setdefault((who.casefold(), agency), (who, agency))
            owners.setdefault(key, []).append(action)
    return owners
