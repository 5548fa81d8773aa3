"""A section 47 enquiry starts no earlier than the discussion that began it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, earlier, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "S04, S05"
SEVERITY = Severity.ERROR
BLOCKS = True
ORDERS = (("enquiries.started_on", "discussion_id.held_at"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the start of each enquiry that is before its discussion."""
    for enquiry in case.enquiries:
        discussion = case.discussion(enquiry.discussion_id)
        if discussion is not None and earlier(enquiry.started_on, day_of(discussion.held_at)):
            yield at(
                enquiry,
                "started_on",
                "the enquiry starts before the discussion that began it, which was held "
                f"{shown(discussion.held_at)} "
                f"(at {address(discussion, 'held_at')}).",
                "Correct whichever date is wrong, or enter the discussion that began the enquiry.",
            )
