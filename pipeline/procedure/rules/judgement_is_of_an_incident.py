"""What is judged is a referral, or an incident on the chronology."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, ChronologyEntry, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Guidance, Key principles"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each judgement of an entry of the chronology that is of another kind."""
    for row in case.recognitions:
        subject = case.judged(row)
        if (
            isinstance(subject, ChronologyEntry)
            and known(subject.entry_type)
            and subject.entry_type != "incident"
        ):
            yield at(
                row,
                "subject_id",
                (
                    "the chronology entry that is judged is not an incident (at "
                    f"{address(subject, 'entry_type')})."
                ),
                "Enter the ID of the incident or of the referral, or correct the kind of entry.",
            )
