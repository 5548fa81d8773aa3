"""The timeline of a case as a picture: a line for each kind of step, with marks that differ in shape."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from pipeline.formats.chart_files import INK, QUIET, SMALL, new_canvas, png_of
from pipeline.foundation.council import Picture
from pipeline.foundation.dates import day_of
from pipeline.foundation.timeline import State, Step, Timeline

#: The width of the picture, which is that of a page's text, in millimetres.
WIDTH = 160.0
_INCH = 25.4
#: The height of a line, and of the axis with the legend, in inches.
_LANE, _REST = 0.27, 0.75
#: The mark of each state: its shape, and whether it is filled.
_MARKS = {
    State.DONE: ("o", True),
    State.LATE: ("s", True),
    State.DUE: ("o", False),
    State.OVERDUE: ("^", False),
    State.NOT_DONE: ("X", False),
}
#: The most months with a name each under the picture; more have a name every few months.
_NAMED = 9
_HATCH = "////"
_PAST_DUE = "Time past the due date"


@lru_cache(maxsize=256)
def picture_of(timeline: Timeline) -> Picture:
    """The picture of a timeline with its alternative text. The same timeline gives the same bytes."""
    kinds = timeline.kinds
    canvas, axes = new_canvas(_LANE * len(kinds) + _REST - 0.6, WIDTH / _INCH)
    for place, kind in enumerate(reversed(kinds)):
        axes.axhline(place, color="#D5DADD", linewidth=0.8, zorder=0)
        for step in timeline.steps:
            if step.kind == kind:
                _draw(axes, place, step, timeline.as_at)
    axes.set_yticks(range(len(kinds)), list(reversed(kinds)), fontsize=SMALL, color=INK)
    axes.set_ylim(-0.6, len(kinds) - 0.4)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    _date(axes, timeline)
    axes.legend(
        handles=_legend(timeline),
        loc="upper center",
        bbox_to_anchor=(0.38, -0.32 / (_LANE * len(kinds)) * 1.1),
        ncols=4,
        fontsize=SMALL,
        frameon=False,
        handletextpad=0.4,
        columnspacing=1.2,
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


def _fill(*, is_filled: bool) -> dict[str, object]:
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
    days = [day for one in timeline.steps for day in (one.began, one.due, one.done) if day is not None]
    first, last = (_number(pick([*days, timeline.as_at], key=day_of)) for pick in (min, max))
    assert first is not None
    assert last is not None
    room = max(8.0, (last - first) * 0.03)
    axes.set_xlim(first - room, last + room)
    months = _months(date.fromordinal(int(first)), date.fromordinal(int(last)))
    names = [f"{one:%b}\n{one:%Y}" if place == 0 or one.month == 1 or one.year != months[place - 1].year
             else f"{one:%b}" for place, one in enumerate(months)]
    axes.set_xticks([one.toordinal() for one in months], names, fontsize=SMALL, color=QUIET)
    axes.axvline(timeline.as_at.toordinal(), color=QUIET, linewidth=1.0, linestyle=(0, (4, 3)), zorder=0)


def _months(first: date, last: date) -> list[date]:
    """The first days of months between two days: all, or every second, third, sixth or twelfth of them."""
    month = (first.replace(day=1) + timedelta(days=31)).replace(day=1) if first.day > 1 else first
    months = []
    while month <= last:
        months.append(month)
        month = (month + timedelta(days=31)).replace(day=1)
    every = next((one for one in (1, 2, 3, 6) if len(months) <= one * _NAMED), 12)
    return months[::every]


def _legend(timeline: Timeline) -> list[Line2D | Patch]:
    """What the marks that are drawn mean."""
    states = {one.state for one in timeline.steps}
    handles: list[Line2D | Patch] = [
        Line2D([], [], marker=shape, label=state.value, **_fill(is_filled=is_filled))  # type: ignore[arg-type]
        for state, (shape, is_filled) in _MARKS.items()
        if state in states
    ]
    if states & {State.LATE, State.OVERDUE}:
        handles.append(Patch(facecolor="white", edgecolor=INK, hatch=_HATCH, label=_PAST_DUE))
    handles.append(Line2D([], [], color=QUIET, linewidth=1.0, linestyle=(0, (4, 3)), label="As at"))
    return handles


def _number(moment: date | None) -> float | None:
    """The place of a day on the axis."""
    day = day_of(moment)
    return None if day is None else float(day.toordinal())
