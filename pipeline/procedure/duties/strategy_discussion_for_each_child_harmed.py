"""A separate strategy discussion about each child harmed is held within 24 hours of the referral."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import NOT_RECORDED, Case, LinkedChild, Referral, StrategyDiscussion
from pipeline.procedure.obligation import SEE_CELL, Asked, Cell, Strength
from pipeline.procedure.own_council import lives_elsewhere
from pipeline.procedure.queries import says_something, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R02"
MEASURE = "K02"
NAME = "Strategy discussion about a child harmed held within {limit} of the referral"
UNIT = "Child harmed"
COUNTED = "It counts the children harmed who had a discussion of their own within {limit}."
OF = (
    "All children harmed whose discussion fell due in the period, except those about whom another council "
    "holds it."
)
TARGET_SOURCE = "Strategy discussion: “within 24 hrs of the referral”"
QUESTION = "What held up the discussions about these children?"
STRENGTH = Strength.WILL
PARAGRAPH = "Responding: “Both should be the subject of separate strategy discussions”"
WHAT = "Strategy discussion"
SINCE = "Referral"
WHO = "Referral team or allocated team"
DO = "Hold a separate discussion about this child, and enter when it was held."
NONE = "No child harmed is recorded."
DOCUMENT = "strategy_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each child harmed, from the child's referral; not where another council is responsible."""
    for child in case.linked_children:
        if child.role != "harmed":
            continue
        own = [one for one in case.discussions if _is_about(one, child)]
        held = sorted((one for one in own if took_place(one)), key=lambda one: str(one.held_at))
        answering = next(iter(held or own), None)
        referral = _referral_of(case, child, held[0] if held else None)
        elsewhere = lives_elsewhere(child, terms.council)
        yield Asked(
            key=child.link_id,
            about=f"child harmed {child.link_id}",
            since=Cell(referral, "received_at") if referral else None,
            done=Cell(answering, "held_at") if answering else Cell(child, "discussion_id"),
            answer=SEE_CELL if answering else NOT_RECORDED,
            unless="The child lives in another council's area, and that council holds the discussion."
            if elsewhere and not own
            else "",
            missing=(
                "The home authority in the child's row is this council, so this council holds the discussion."
            )
            if says_something(child.home_authority) and not elsewhere
            else "",
        )


def _is_about(discussion: StrategyDiscussion, child: LinkedChild) -> bool:
    named = discussion.link_id == child.link_id or discussion.discussion_id == child.discussion_id
    return named and discussion.about != "displayed"


def _referral_of(case: Case, child: LinkedChild, held: StrategyDiscussion | None) -> Referral | None:
    """The referral in the child's row; otherwise the last before the child's discussion, or the last."""
    for referral in case.referrals:
        if referral.referral_id == child.referral_id:
            return referral
    before = [one for one in case.referrals if held is None or not earlier(held.held_at, one.received_at)]
    return max(before or case.referrals, key=lambda one: str(one.received_at), default=None)
