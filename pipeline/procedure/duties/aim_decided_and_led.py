"""The strategy discussion decides whether there is to be an AIM assessment and, if so, who leads it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import NOT_RECORDED, Blank, Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R10"
STRENGTH = Strength.WILL
PARAGRAPH = "Strategy discussion: “whether an AIM assessment is undertaken, and if so, who will lead”"
WHAT = "AIM decision with its lead"
SINCE = "Strategy discussion"
WHO = "Chair of the discussion"
DO = "Record the decision and, if it is Yes, who leads."
NONE = "No strategy discussion about the child has been held."
DOCUMENT = "strategy_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion about the child that was held.

    A later discussion answers a deferred decision.
    """
    held = [one for one in about_the_child(case) if took_place(one)]
    for discussion in held:
        decision = discussion.aim_decision
        later = [
            one
            for one in held
            if one.aim_decision in ("yes", "no") and earlier(discussion.held_at, one.held_at)
        ]
        put_off = decision == "deferred" and not later
        lacking = decision == "yes" and not known(discussion.aim_lead)
        answer: bool | Blank = True if known(decision) else decision
        if put_off or lacking:
            answer = NOT_RECORDED
        yield Asked(
            key=discussion.discussion_id,
            about=discussion.discussion_id,
            since=None if put_off else Cell(discussion, "held_at"),
            done=Cell(discussion, "aim_lead" if lacking else "aim_decision"),
            answer=answer,
            missing="The decision was put off." if put_off else "No lead is named." if lacking else "",
        )
