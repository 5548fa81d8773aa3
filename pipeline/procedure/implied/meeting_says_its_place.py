"""A meeting that is arranged has a place or a link to join, so that its invitations can give it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Meeting, Review, Section47, StrategyDiscussion, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Cell, Strength

SOURCE = "R04"
STRENGTH = Strength.MAY
WHO = "Business support"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each meeting ahead without a place, a link, or a call as the way in which it is held."""
    for meeting in _ahead(case):
        has_one = known(meeting.place) or known(meeting.link_to_join)
        by_call = getattr(meeting, "mode", None) == "call"
        if not (has_one or by_call) and Cell(meeting, "place").is_kept:
            problem = "the meeting is arranged, but its invitations cannot say where it is"
            to_do = (
                f'Enter the building and room under "{meeting.fields["place"].heading}", or the link to join.'
            )
            yield Missing(meeting, "place", problem, to_do)


def _ahead(case: Case) -> Iterator[StrategyDiscussion | Meeting | Review | Section47]:
    if case.details.status == "closed":
        return
    meetings: tuple[StrategyDiscussion | Meeting | Review, ...] = (
        *case.discussions,
        *case.meetings,
        *case.reviews,
    )
    for meeting in meetings:
        if known(meeting.arranged_for) and not known(meeting.held_at):
            yield meeting
    on_meetings = any(one.kind == "conference" for one in case.meetings)
    for enquiry in case.enquiries if not on_meetings else ():
        if known(enquiry.arranged_for) and not known(enquiry.conference_on):
            yield enquiry
