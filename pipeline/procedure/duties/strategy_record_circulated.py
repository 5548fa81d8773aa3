"""The record of a strategy discussion goes out within one working day, wherever possible."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "K05"
MEASURE = "K05"
NAME = "Record of the strategy discussion sent out within {limit}"
COUNTED = "It counts the discussions whose record went out within {limit}."
OF = (
    "All strategy discussions about the child held in the period. Those about a child harmed are in the list "
    "of what is due."
)
COUNTED_WHEN_IT_BEGAN = True
QUESTION = "What would help to send the record out sooner?"
STRENGTH = Strength.MAY
PARAGRAPH = "Local practice standards: “within one working day wherever possible”"
WHAT = "Record of the strategy discussion"
SINCE = "Strategy discussion"
WHO = "Minute taker"
DO = "Send the record out, and enter when."
NONE = "No strategy discussion has been held."
DOCUMENT = "strategy_minutes"


def measured(case: Case, about: str) -> bool:
    """Whether the measure counts a discussion: those about the child, which K18 counts too.

    How many there are about a child harmed would say how many of these children had none.
    """
    return any(one.discussion_id == about for one in about_the_child(case))


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion that was held, about either child."""
    for discussion in case.discussions:
        if took_place(discussion):
            yield Asked(
                key=discussion.discussion_id,
                about=discussion.discussion_id,
                since=Cell(discussion, "held_at"),
                done=Cell(discussion, "minutes_issued_at"),
            )
