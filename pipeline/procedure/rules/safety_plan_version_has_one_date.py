"""Every row of one version of a safety plan was agreed on the same day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import earlier
from pipeline.model import Case, SafetyMeasure, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R07, R33"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each row whose date differs from its version's, and at each version agreed too early."""
    agreed: dict[tuple[str, int], SafetyMeasure] = {}
    for row in case.safety_plans:
        if not (known(row.plan_id) and known(row.version) and known(row.agreed_on)):
            continue
        first = agreed.setdefault((row.plan_id, row.version), row)
        if first.agreed_on != row.agreed_on:
            problem = (
                f"this row has a different date from the rest of version {row.version} (at "
                f"{address(first, 'agreed_on')})."
            )
            yield at(
                row,
                "agreed_on",
                problem,
                ("Correct whichever date is wrong, or give this row a new version number."),
            )
        before = agreed.get((row.plan_id, row.version - 1))
        if first is row and before is not None and earlier(row.agreed_on, before.agreed_on):
            problem = (
                f"version {row.version} was agreed before version {row.version - 1} (at "
                f"{address(before, 'agreed_on')})."
            )
            yield at(row, "agreed_on", problem, "Correct whichever date is wrong.")
