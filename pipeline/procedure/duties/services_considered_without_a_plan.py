"""Where no child protection plan is made, services and the managing of risk are considered."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R16"
STRENGTH = Strength.SHOULD
PARAGRAPH = "Outcomes of section 47: “consideration should be given to the need for services”"
WHAT = "Consideration of services and risk"
SINCE = "Decision"
WHO = "Meeting that decides"
DO = "Consider services and how risk is managed, and enter Yes."
NONE = "No section 47 enquiry or conference ended without a plan."
DOCUMENT = "section_47_record"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each conference that made no plan, and each enquiry that ended without a conference."""
    for enquiry in case.enquiries:
        no_conference = enquiry.conference_not_required is True and known(enquiry.ended_on)
        if enquiry.conference_outcome == "no_plan" or no_conference:
            decided = "conference_on" if enquiry.conference_outcome == "no_plan" else "ended_on"
            yield Asked(
                key=enquiry.s47_id,
                about=enquiry.s47_id,
                since=Cell(enquiry, decided),
                done=Cell(enquiry, "services_considered"),
            )
