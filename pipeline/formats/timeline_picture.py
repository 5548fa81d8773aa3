"""The timeline of a case as a picture: a line for each kind of step, with marks that differ in shape."""

from __future__ import annotations

import textwrap
from datetime import date
from functools import lru_cache
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from pipeline.formats.chart_files import INK, QUIET, SMALL, new_canvas, png_of
from pipeline.foundation.council import Picture
from pipeline.foundation.dates import day_of
from pipeline.foundation.timeline import State, Step, Timeline, ticks_between

#: The width of the picture, which is that of a page's text, in millimetres.
WIDTH = 160.0
_INCH = 25.4
#: The height of a line, and of the axis with the legend, in inches.
_LANE, _LANE_OF_TWO_LINES, _REST = 0.24, 0.31, 0.7
#: The mark of each state: its shape, and whether it is filled.
_MARKS = {
    State.DONE: ("o", True),
    State.LATE: ("s", True),
    State.DUE: ("o", False),
    State.OVERDUE: ("^", False),
    State.NOT_DONE: ("X", False),
}
#: The most marks that are explained on one line.
_ON_ONE_LINE = 5
#: The characters of a line of the names at the left.
_KIND_WIDTH = 26
_HATCH = "////"
_PAST_DUE = "Time past the due date"


@lru_cache(maxsize=256)
def picture_of(timeline: Timeline) -> Picture:
    """The picture of a timeline with its alternative text. The same timeline gives the same bytes."""
    kinds = timeline.kinds
    names = [textwrap.fill(one, _KIND_WIDTH) for one in reversed(kinds)]
    lane = _LANE_OF_TWO_LINES if any("\n" in one for one in names) else _LANE
    canvas, axes = new_canvas(lane * len(kinds) + _REST - 0.6, WIDTH / _INCH)
    for place, kind in enumerate(reversed(kinds)):
        axes.axhline(place, color="#D5DADD", linewidth=0.8, zorder=0)
        for step in timeline.steps:
            if step.kind == kind:
                _draw(axes, place, step, timeline.as_at)
    axes.set_yticks(range(len(kinds)), names, fontsize=SMALL, color=INK)
    axes.set_ylim(-0.6, len(kinds) - 0.4)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    _date(axes, timeline)
    handles = _legend(timeline)
    canvas.legend(
        handles=handles,
        loc="outside lower center",
        ncols=len(handles) if len(handles) <= _ON_ONE_LINE else 4,
        fontsize=SMALL,
        frameon=False,
        handletextpad=0.3,
        handlelength=1.6,
        columnspacing=1.0,
    )
    return Picture(png_of(canvas), WIDTH, timeline.description)


def _draw(axes: Axes, place: int, step: Step, as_at: date) -> None:
    """One step: how long it ran, how long it was late, and its mark."""
    began, due, done = (_number(one) for one in (step.began, step.due, step.done))
    end = done if done is not None else _number(as_at)
    if began is not None and done is not None and done > began:
        axes.plot((began, done), (place, place), color=QUIET, linewidth=2.2, solid_capstyle="butt", zorder=1)
    if due is not None and end is not None and end > due and step.state in (State.LATE, State.OVERDUE):
        axes.barh(
            place, end - due, left=due, height=0.34, color="white", edgecolor=INK, hatch=_HATCH, zorder=2
        )
    at = done if done is not None else due
    if at is not None:
        shape, is_filled = _MARKS[step.state]
        axes.plot(at, place, marker=shape, clip_on=False, zorder=3, **_fill(is_filled=is_filled))


def _fill(*, is_filled: bool) -> dict[str, Any]:
    return {
        "markersize": 7,
        "color": INK,
        "markerfacecolor": INK if is_filled else "white",
        "markeredgecolor": INK,
        "markeredgewidth": 1.4,
        "linestyle": "none",
    }


def _date(axes: Axes, timeline: Timeline) -> None:
    """The axis: months, and a dashed line at the day as at which the picture is."""
    first, last = timeline.ends
    room = max(3.0, (last - first).days * 0.03)
    axes.set_xlim(first.toordinal() - room, last.toordinal() + room)
    ticks = ticks_between(first, last)
    axes.set_xticks([day.toordinal() for day, _ in ticks], [name for _, name in ticks])
    axes.tick_params(axis="x", labelsize=SMALL, labelcolor=QUIET)
    axes.axvline(timeline.as_at.toordinal(), color=QUIET, linewidth=1.0, linestyle=(0, (4, 3)), zorder=0)


def _legend(timeline: Timeline) -> list[Line2D | Patch]:
    """What the marks that are drawn mean."""
    states = {one.state for one in timeline.steps if one.day is not None}
    handles: list[Line2D | Patch] = [
        Line2D([], [], marker=shape, label=state.value, **_fill(is_filled=is_filled))
        for state, (shape, is_filled) in _MARKS.items()
        if state in states
    ]
    if states & {State.LATE, State.OVERDUE}:
        handles.append(Patch(facecolor="white", edgecolor=INK, hatch=_HATCH, label=_PAST_DUE))
    day = timeline.as_at
    handles.append(
        Line2D(
            [], [], color=QUIET, linewidth=1.0, linestyle=(0, (4, 3)), label=f"As at {day.day} {day:%b %Y}"
        )
    )
    return handles


def _number(moment: date | None) -> float | None:
    """The place of a day on the axis."""
    day = day_of(moment)
    return None if day is None else float(day.toordinal())
