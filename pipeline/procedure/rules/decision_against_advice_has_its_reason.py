"""A decision on an AIM assessment that differs from the HSB team's advice says why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at
from pipeline.procedure.queries import says_something

SOURCE = "R10, R13"
SEVERITY = Severity.WARNING
BLOCKS = False
#: The decisions that follow each recommendation. Where there is none yet, any decision does.
_FOLLOWS = {
    "aim_now": ("yes",),
    "aim_later": ("deferred",),
    "other_work": ("no",),
    "proceed": ("no", "deferred"),
}


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the reason of each such decision where the reason says nothing."""
    for discussion in case.discussions:
        if not known(discussion.aim_decision) or not known(discussion.advice):
            continue
        follows = _FOLLOWS.get(str(discussion.advice))
        if follows and discussion.aim_decision not in follows and not says_something(discussion.aim_reason):
            yield at(
                discussion,
                "aim_reason",
                f"the decision on an AIM assessment (at {address(discussion, 'aim_decision')}) is not what "
                f"the HSB team advised (at {address(discussion, 'advice')}), and this does not say why.",
                "Enter why the discussion decided otherwise, or correct the decision or the recommendation.",
            )
