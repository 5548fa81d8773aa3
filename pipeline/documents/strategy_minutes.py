"""Strategy discussion minutes: one for the child who displayed the behaviour, one for each child harmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypedDict

from pipeline.access.rows import ChronologyEntryRow, LinkedChildRow, SafetyMeasureRow, StrategyDiscussionRow
from pipeline.access.view import Blank, Moment, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.agency_copies import in_words, is_due
from pipeline.documents.shared.circulation import Circulated, circulated
from pipeline.documents.shared.context import (
    ForProfessionals,
    RecordOfMeeting,
    Whose,
    for_professionals,
    in_order_of_time,
    record_of,
    reference_of,
    safety_plan_in_force,
    until,
    whose,
)
from pipeline.documents.shared.recognition import Judgement, UnderThirteen, judgements, under_thirteen_at
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Strategy discussion minutes"
#: What people call it, as in the name of its file.
NAME = "Strategy minutes"
WHY = "these minutes have not been issued."


class OfTheChildWhoDisplayed(TypedDict, total=False):
    """What only the record about the child who displayed the behaviour has; it names no child harmed."""

    children_harmed: Annotated[list[LinkedChildRow], "The children harmed, by reference"]
    judgements: Annotated[list[Judgement], "Where the behaviour was judged to be on the continuum"]
    chronology: Annotated[list[ChronologyEntryRow], "The chronology, in order of time"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]


class Context(ForProfessionals, Whose, RecordOfMeeting, Circulated, UnderThirteen, OfTheChildWhoDisplayed):
    """The context of its template."""

    discussion: Annotated[StrategyDiscussionRow, "The row of the discussion"]
    received_at: Annotated[Moment, "When the referral was received"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The minutes of the discussion that this view is for, once it has been held (R02, R06 to R12).

    An agency that was invited and was not there has a copy of its own.
    """
    discussion = view.discussions.get(view.audience.meeting)
    if discussion is None or not known(discussion.held_at):
        return
    then = view.as_of(discussion.held_at)
    if is_due(view, discussion.discussion_id, _printed(then)):
        yield DatedRecord(discussion.discussion_id, discussion.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    discussion = view.discussions.the(due.owner)
    draft = until(discussion.minutes_issued_at, WHY)
    context = Context(
        **for_professionals(
            house,
            TITLE,
            reference_of(view, discussion),
            draft=draft,
            version=in_words(view, due.owner, printed=_printed(view)),
        ),
        **whose(view, discussion),
        discussion=discussion,
        received_at=_received_at(view),
        **record_of(view, discussion.discussion_id),
        **circulated(view, discussion.discussion_id),
        **under_thirteen_at(view, discussion),
        **_of_the_child_who_displayed(view, discussion),
    )
    stem = stem_of(NAME, str(discussion.discussion_id), discussion.held_at)
    return paper_of(stem, context, day=view.day)


papers = of_its_day(_due, _write)


def _printed(view: View) -> list[Seen]:
    """The rows that the minutes print and that belong to no one discussion."""
    return [*view.chronology, *safety_plan_in_force(view)]


def _of_the_child_who_displayed(view: View, discussion: StrategyDiscussionRow) -> OfTheChildWhoDisplayed:
    if discussion.about == "harmed":
        return OfTheChildWhoDisplayed()
    return OfTheChildWhoDisplayed(
        judgements=judgements(view),
        children_harmed=[row for row in view.linked_children if row.role == "harmed"],
        chronology=in_order_of_time(view.chronology, lambda row: row.event_at),
        safety_plan=safety_plan_in_force(view),
    )


def _received_at(view: View) -> Moment:
    """When the referral behind this discussion was received: the latest that this view knows."""
    received = [
        row.received_at
        for row in in_order_of_time(view.referrals, lambda row: row.received_at)
        if known(row.received_at)
    ]
    return next(iter(received[-1:]), Blank.NOT_RECORDED)
