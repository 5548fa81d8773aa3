"""A family's copy holds no police information, even where somebody released it by mistake (F2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Releasable

REASON = "It is police information."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = ("*.withhold_ground", "chronology.source_agency")


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide information from the police, and every row withheld on this ground, whatever its release."""
    if not audience.is_family:
        return
    for record in case.records():
        if not isinstance(record, Releasable):
            continue
        if getattr(record, "source_agency", None) == "Police" or record.withhold_ground == "police":
            yield Hidden(record, None, REASON, Ground.POLICE)
