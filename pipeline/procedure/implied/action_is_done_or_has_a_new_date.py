"""An action past its date is done, dropped, or has a new date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Action, Case, codes, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R08, R31"
STRENGTH = Strength.SHOULD
WHO = "Owner of the action"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each open action whose date has passed; in a closed case, for each that is open."""
    is_closed = case.details.status == "closed"
    for action in case.actions:
        is_late = known(action.due) and (is_closed or day_of(action.due) < today)
        if is_late and not known(action.done_on) and action.status not in ("done", "dropped"):
            yield Missing(
                action,
                "due",
                "the case is closed, and this action is not recorded as done"
                if is_closed
                else "this action is past its date, and is not recorded as done",
                "Enter when it was done, or change the status to No longer needed."
                if is_closed
                else "Enter when it was done, or a new date, or change the status to No longer needed.",
                action.due,
                _owner(action),
            )


def _owner(action: Action) -> str:
    """The role of the owner; for one of the family, only whether it is a parent or the child."""
    if action.owner_agency in ("Parent", "Child"):
        return codes.AGENCY[str.__str__(action.owner_agency)].label
    return action.owner if known(action.owner) else ""
