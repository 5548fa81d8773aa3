"""An action past its date is done, dropped, or has a new date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R08, R31"
STRENGTH = Strength.SHOULD
WHO = "Owner of the action"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each open action whose date has passed, while the case is open."""
    for action in case.actions if case.details.status != "closed" else ():
        late = known(action.due) and day_of(action.due) < today
        if late and not known(action.done_on) and action.status not in ("done", "dropped"):
            yield Missing(
                action,
                "due",
                "this action is past its date, and is not recorded as done",
                "Write when it was done; or give it a new date, or the status No longer needed.",
                action.due,
            )
