"""The timelines of cases on the page, as shapes for its template: the page's policy lets in no picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.casefiles.case_timeline import timeline_of_case
from pipeline.documents.shared.timeline import shown_timeline
from pipeline.formats.excel.case_store import PackedCases
from pipeline.foundation.dates import day_of, shown
from pipeline.foundation.timeline import State, Step, Timeline, ticks_between
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due

#: The most cases that are drawn, those first in the list of what is due: more would make the page slow.
_MOST = 60
#: The left and right end of the axis, the height of a line, and that below the axis, in pixels.
_LEFT, _RIGHT, _LANE, _FOOT = 222, 698, 26, 42
#: The outline of each mark around its middle, and whether it is filled: the shapes of the Word papers.
_MARKS = {
    State.DONE: ("M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z", True),
    State.LATE: ("M-5-5H5V5H-5Z", True),
    State.DUE: ("M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z", False),
    State.OVERDUE: ("M0-6L6 5H-6Z", False),
    State.NOT_DONE: ("M-5-5L5 5M-5 5L5-5", False),
}


def drawn_timelines(due: Due, cases: PackedCases, clock: Clock) -> Iterator[dict[str, Any]]:
    """The shapes and table of each case with something overdue or due soon, in the order of the list."""
    overdue = Counter(one.case_id for one in due.overdue)
    listed = list(dict.fromkeys(one.case_id for one in due.listed))[:_MOST]
    found = {case.id: case for case in cases.only(listed)} if listed else {}
    for case_id in listed:
        timeline = timeline_of_case(found[case_id], clock)
        for one in shown_timeline(timeline):
            rows = [{**row, "due": shown(row["due"]), "done": shown(row["done"])} for row in one["rows"]]
            number = overdue[case_id]
            late = f"{number} overdue" if number else "due soon"
            yield {"case": case_id, "late_words": late, "rows": rows, **_shapes(timeline)}


def _shapes(timeline: Timeline) -> dict[str, Any]:
    first, last = (day.toordinal() for day in timeline.ends)

    def across(moment: date) -> float:
        part = (day_of(moment).toordinal() - first) / max(1, last - first)
        return round(_LEFT + part * (_RIGHT - _LEFT), 1)

    lanes = {kind: place * _LANE + 16 for place, kind in enumerate(timeline.kinds)}
    steps = [one for one in timeline.steps if one.day is not None]
    foot = len(lanes) * _LANE + 6
    return {
        "description": timeline.description,
        "lanes": list(lanes.items()),
        "foot": foot,
        "height": foot + _FOOT,
        "as_at": across(timeline.as_at),
        "ticks": [(across(day), *name.split("\n")) for day, name in ticks_between(*timeline.ends)],
        "spans": [
            (across(one.began), lanes[one.kind], across(one.done) - across(one.began))
            for one in steps
            if one.began is not None and one.done is not None
        ],
        "late": [
            (across(one.due), lanes[one.kind], round(across(until) - across(one.due), 1))
            for one in steps
            if one.due is not None and (until := _late_until(one, timeline)) is not None
        ],
        "marks": [(across(one.day), lanes[one.kind], *_MARKS[one.state]) for one in steps if one.day],
    }


def _late_until(step: Step, timeline: Timeline) -> date | None:
    """Until when a step is late; None where it is not."""
    if step.state is State.OVERDUE:
        return timeline.as_at
    return step.done if step.state is State.LATE else None
