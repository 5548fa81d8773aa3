"""The family's copy of a record is approved once the record itself is no longer a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Record, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R18, R22, R31, F10"
SEVERITY = Severity.WARNING
BLOCKS = False
#: By document, the field without which the record is a draft for professionals.
_FINISHED = {"plan": "plan_agreed_on", "aim_report": "report_final_on", "review_minutes": "minutes_issued_at"}


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each copy with an approval of a record that is still a draft."""
    records: dict[str, Record] = {
        one.id: one for one in (*case.meetings, *case.aim_assessments, *case.reviews)
    }
    for copy in case.copies:
        record = records.get(str(copy.belongs_to))
        field = _FINISHED.get(str(copy.document))
        if record is None or field is None or field not in record.fields or not known(copy.approved_content):
            continue
        if not known(getattr(record, field)):
            heading = record.fields[field].heading
            yield at(
                copy,
                "approved_content",
                f'this approves a copy of a record that is still a draft, because "{heading}" is empty '
                f"({address(record, field)}).",
                "Fill in that cell, or approve the copy once the record is agreed.",
            )
