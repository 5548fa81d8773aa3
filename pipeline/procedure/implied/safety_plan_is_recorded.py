"""A temporary risk management strategy that was agreed is on the sheet Safety plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import about_the_child, is_no_answer

SOURCE = "R07"
STRENGTH = Strength.WILL
WHO = "Chair of the discussion"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each discussion about the child that agreed a strategy, where no measure says anything."""
    is_there = any(not is_no_answer(one.measure) for one in case.safety_plans)
    for discussion in about_the_child(case) if not is_there else ():
        if discussion.risk_strategy_agreed is True:
            yield Missing(
                discussion,
                "risk_strategy_agreed",
                "a temporary risk management strategy was agreed, but none of its measures is recorded",
                "Enter each measure on the sheet Safety plans: who does what, where, and how often.",
                discussion.held_at,
            )
