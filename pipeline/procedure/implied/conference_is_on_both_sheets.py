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
    """One for each conference of an enquiry, held or arranged, that is no meeting of the same day.

    And one for each on the sheet Meetings where every enquiry says that none is required.
    """
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
                "a conference was held on this date, but the sheet Meetings has no conference on that date",
                "Add it to the sheet Meetings, and add to the sheet Attendance who was invited, such as the "
                "HSB team. The record and the plan come from there.",
                enquiry.conference_on,
            )
        elif known(enquiry.arranged_for) and not known(enquiry.conference_on) and not held:
            yield Missing(
                enquiry,
                "arranged_for",
                "a conference is arranged, but it is not on the sheet Meetings",
                "Add it to the sheet Meetings, and invite the HSB team. The invitations come from there.",
            )
    yield from _on_meetings_alone(case)


def _on_meetings_alone(case: Case) -> Iterator[Missing]:
    """The conferences that were held though no enquiry asks for one; an open one is asked for in its row."""
    none_required = [
        one
        for one in case.enquiries
        if not known(one.conference_on)
        and (one.conference_not_required is True or (known(one.outcome) and one.outcome != "icpc"))
    ]
    if not case.enquiries or len(none_required) < len(case.enquiries):
        return
    for meeting in case.meetings:
        if meeting.kind == "conference" and known(meeting.held_at):
            yield Missing(
                meeting,
                "held_at",
                "a conference was held on this date, but the enquiry says that none is required",
                "Enter its date and outcome on the sheet Section 47 and conferences, or correct this row.",
                meeting.held_at,
            )
