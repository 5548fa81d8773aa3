"""A conference was quorate, or met again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "S05"
STRENGTH = Strength.SHOULD
WHO = "Chair of the conference"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each conference that was not quorate; in an open case, for each of which nobody says it."""
    for enquiry in case.enquiries:
        held = day_of(enquiry.conference_on)
        if enquiry.quorate is False:
            yield Missing(
                enquiry,
                "quorate",
                "the conference was not quorate",
                "Once it has met again, enter the date of that conference, and Yes here.",
                enquiry.conference_on,
            )
        elif held and held <= today and enquiry.quorate is not True and case.details.status != "closed":
            yield Missing(
                enquiry,
                "quorate",
                "it is not recorded whether the conference was quorate",
                "Enter Yes or No.",
                enquiry.conference_on,
            )
