"""Where a child involved is under 13, the ability to consent is of concern."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, is_younger_than
from pipeline.model import Case, ChronologyEntry, Recognition
from pipeline.model.finding import Finding, Severity, at

SOURCE = "Guidance, Children under the age of 13"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each judgement that has it of no concern, where a child was under 13 on that day."""
    harmed = [one.dob for one in case.linked_children if one.role == "harmed"]
    for row in case.recognitions:
        day = _day_of_what_was_judged(case, row)
        is_under_13 = any(is_younger_than(13, born, day) for born in (case.details.dob, *harmed))
        if row.consent == "no_concern" and is_under_13:
            yield at(
                row,
                "consent",
                "one of the children involved was under 13. A child under 13 cannot consent in law.",
                (
                    'Choose "Considered: of concern", or correct the date of birth or the date of what was '
                    "judged."
                ),
            )


def _day_of_what_was_judged(case: Case, row: Recognition) -> date | None:
    subject = case.judged(row)
    if subject is None:
        return day_of(row.judged_on)
    return day_of(subject.event_at if isinstance(subject, ChronologyEntry) else subject.received_at)
