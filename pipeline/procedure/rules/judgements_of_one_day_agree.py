"""An incident is judged once a day: a later judgement has a later day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Recognition, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R01"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each judgement that differs from another of the same incident and day, or of no day."""
    first: dict[tuple[object, object], Recognition] = {}
    for row in case.recognitions:
        if not known(row.step):
            continue
        day = row.judged_on if known(row.judged_on) else None
        earlier = first.setdefault((row.subject_id, day), row)
        if earlier.step != row.step:
            yield at(
                row,
                "step",
                f"this judgement differs from {address(earlier, 'step')}, on the same incident and date.",
                (
                    "Keep the row that is right. If the judgement changed later, enter that date under "
                    "Judged on."
                ),
            )
