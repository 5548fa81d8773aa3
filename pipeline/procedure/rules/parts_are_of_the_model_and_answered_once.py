"""Each part of an AIM report is answered once, and each domain is one of the AIM model that was used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, ReportPart, known, model_of
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R23"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each domain of another model, which the report does not print, and each repeated part."""
    models = {one.aim_id: one for one in case.aim_assessments if known(one.model)}
    first: dict[tuple[str, str], ReportPart] = {}
    for row in case.report_parts:
        if not known(row.part):
            continue
        of_model, assessment = model_of(row.part), models.get(row.aim_id)
        if of_model and assessment is not None and assessment.model != of_model:
            yield at(
                row,
                "part",
                "this domain does not belong to the AIM model that was used (at "
                f"{address(assessment, 'model')}), so the report does not print it.",
                "Choose a domain of the model that was used, or correct the model.",
            )
        again = first.setdefault((row.aim_id, str(row.part)), row)
        if again is not row:
            yield at(
                row,
                "part",
                f"this part of the report already has an answer, at {address(again, 'part')}.",
                "Combine the two in one row.",
            )
