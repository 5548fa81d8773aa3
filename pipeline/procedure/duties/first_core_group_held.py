"""The first core group meets within 10 working days of the conference that made the plan."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S06"
MEASURE = "K12"
NAME = "First core group held within {limit} of the conference"
UNIT = "Child protection plan"
COUNTED = "It counts the plans whose first core group met within {limit}."
OF = "All new child protection plans whose first core group fell due in the period."
QUESTION = "What held up the core groups that met late?"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S06: 10 working days"
WHAT = "First core group"
SINCE = "Conference"
WHO = "Core group"
DO = "Hold the core group, and enter its date."
NONE = "No conference made a child protection plan."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each conference that made a plan."""
    for enquiry in case.enquiries:
        if enquiry.conference_outcome == "plan":
            yield Asked(
                key=enquiry.s47_id,
                about=enquiry.s47_id,
                since=Cell(enquiry, "conference_on"),
                until=enquiry.cp_plan_to,
                done=Cell(enquiry, "first_core_group_on"),
                ended="the plan ended",
            )
