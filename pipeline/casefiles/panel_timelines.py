"""The case in one picture for the HSB team's list: the steps that the team may see, and what is ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.access.rows import MeetingRow, ReviewRow, StrategyDiscussionRow
from pipeline.access.view import View, known
from pipeline.documents.assembled.panel_list import CaseInOnePicture
from pipeline.documents.shared.timeline import shown_timeline, timeline_of_view
from pipeline.foundation.dates import day_of
from pipeline.foundation.timeline import State, Step, Timeline, timeline_of

#: The most rows of a case's table, so that two cases are on a page.
_ROWS = 6
#: The states in the order in which they are counted.
_COUNTED = (State.OVERDUE, State.NOT_DONE, State.DUE, State.LATE, State.DONE)


def in_one_picture(case_id: str, view: View, today: date) -> Iterator[CaseInOnePicture]:
    """The picture of one case with its table; none where the team sees no step that has a day."""
    timeline = timeline_for_team(view, today)
    for shown in shown_timeline(_shortened(timeline)):
        yield CaseInOnePicture(
            case=case_id,
            picture=timeline,
            rows=shown["rows"],
            in_short=_in_short(timeline, len(shown["rows"])),
        )


def timeline_for_team(view: View, today: date) -> Timeline:
    """The steps of a view that have a day, as at `today`: a review past its first date is overdue (R28)."""
    steps = [_of_open_case(one) for one in timeline_of_view(view, today).steps if one.day is not None]
    return timeline_of([*steps, *_arranged(view, today)], today)


def _of_open_case(step: Step) -> Step:
    """A step by its days, as it is in a case that goes on: what was not done by its day can still be done."""
    by_day = replace(step, due=day_of(step.due), done=day_of(step.done))
    is_past = step.state is State.NOT_DONE and step.due is not None
    return replace(by_day, state=State.OVERDUE, status=State.OVERDUE.value) if is_past else by_day


def _arranged(view: View, today: date) -> Iterator[Step]:
    """The meetings that are arranged and not recorded as held; of reviews, those without a first date."""
    rows: list[tuple[str, object, StrategyDiscussionRow | MeetingRow | ReviewRow]] = [
        ("Strategy discussion", one.discussion_id, one) for one in view.discussions
    ]
    rows += [(getattr(one.kind, "label", "Meeting"), one.meeting_id, one) for one in view.meetings]
    rows += [("Review", one.review_id, one) for one in view.reviews if not known(one.date_first_set)]
    for kind, reference, row in rows:
        day = getattr(row, "arranged_for", None)
        if isinstance(day, date) and not known(row.held_at):
            is_ahead = day_of(day) >= today
            state = State.DUE if is_ahead else State.NOT_DONE
            status = "Arranged" if is_ahead else "Not recorded as held"
            yield Step(kind, str(reference), state, status, due=day_of(day))


def _shortened(timeline: Timeline) -> Timeline:
    """The timeline with the steps of its table: all that are open or late, and the last of those done."""
    done = [one for one in timeline.steps if one.state is State.DONE]
    left_out = set(done[: max(0, len(timeline.steps) - _ROWS)])
    return replace(timeline, steps=tuple(one for one in timeline.steps if one not in left_out))


def _in_short(timeline: Timeline, rows: int) -> str:
    """How many steps are in which state, and how many of them only the picture has."""
    counts = Counter(one.state for one in timeline.steps)
    each = ", ".join(f"{counts[state]} {state.value.lower()}" for state in _COUNTED if counts[state])
    total = len(timeline.steps)
    said = f"{total} {'step' if total == 1 else 'steps'}: {each}."
    others = "earliest is" if total - rows == 1 else f"earliest {total - rows} are"
    return said if rows == total else f"{said} The {others} only in the picture."
