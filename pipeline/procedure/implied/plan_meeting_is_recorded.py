"""After an enquiry or a conference, a meeting makes the multi-disciplinary plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R18"
STRENGTH = Strength.WILL
WHO = "Social worker"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each enquiry that ended, or whose conference was held, where no meeting makes the plan."""
    for enquiry in case.enquiries:
        days = [one for one in (enquiry.ended_on, enquiry.conference_on) if known(one)]
        if not days or any(one.makes_plan is True for one in case.meetings):
            continue
        field = "conference_on" if known(enquiry.conference_on) else "ended_on"
        yield Missing(
            enquiry,
            field,
            "the enquiry ended, and no meeting makes the multi-disciplinary plan",
            "Write Yes under Makes the plan at the meeting that makes it, or add that meeting.",
            max(days),
        )
