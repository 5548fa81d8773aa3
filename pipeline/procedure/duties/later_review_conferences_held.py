"""Later review conferences are held within six months of the previous one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import day_of, shown
from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S09"
MEASURE = "K14"
NAME = "Later review conference held within {limit} of the previous one"
UNIT = "Review conference"
COUNTED = "It counts the later review conferences that were held within {limit}."
OF = "All later review conferences that fell due in the period, except for plans that ended before."
QUESTION = "What held up the reviews that were late?"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S09: six months"
WHAT = "Later review conference"
SINCE = "Review conference before"
WHO = "Children's social care"
DO = "Hold the review conference, and enter its date."
NONE = "No first review conference has been held."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each review conference while there is a plan: the next one.

    The dates are on the sheet Meetings and in the enquiry's row.
    """
    for enquiry in case.enquiries:
        if enquiry.conference_outcome != "plan" or not known(enquiry.first_review_on):
            continue
        held = {
            day: Cell(one, "held_at")
            for one in case.meetings
            if one.kind == "review_conference" and (day := day_of(one.held_at))
        }
        for name in ("first_review_on", "latest_review_on"):
            if known(day := getattr(enquiry, name)):
                held[day] = Cell(enquiry, name)
        days = [day for day in sorted(held) if day >= enquiry.first_review_on]
        for day, following in zip(days, (*days[1:], None), strict=False):
            yield Asked(
                key=f"{enquiry.s47_id}-{day:%Y%m%d}",
                about=f"{enquiry.s47_id}, after {shown(day)}",
                since=held[day],
                done=held[following] if following else None,
                until=enquiry.cp_plan_to,
                ended="the plan ended",
            )
