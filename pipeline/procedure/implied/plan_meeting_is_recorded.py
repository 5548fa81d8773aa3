"""After an enquiry, a conference or an agreed assessment, a meeting makes the multi-disciplinary plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.foundation.dates import day_of
from pipeline.model import Blank, Case, Meeting, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import about_the_child

SOURCE = "R18"
STRENGTH = Strength.WILL
WHO = "Social worker"
_TO_DO = "Enter Yes under Makes the plan for the meeting that makes it, or add that meeting."
#: The guidance gives no time: so many days after the assessment was agreed nobody asks yet.
_PATIENCE = timedelta(days=14)


def find(case: Case, today: date) -> Iterator[Missing]:
    """At most one: at what the plan follows from, where no meeting makes it, also after the case has closed.

    Whether a meeting that is arranged was held is asked for at its own row.
    """
    if any(one.makes_plan is True and _may_be_held(one) for one in case.meetings):
        return
    for enquiry in case.enquiries:
        days = [one for one in (enquiry.ended_on, enquiry.conference_on) if known(one)]
        if days:
            field = "conference_on" if known(enquiry.conference_on) else "ended_on"
            problem = "the enquiry ended, but no meeting is marked as making the multi-disciplinary plan"
            yield Missing(enquiry, field, problem, _TO_DO, max(days))
            return
    for discussion in about_the_child(case):
        held = day_of(discussion.held_at)
        if discussion.aim_decision == "yes" and held is not None and held + _PATIENCE < today:
            problem = (
                "an AIM assessment was agreed, but no meeting is marked as making the multi-disciplinary plan"
            )
            yield Missing(discussion, "aim_decision", problem, _TO_DO, held)
            return


def _may_be_held(meeting: Meeting) -> bool:
    return meeting.held_at is not Blank.NOT_APPLICABLE
