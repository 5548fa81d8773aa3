"""One professional's own actions from one meeting, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, Seen, View, known
from pipeline.documents import Paper
from pipeline.documents.shared.context import for_professionals, stem_of, until, whose
from pipeline.documents.shared.upcoming_meetings import FAMILY
from pipeline.foundation.council import House
from pipeline.foundation.filenames import safe_name

TITLE = "Your actions"
WHY = "the record of this meeting has not been issued."
#: Where the meetings stand, the field with their ID, and what they are called where the row says no more.
_MEETINGS = (
    ("discussions", "discussion_id", "Strategy discussion"),
    ("meetings", "meeting_id", "Meeting"),
    ("reviews", "review_id", "Review"),
)


def papers(view: View, house: House) -> Iterator[Paper]:
    """A sheet for each professional, by name or role and agency, who was given an action at a meeting that was held."""
    if view.audience.reader is not Reader.PROFESSIONAL:
        return
    for collection, field, name in _MEETINGS:
        for meeting in view.all(collection):
            owner = getattr(meeting, field)
            of_this_audience = (
                owner == view.audience.meeting if collection == "discussions" else not view.audience.meeting
            )
            if known(meeting.held_at) and of_this_audience:
                yield from _sheets(view, house, meeting, owner, name)


def _sheets(view: View, house: House, meeting: Seen, owner: str, name: str) -> Iterator[Paper]:
    taken: set[str] = set()
    for (who, agency), actions in _by_owner(view.where("actions", belongs_to=owner)).items():
        stem = stem_of(
            "action_sheet", owner, meeting.held_at, to=f"{agency}, {who}" if who and agency else who or agency
        )
        if safe_name(stem).casefold() in taken:
            stem = stem_of("action_sheet", owner, meeting.held_at, to=str(actions[0].action_id))
        taken.add(safe_name(stem).casefold())
        kind = getattr(meeting, "kind", None)
        context = for_professionals(
            house,
            TITLE,
            draft=until(meeting.minutes_issued_at, WHY),
            **whose(view, meeting),
            as_at=view.latest,
            meeting=meeting,
            meeting_name=kind if known(kind) and kind else name,
            who=who or "Not named",
            agency=agency or "Not recorded",
            actions=actions,
        )
        yield Paper(stem, context, day=view.day)


def _by_owner(actions: tuple[Seen, ...]) -> dict[tuple[str, str], list[Seen]]:
    """The actions of each professional.

    One that names neither a person nor an agency is nobody's yet: the minutes show it.
    """
    found: dict[tuple[str, str], list[Seen]] = {}
    spelled: dict[tuple[str, str], tuple[str, str]] = {}
    for action in actions:
        who = " ".join(str(action.owner).split()) if known(action.owner) else ""
        agency = str(getattr(action.owner_agency, "label", "")) if known(action.owner_agency) else ""
        if (who or agency) and action.owner_agency not in FAMILY:
            key = spelled.setdefault((who.casefold(), agency), (who, agency))
            found.setdefault(key, []).append(action)
    return found
