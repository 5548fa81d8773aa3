"""A conference was quorate, or met again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "S05"
STRENGTH = Strength.SHOULD
WHO = "Chair of the conference"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each conference that is recorded as not quorate."""
    for enquiry in case.enquiries:
        if enquiry.quorate is False:
            yield Missing(
                enquiry,
                "quorate",
                "the conference was not quorate",
                "Once it has met again, write the day of that conference, and Yes here.",
                enquiry.conference_on,
            )
