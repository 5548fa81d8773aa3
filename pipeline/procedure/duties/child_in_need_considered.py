"""Where there are no grounds for a conference but concerns remain,
the child is considered a child in need.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import all_answered
from pipeline.procedure.time_limits import Terms

SOURCE = "R17"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "Outcomes of section 47: “(s)he will be considered as a Child in Need, and managed at the appropriate "
    "level”"
)
WHAT = "Decision on route and level of need"
SINCE = "Section 47 enquiry ended"
WHO = "Children's social care"
DO = "Enter the route and, for a child in need, the level."
NONE = "No section 47 enquiry ended without a conference."
DOCUMENT = "section_47_record"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each enquiry that ended without a conference; not where it ended without further action."""
    for enquiry in case.enquiries:
        if not known(enquiry.ended_on) or enquiry.conference_not_required is not True:
            continue
        at_a_level = enquiry.route == "cin"
        answer, missing = all_answered(enquiry, ("route", "level_of_need") if at_a_level else ("route",))
        yield Asked(
            key=enquiry.s47_id,
            about=enquiry.s47_id,
            since=Cell(enquiry, "ended_on"),
            done=Cell(enquiry, "level_of_need" if at_a_level else "route"),
            answer=answer,
            missing=missing,
            unless="The enquiry ended without further action." if enquiry.outcome == "nfa" else "",
        )
