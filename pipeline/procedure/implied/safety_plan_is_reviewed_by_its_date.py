"""A safety plan, or a child's support, is reviewed by the date that was set for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, SafetyMeasure, SupportMeasure, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R30"
STRENGTH = Strength.SHOULD
WHO = "Social worker"

_Measure = SafetyMeasure | SupportMeasure


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each plan in force in an open case whose date of review is past, at its first measure."""
    if case.details.status == "closed":
        return
    plans: dict[str, list[_Measure]] = {}
    for safety in case.safety_plans:
        plans.setdefault(f"plan {safety.plan_id}", []).append(safety)
    for support in case.support:
        plans.setdefault(f"support {support.link_id}", []).append(support)
    for rows in plans.values():
        latest = max(_version(row) for row in rows)
        in_force = [row for row in rows if _version(row) == latest and _is_past(row, today)]
        if in_force:
            yield Missing(
                in_force[0],
                "next_review",
                "the date set for reviewing this is past, and no later review is recorded",
                "Review it, and fill in Reviewed on and the next date; or enter the new version.",
                in_force[0].next_review,
            )


def _version(row: _Measure) -> int:
    return row.version if known(row.version) else 0


def _is_past(row: _Measure, today: date) -> bool:
    """Whether a measure's date of review is past, and the measure has not been reviewed on it or later."""
    due, reviewed = day_of(row.next_review), day_of(row.reviewed_on)
    return due is not None and due < today and (reviewed is None or reviewed < due)
