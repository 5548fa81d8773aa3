"""A family's copy does not say which agency gave which information, nor its records' references (F2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case

REASON = "It would show where the information came from."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = ("*.withhold_ground", "chronology.source_agency", "chronology.incident_ref")


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide each entry's source and incident reference, and every row withheld because of its source."""
    if not audience.is_family:
        return
    for entry in case.chronology:
        for name in ("source_agency", "incident_ref"):
            yield Hidden(entry, name, REASON, Ground.SOURCE, never_shown=True)
    for record in (*case.chronology, *case.sections, *case.actions, *case.safety_plans, *case.disagreements):
        if record.withhold_ground == "source":
            yield Hidden(record, None, REASON, Ground.SOURCE)
