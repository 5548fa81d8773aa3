"""What was decided not to be done: what a row of the sheet Not done is about, and whether it says enough."""

from __future__ import annotations

from pipeline.model import NotDone, known
from pipeline.procedure.obligation import Asked
from pipeline.procedure.queries import says_something


def is_about(row: NotDone, duty: str, asked: Asked) -> bool:
    """Whether a row is about what a duty asks for: the same duty, and the rows that it is asked of.

    An ID answers for everything that the duty asks of it: for each copy of a report, each disagreement.
    """
    if row.what != duty:
        return False
    owner = row.belongs_to
    if asked.key in (owner, f"after {owner}") or asked.key.startswith((f"{owner}/", f"{owner}-")):
        return True
    return asked.done is not None and asked.done.record.id == owner


def is_complete(row: NotDone) -> bool:
    """Whether a row gives a reason and says who decided."""
    return says_something(row.reason) and known(row.decided_by)
