"""Parents, and the child where old enough, have the report some days before the conference."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S14"
STRENGTH = Strength.WILL
PARAGRAPH = "No national limit; a council's own (S14)"
WHAT = "Report to the family before the conference"
SINCE = "Conference"
WHO = "Author of the report"
DO = "Give them the report, and enter when."
NONE = "No conference is held or arranged."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each conference with a day. The limit counts back from it."""
    for enquiry in case.enquiries:
        day = enquiry.conference_on if known(enquiry.conference_on) else day_of(enquiry.arranged_for)
        if day is not None:
            yield Asked(
                key=enquiry.s47_id,
                about=enquiry.s47_id,
                before=True,
                done=Cell(enquiry, "report_shared_at"),
                since=Cell(enquiry, "conference_on" if known(enquiry.conference_on) else "arranged_for"),
            )
