"""The first review conference is held within three months of the initial conference."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S08"
MEASURE = "K13"
NAME = "First review conference held within {limit}"
UNIT = "Child protection plan"
COUNTED = "It counts the plans reviewed within {limit} of the initial conference."
OF = "All child protection plans whose first review fell due in the period, except those that ended before."
QUESTION = "What held up the reviews that were late?"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S08: three months"
WHAT = "First review conference"
SINCE = "Conference"
WHO = "Children's social care"
DO = "Hold the review conference, and enter its date."
NONE = "No conference made a child protection plan."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each conference that made a plan; none where the plan ended first."""
    for enquiry in case.enquiries:
        if enquiry.conference_outcome == "plan":
            yield Asked(
                key=enquiry.s47_id,
                about=enquiry.s47_id,
                since=Cell(enquiry, "conference_on"),
                until=enquiry.cp_plan_to,
                done=Cell(enquiry, "first_review_on"),
                ended="the plan ended",
            )
