"""A report that is answered part by part describes each domain of its AIM model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import DOMAINS, Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import says_something

SOURCE = "R23"
STRENGTH = Strength.MAY
WHO = "Lead assessor"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each final report of which parts are recorded, and not every domain of its model."""
    for assessment in case.aim_assessments:
        parts = [one for one in case.report_parts if one.aim_id == assessment.aim_id]
        if not parts or not known(assessment.report_final_on) or not known(assessment.model):
            continue
        described = {str(one.part) for one in parts if says_something(one.reason)}
        lacking = [one.label for one in DOMAINS.get(assessment.model, ()) if one not in described]
        if lacking:
            yield Missing(
                assessment,
                "model",
                f"the report does not describe each domain of this model: {', '.join(lacking)}",
                "Add a row for each on the sheet AIM report parts.",
                assessment.report_final_on,
            )
