"""The HSB team's advice has its recommendation, its reasons and who gave it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Attendance, Blank, Case, Code, StrategyDiscussion, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Cell, Strength
from pipeline.procedure.queries import says_something

SOURCE = "R05, R13"
STRENGTH = Strength.WILL
WHO = "Chair of the discussion"

_PARTS = {
    "advice": "a recommendation",
    "advice_reasons": "its reasons",
    "advice_by": "the name of the person who gave it",
}


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each discussion with the HSB team's advice, where a part of that is not recorded.

    The procedure says that the team member will fully explain the recommendation and the reasons behind it.
    """
    for discussion in case.discussions:
        if discussion.about == "harmed":
            continue
        began = _began(case, discussion)
        lacking = [
            name
            for name in _PARTS
            if Cell(discussion, name).is_kept and not _is_given(getattr(discussion, name))
        ]
        if began is None or not lacking:
            continue
        what = [_PARTS[name] for name in lacking]
        named = what[0] if len(what) == 1 else f"{', '.join(what[:-1])} and {what[-1]}"
        yield Missing(
            *began,
            f"the HSB team was asked or attended, but its advice lacks {named}",
            "Enter its recommendation, its reasons and who gave it on the sheet Strategy discussions.",
            discussion.held_at,
        )


def _began(case: Case, discussion: StrategyDiscussion) -> tuple[StrategyDiscussion | Attendance, str] | None:
    """The row and the field that say that there was advice; None where nothing does."""
    filled = next((name for name in (*_PARTS, "advice_on") if known(getattr(discussion, name))), None)
    if filled is not None:
        return discussion, filled
    if not known(discussion.held_at):
        return None
    if discussion.hsb_team_consulted is True:
        return discussion, "hsb_team_consulted"
    came = (
        one
        for one in case.attendance_at(discussion.discussion_id)
        if one.agency == "HSBTeam" and one.attended in ("yes", "partial")
    )
    return next(((one, "attended") for one in came), None)


def _is_given(value: object) -> bool:
    """Whether a part of the advice is there; where it is withheld, somebody has it."""
    if value is Blank.WITHHELD:
        return True
    return known(value) and (isinstance(value, Code) or says_something(value))
