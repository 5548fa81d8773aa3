"""The initial child protection conference is held within 15 working days of the discussion that began the
enquiry.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.model.finding import address
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import enquiries_without_a_row, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "S05"
MEASURE = "K11"
NAME = "Initial child protection conference held within {limit}"
UNIT = "Section 47 enquiry"
COUNTED = "It counts the conferences that were held within {limit} of the discussion that began the enquiry."
OF = "All initial conferences that fell due in the period; not where none was required."
QUESTION = "What held up the conferences that were late?"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S05: 15 working days from the strategy discussion at which the enquiry began"
WHAT = "Initial child protection conference"
SINCE = "Strategy discussion that began it"
WHO = "Children's social care"
DO = "Hold the conference, and write its date; or record that none is required."
NONE = "No section 47 enquiry needs a conference."
DOCUMENT = "plan"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each enquiry, from the discussion that began it, whether or not the enquiry has a row."""
    for enquiry in case.enquiries:
        discussion = case.discussion(enquiry.discussion_id)
        none = enquiry.conference_not_required is True or (
            known(enquiry.outcome) and enquiry.outcome != "icpc"
        )
        yield Asked(
            key=enquiry.s47_id,
            about=enquiry.s47_id,
            since=Cell(discussion, "held_at") if discussion else None,
            done=Cell(enquiry, "conference_on"),
            unless="No conference is required." if none and not known(enquiry.conference_on) else "",
            do=_write_it_here(case),
        )
    for discussion in enquiries_without_a_row(case):
        yield Asked(
            key=discussion.discussion_id,
            about=f"the enquiry that {discussion.discussion_id} decided on",
            since=Cell(discussion, "held_at"),
        )


def _write_it_here(case: Case) -> str:
    """What to do where the sheet Meetings has a conference as held that no enquiry has."""
    days = {day_of(one.conference_on) for one in case.enquiries}
    for meeting in case.meetings:
        if meeting.kind == "conference" and took_place(meeting) and day_of(meeting.held_at) not in days:
            return f"A conference was held: write its date here, as at {address(meeting, 'held_at')}."
    return ""
