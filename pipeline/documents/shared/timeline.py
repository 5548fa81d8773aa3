"""The timeline of a case in a document: a picture, and the table that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, TypedDict

from pipeline.access.rows import ReviewRow
from pipeline.access.view import View, known
from pipeline.documents.shared.context import safety_plan_versions, version_of
from pipeline.foundation.dates import day_of
from pipeline.foundation.timeline import State, Step, Timeline, timeline_of

#: What the table has where nothing says a day.
_NO_DAY = "–"
_READ = "Reading the report with the family"


class TimelineRow(TypedDict):
    """One step of the procedure, as the table has it."""

    step: Annotated[str, "What was asked for or done"]
    reference: Annotated[str, "Its reference"]
    due: Annotated[date | str, "By when it was due, where the record says so"]
    done: Annotated[date | str, "When it was done"]
    status: Annotated[str, "Whether it was done, and in time"]


class TimelineShown(TypedDict):
    """The timeline of a case."""

    picture: Annotated[object, "The picture; its alternative text says every step with its days"]
    rows: Annotated[list[TimelineRow], "Every step, in order of time"]


def shown_timeline(timeline: Timeline) -> list[TimelineShown]:
    """Return the timeline with its table; nothing where there is no step that has a day."""
    rows = [
        TimelineRow(
            step=one.kind,
            reference=one.reference[:1].upper() + one.reference[1:],
            due=one.due if one.due is not None else _NO_DAY,
            done=one.done if one.done is not None else _NO_DAY,
            status=one.status,
        )
        for one in timeline.steps
    ]
    return [TimelineShown(picture=timeline, rows=rows)] if timeline.kinds else []


def timeline_of_view(view: View, as_at: object) -> Timeline:
    """Return the timeline of what this view shows: due is only what people set, as a review's first date.

    `as_at`: the day of the record; where it is not known, the last day on which something was done.
    """
    steps = [*_opening(view), *_meetings(view), *_assessments(view), *_versions(view)]
    days = [day for one in steps if (day := day_of(one.done)) is not None]
    day = day_of(as_at) or max(days, default=date.min)
    return timeline_of([*steps, *(_review(row, day) for row in view.reviews)], day)


def _step(
    kind: str, reference: object, when: object, began: object = None, *, undone: str = "Not recorded"
) -> Step:
    """A step that was done, or of which the day is not recorded; `undone`: what is known instead."""
    start = began if isinstance(began, date) else None
    named = str(reference) if known(reference) else ""
    if isinstance(when, date):
        return Step(kind, named, State.DONE, State.DONE.value, began=start, done=when)
    return Step(kind, named, State.NOT_DONE, undone, began=start)


def _opening(view: View) -> Iterator[Step]:
    for referral in view.referrals:
        yield _step("Referral", referral.referral_id, referral.received_at)
    for discussion in view.discussions:
        yield _step("Strategy discussion", discussion.discussion_id, discussion.held_at)
    for enquiry in view.enquiries:
        yield _step("Section 47 enquiry", enquiry.s47_id, enquiry.ended_on, enquiry.started_on)


def _meetings(view: View) -> Iterator[Step]:
    for meeting in view.meetings:
        kind = getattr(meeting.kind, "label", "Meeting")
        if known(meeting.held_at):
            yield _step(kind, meeting.meeting_id, meeting.held_at)


def _assessments(view: View) -> Iterator[Step]:
    """The assessments; what a meeting was held for is on the list as the meeting."""
    has_meeting = _of_meetings(view, "aim_planning")
    read_at_meeting = _of_meetings(view, "read_through")
    for aim in view.aim_assessments:
        if aim.aim_id not in has_meeting and known(aim.planning_meeting_on):
            yield _step("AIM planning meeting", aim.aim_id, aim.planning_meeting_on)
        undone = "Declined" if aim.family_response == "declined" else "Not recorded"
        yield _step("AIM report", aim.aim_id, aim.report_final_on, aim.planning_meeting_on, undone=undone)
        if aim.aim_id not in read_at_meeting:
            yield _step(_READ, aim.aim_id, aim.read_through_on, undone=undone)


def _of_meetings(view: View, kind: str) -> set[object]:
    """The assessments for which a meeting of this kind was held."""
    return {one.aim_id for one in view.meetings if one.kind == kind and known(one.held_at)}


def _review(row: ReviewRow, as_at: date) -> Step:
    """A review against the date first set for it (R28), whenever it was put off to."""
    due = row.date_first_set if isinstance(row.date_first_set, date) else None
    held = row.held_at if isinstance(row.held_at, date) else None
    if held is not None:
        late = due is not None and day_of(held) > day_of(due)
        state = State.LATE if late else State.DONE
    else:
        state = State.NOT_DONE if due is not None and day_of(due) < as_at else State.DUE
    return Step("Review", str(row.review_id), state, state.value, due=due, done=held)


def _versions(view: View) -> Iterator[Step]:
    for rows in safety_plan_versions(view):
        yield _step("Safety plan", f"version {version_of(rows[0])}", rows[0].agreed_on)
