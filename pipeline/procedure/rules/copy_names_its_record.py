"""A copy names the record that it is of; only the safety plan and the chronology are about the whole case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F10"
SEVERITY = Severity.WARNING
BLOCKS = False
_OF_THE_CASE = ("safety_plan", "chronology")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each copy of a record that is not named: no approval in its row counts."""
    for copy in case.copies:
        if known(copy.document) and copy.document not in _OF_THE_CASE and not known(copy.belongs_to):
            yield at(
                copy,
                "belongs_to",
                "the row does not say which record this is a copy of, so it approves nothing.",
                "Enter the ID of the meeting, AIM assessment or review, as in the file name of the draft.",
            )
