"""What could lead to serious harm is withheld from all the family, and no mark shows that it is (F4)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Releasable

REASON = "It could lead to serious harm."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = ("*.withhold_ground",)


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide every row withheld on this ground, whatever its release, without a mark."""
    if not audience.is_family:
        return
    for record in case.records():
        if isinstance(record, Releasable) and record.withhold_ground == "harm":
            yield Hidden(record, None, REASON, Ground.SERIOUS_HARM, never_shown=True)
