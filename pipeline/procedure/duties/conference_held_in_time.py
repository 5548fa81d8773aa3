"""The initial child protection conference is held within 15 working days of the discussion that began the
enquiry.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import date_the_conference, enquiries_without_a_row
from pipeline.procedure.time_limits import Terms

SOURCE = "S05"
MEASURE = "K11"
NAME = "Initial child protection conference held within {limit}"
UNIT = "Section 47 enquiry"
COUNTED = "It counts the conferences that were held within {limit} of the discussion that began the enquiry."
OF = "All initial conferences that fell due in the period, except where none was required."
QUESTION = "What held up the conferences that were late?"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S05: 15 working days from the strategy discussion at which the enquiry began"
WHAT = "Initial child protection conference"
SINCE = "Strategy discussion that began it"
WHO = "Children's social care"
DO = "Hold the conference, and enter its date; or record that none is required."
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
            do=date_the_conference(case),
        )
    for discussion in enquiries_without_a_row(case):
        yield Asked(
            key=discussion.discussion_id,
            about=f"the enquiry that {discussion.discussion_id} decided on",
            since=Cell(discussion, "held_at"),
        )
