"""A child who moves to another council while on a child protection plan has a conference there within 15
working days.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import day_of
from pipeline.model import Case, HandOver
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S05"
NAME = "Receiving conference held within {limit} of the notification"
UNIT = "Hand-over to another council"
COUNTED = "It counts the receiving conferences that were held within {limit} of the notification."
OF = "All hand-overs of children on a child protection plan to another council that fell due in the period."
QUESTION = "What held up the conferences that were late?"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "Other limits, S05: a child who moves in on a child protection plan has a conference within 15 working "
    "days of the notification"
)
WHAT = "Receiving conference"
SINCE = "Notification of the receiving council"
WHO = "Children's social care"
DO = "Ask the receiving council when its conference was, and enter the date on the sheet Hand-overs."
NONE = "No child on a child protection plan has moved to another council."
DOCUMENT = "hand_over_pack"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each hand-over to another council of a child who was on a plan when it was decided."""
    for row in case.hand_overs:
        if row.to == "council" and _is_on_a_plan(case, row):
            yield Asked(
                key=row.hand_over_id,
                about=row.hand_over_id,
                since=Cell(row, "notified_on"),
                done=Cell(row, "meeting_on"),
            )


def _is_on_a_plan(case: Case, row: HandOver) -> bool:
    """Whether a plan was in force on the day of the notification or decision; now, where neither is known."""
    day = day_of(row.notified_on) or day_of(row.decided_on)
    for enquiry in case.enquiries:
        began, ended = day_of(enquiry.cp_plan_from), day_of(enquiry.cp_plan_to)
        if (
            began is not None
            and (day is None or began <= day)
            and (ended is None or day is None or day <= ended)
        ):
            return True
    return False
