"""Where the enquiry suggests that the child is also a child harmed, a child protection conference is
convened.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import SEE_CELL, Asked, Cell, Strength
from pipeline.procedure.queries import date_the_conference
from pipeline.procedure.time_limits import Terms

SOURCE = "R14"
STRENGTH = Strength.MUST
PARAGRAPH = "Outcomes of section 47: “a Child Protection Conference must be convened”"
WHAT = "Child protection conference"
SINCE = "Section 47 enquiry"
WHO = "Children's social care"
DO = "Convene the conference, and enter its date."
NONE = "No section 47 enquiry suggests that the child is also a child harmed."
DOCUMENT = "section_47_record"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each such enquiry. Its time limit is another duty's (S05)."""
    for enquiry in case.enquiries:
        if enquiry.also_child_harmed is True:
            refused = enquiry.conference_not_required is True and not known(enquiry.conference_on)
            yield Asked(
                key=enquiry.s47_id,
                about=enquiry.s47_id,
                since=Cell(enquiry, "started_on"),
                done=Cell(enquiry, "conference_not_required" if refused else "conference_on"),
                answer=False if refused else SEE_CELL,
                missing="It is recorded as not required." if refused else "",
                do=date_the_conference(case),
            )
