"""A child protection conference is on the sheet Meetings too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R14, S05"
STRENGTH = Strength.WILL
WHO = "Chair of the conference"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each conference of an enquiry, held or arranged, that is no meeting of the same day."""
    held = {
        day_of(one.held_at if known(one.held_at) else one.arranged_for)
        for one in case.meetings
        if one.kind == "conference"
    }
    for enquiry in case.enquiries:
        if known(enquiry.conference_on) and day_of(enquiry.conference_on) not in held:
            yield Missing(
                enquiry,
                "conference_on",
                "a conference was held on this day, and the sheet Meetings has none of that day",
                "Add it to the sheet Meetings, with who was invited: its record and the plan are made there.",
                enquiry.conference_on,
            )
        elif known(enquiry.arranged_for) and not known(enquiry.conference_on) and not held:
            yield Missing(
                enquiry,
                "arranged_for",
                "a conference is arranged, and the sheet Meetings has none",
                "Add it to the sheet Meetings: the letters to the family and to the team come from there.",
            )
