"""The shared multi-disciplinary plan with all 14 headings; 13 says how the DBS question was considered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import CaseDetailsRow, MeetingRow, ReviewRow
from pipeline.access.view import Blank, Day, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.agency_copies import in_words, is_due
from pipeline.documents.shared.circulation import Circulated, circulated
from pipeline.documents.shared.context import (
    ForProfessionals,
    NextReview,
    RecordOfMeeting,
    for_professionals,
    record_of,
    reviews_arranged,
    until,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Multi-disciplinary plan"
WHY = "this plan has not been agreed."


class Context(ForProfessionals, RecordOfMeeting, Circulated):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    meeting: Annotated[MeetingRow, "The row of the meeting"]
    dbs_referred_on: Annotated[Day | str, "When a DBS referral was made, or why there is none"]
    reviews_arranged: Annotated[
        list[ReviewRow] | list[NextReview], "The reviews still ahead, as known on the day of the record"
    ]


def _due(view: View) -> Iterator[DatedRecord]:
    """One plan for each meeting that was held and made one (R18); a copy for each agency that was invited."""
    if not view.audience.is_of_the_case:
        return
    for meeting in [one for one in view.meetings if one.makes_plan is True]:
        if known(meeting.held_at) and is_due(view, meeting.meeting_id, all_who_came=True):
            yield DatedRecord(meeting.meeting_id, meeting.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    meeting = view.meetings.the(due.owner)
    version = in_words(
        view, due.owner, f"version {meeting.plan_version}" if known(meeting.plan_version) else ""
    )
    draft = until(meeting.plan_agreed_on, WHY)
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft, version=version),
        child=view.details,
        meeting=meeting,
        dbs_referred_on=_referred_on(meeting),
        reviews_arranged=reviews_arranged(view),
        **record_of(view, meeting.meeting_id),
        **circulated(view, meeting.meeting_id),
    )
    return paper_of(stem_of(TITLE, str(meeting.meeting_id), meeting.held_at), context, day=view.day)


papers = of_its_day(_due, _write)


def _referred_on(meeting: MeetingRow) -> Day | str:
    """The date of the DBS referral; an empty cell means none where the question was answered otherwise.

    A referral is made after the meeting, so the plan of that day cannot hold it yet.
    """
    if meeting.dbs_referred_on is Blank.NOT_RECORDED and known(meeting.dbs_considered):
        return (
            ("Not yet on the date of this plan")
            if meeting.dbs_considered == "referred"
            else Blank.NOT_APPLICABLE
        )
    return meeting.dbs_referred_on
