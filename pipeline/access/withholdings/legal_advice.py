"""A family's copy holds no legal advice (F2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Releasable

REASON = "It is legal advice."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = ("*.withhold_ground",)


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide every row withheld on this ground, whatever its release, and the reasons for refusing copies."""
    if not audience.is_family:
        return
    for person in case.family:
        yield Hidden(person, "reason_if_no", REASON, Ground.LEGAL, never_shown=True)
    for record in case.records():
        if isinstance(record, Releasable) and record.withhold_ground == "legal":
            yield Hidden(record, None, REASON, Ground.LEGAL)
