"""An open action has a day by which it is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R08, R31"
STRENGTH = Strength.SHOULD
WHO = "Chair of the meeting"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each action of an open case that is not done or dropped and has no day."""
    for action in case.actions if case.details.status != "closed" else ():
        open_still = action.status not in ("done", "dropped") and not known(action.done_on)
        if open_still and not known(action.due):
            yield Missing(
                action,
                "due",
                "this action has no date to be done by",
                "Ask the owner for a date and enter it here, or change the status to No longer needed.",
            )
