"""No family's copy holds anything of a strategy discussion, about whichever child it was."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case

REASON = "It belongs to a strategy discussion."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = ()


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide every discussion and every row that belongs to one."""
    if not audience.is_family:
        return
    discussions = {one.discussion_id for one in case.discussions}
    for record in case.records():
        owners = {record.__dict__.get(name) for name in ("belongs_to", "meeting_id")}
        if record.collection == "discussions" or owners & discussions:
            yield Hidden(record, None, REASON, Ground.STRATEGY, never_shown=True)
