"""Behaviour that was judged healthy or normal leads to no section 47 enquiry and no AIM assessment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, Recognition, StrategyDiscussion, known
from pipeline.model.continuum import OF_NO_CONCERN
from pipeline.model.finding import Finding, Severity, address, at
from pipeline.procedure.queries import about_the_child

SOURCE = "Guidance, Key principles"
SEVERITY = Severity.NOTE
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A question at the last judgement before such a decision, where all up to then are of no concern."""
    for discussion in about_the_child(case):
        decided = next((name for name in _DECISIONS if getattr(discussion, name) in (True, "yes")), None)
        rows = _judged_by(case, discussion)
        if decided is None or not rows or any(row.step not in OF_NO_CONCERN for row in rows):
            continue
        yield at(
            rows[-1],
            "step",
            f"this is a step of no concern, but {_DECISIONS[decided]} was decided on (at "
            f"{address(discussion, decided)}).",
            "Look at the judgement again. If it is right, give the reason for the decision.",
        )


_DECISIONS = {"s47_decision": "a section 47 enquiry", "aim_decision": "an AIM assessment"}


def _judged_by(case: Case, discussion: StrategyDiscussion) -> list[Recognition]:
    """The judgements up to the day of a discussion, in order of their days."""
    held = day_of(discussion.held_at)
    days = [(day_of(row.judged_on), row) for row in case.recognitions if known(row.step)]
    rows = [(day, row) for day, row in days if day is not None and held is not None and day <= held]
    return [row for _, row in sorted(rows, key=lambda one: one[0])]
