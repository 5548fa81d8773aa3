"""What was decided not to be done: what a row of the sheet Not done is about, and whether it says enough."""

from __future__ import annotations

from pipeline.model import NotDone
from pipeline.procedure.obligation import Asked
from pipeline.procedure.queries import says_something

#: A reason has at least so many words.
_FEWEST_WORDS = 4


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
    return gives_a_reason(row) and says_something(row.decided_by)


def gives_a_reason(row: NotDone) -> bool:
    """Whether the reason says something, in more than a few words: "Not needed." is none."""
    return says_something(row.reason) and len(str(row.reason).split()) >= _FEWEST_WORDS
