"""Decisions of the sample's cases not to do something, each with its reason and who decided."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import day_of
from pipeline.model import NOT_RECORDED, NotDone, codes, known
from pipeline.procedure.sample.story import CaseStory

#: Why, by what is not done; the first is the most usual.
_REASONS = {
    "agencies_invited": (
        "The agency does not work with the family. It has the record, and is invited to the next meeting.",
        "The agency had no worker free at short notice and sent what it holds in writing the day before.",
    ),
    "hsb_team_invited": (
        "The team was asked for its advice by telephone on the same morning; its answer is in the minutes.",
    ),
    "reviewing_officer_invited": (
        "The officer was on leave and saw the record the next day; the deputy takes part from now on.",
    ),
    "chronology_shared": (
        "The chronology was not complete. Business support sends it to each agency within five working days.",
    ),
    "support_is_offered": (
        "The family has asked to decide after the holidays. The social worker asks again in January.",
    ),
    "strategy_discussion_for_the_child": (
        "The referral repeats what the discussion of this case has dealt with; nothing new is reported.",
    ),
}
_OFFICERS = {"YOS": "agencies_invited", "HSBTeam": "hsb_team_invited"}


def give_reasons(story: CaseStory) -> None:
    """Enter a row of the sheet Not done for most of what the record of a case says was not done."""
    for owner, what, day in list(_not_done(story)):
        if story.lapses("a reason for what is not done", 0.7):
            reasons = _REASONS[what]
            story.enter(
                NotDone,
                belongs_to=owner,
                what=codes.NOT_DONE[what],
                reason=story.chance("which reason").choice(reasons),
                decided_by=story.chair,
                decided_on=day_of(day) or NOT_RECORDED,
            )


def _not_done(story: CaseStory) -> Iterator[tuple[str, str, object]]:
    """The row that something belongs to, what was not done, and the day of the record."""
    held = {one.id: one.held_at for one in (*story.rows["discussions"], *story.rows["reviews"])}
    for row in story.rows["attendance"]:
        if row.invited is False and row.meeting_id.startswith("SD-") and str(row.agency) in _OFFICERS:
            yield row.meeting_id, _OFFICERS[str(row.agency)], held[row.meeting_id]
        if row.invited is False and str(row.agency) == "IRO":
            yield row.meeting_id, "reviewing_officer_invited", held[row.meeting_id]
    for row in story.rows["discussions"]:
        if row.chronology_shared is False and row.about == "displayed":
            yield row.discussion_id, "chronology_shared", row.held_at
    for row in story.rows["linked_children"]:
        if row.support_offered is False:
            yield row.link_id, "support_is_offered", held.get(row.discussion_id, story.as_of)
    for row in story.rows["referrals"]:
        if known(row.decision) and row.decision == "EH":
            yield row.referral_id, "strategy_discussion_for_the_child", row.decision_at
