"""The timeline of a case as a picture: a line for each kind of step, with marks that differ in shape."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.formats.drawing_board import RESOLUTION, Board, dots, width_of
from pipeline.foundation.council import Picture
from pipeline.foundation.dates import day_of
from pipeline.foundation.timeline import State, Step, Timeline, ticks_between

#: The width of the picture, which is that of a page's text, in millimetres.
WIDTH = 160.0
#: Colours with a contrast of at least 4.5 to 1 on white; and of the lines that marks are on.
_INK, _QUIET, _FAINT = "#1F3A4D", "#5A6B77", "#D5DADD"
_SMALL = dots(9)
_MARK, _THIN = dots(7), dots(1)
#: The height of a line, of one with two lines of words, of the axis with its months, and of a row of the
#: legend; the distance from the edge.
_LANE, _LANE_OF_TWO_LINES, _AXIS, _ROW, _EDGE = dots(16), dots(21), dots(34), dots(14), dots(3)
#: The mark of each state: its shape, and whether it is filled.
_MARKS = {
    State.DONE: ("circle", True),
    State.LATE: ("square", True),
    State.DUE: ("circle", False),
    State.OVERDUE: ("triangle", False),
    State.NOT_DONE: ("cross", False),
}
#: The characters of a line of the names at the left.
_KIND_WIDTH = 26
_PAST_DUE = "Time past the due date"
#: What explains a mark: how it is drawn about a place, and its words.
_Sign = Callable[[Board, float, float], None]


@dataclass(frozen=True)
class _Lanes:
    """Where everything is, in dots. `left`: where lines begin, after their names; `lane`: their height."""

    timeline: Timeline
    names: list[str]
    left: int
    right: int
    lane: int

    @property
    def bottom(self) -> int:
        """The height of the axis below the lines."""
        return _EDGE + self.lane * len(self.names)

    def across(self, day: date) -> float:
        """The place of a day on the axis."""
        first, last = (one.toordinal() for one in self.timeline.ends)
        room = max(3.0, (last - first) * 0.03)
        part = (day.toordinal() - first + room) / (last - first + 2 * room)
        return self.left + part * (self.right - self.left)

    def down(self, place: int) -> float:
        """The height of a line, by its number from the top."""
        return _EDGE + self.lane * (place + 0.5)


@lru_cache(maxsize=256)
def picture_of(timeline: Timeline) -> Picture:
    """The picture of a timeline with its alternative text. The same timeline gives the same bytes."""
    names = [textwrap.fill(one, _KIND_WIDTH) for one in timeline.kinds]
    lane = _LANE_OF_TWO_LINES if any("\n" in one for one in names) else _LANE
    width = round(WIDTH / 25.4 * RESOLUTION)
    left = 2 * _EDGE + max((width_of(one, _SMALL) for one in names), default=0)
    lanes = _Lanes(timeline, names, left + _EDGE, width - _EDGE, lane)
    rows = list(_rows_of(list(_legend(timeline)), width))
    board = Board(width, lanes.bottom + _AXIS + len(rows) * _ROW + _EDGE)
    _draw_lanes(board, lanes)
    _draw_axis(board, lanes)
    for place, kind in enumerate(timeline.kinds):
        for step in timeline.steps:
            if step.kind == kind:
                _draw(board, lanes, place, step)
    _draw_legend(board, rows, width, lanes.bottom + _AXIS)
    return Picture(board.png(), WIDTH, timeline.description)


def _draw_lanes(board: Board, lanes: _Lanes) -> None:
    for place, name in enumerate(lanes.names):
        height = lanes.down(place)
        board.words((lanes.left - _EDGE, height), name, _SMALL, _INK, "rm")
        board.line((lanes.left, height), (lanes.right, height), _FAINT, dots(0.8))


def _draw_axis(board: Board, lanes: _Lanes) -> None:
    """The axis: months, and a dashed line at the day as at which the picture is."""
    board.line((lanes.left, lanes.bottom), (lanes.right, lanes.bottom), "#000000", dots(0.8))
    for day, name in ticks_between(*lanes.timeline.ends):
        at = lanes.across(day)
        board.line((at, lanes.bottom), (at, lanes.bottom + dots(3.5)), "#000000", dots(0.8))
        board.words((at, lanes.bottom + dots(6.5)), name.rstrip(), _SMALL, _QUIET, "ma")
    at = lanes.across(lanes.timeline.as_at)
    board.dashed((at, 0), (at, lanes.bottom), _QUIET, _THIN)


def _draw(board: Board, lanes: _Lanes, place: int, step: Step) -> None:
    """One step: how long it ran, how long it was late, and its mark."""
    height = lanes.down(place)
    began, due, done = (None if one is None else day_of(one) for one in (step.began, step.due, step.done))
    end = done or lanes.timeline.as_at
    if began is not None and done is not None and done > began:
        board.line((lanes.across(began), height), (lanes.across(done), height), _QUIET, dots(2.2))
    if due is not None and end > due and step.state in (State.LATE, State.OVERDUE):
        _past_due(board, lanes.across(due), lanes.across(end), height)
    at = done or due
    if at is not None:
        _mark(board, step.state, lanes.across(at), height)


def _past_due(board: Board, left: float, right: float, height: float) -> None:
    half = dots(3.2)
    board.hatched((left, height - half), (right, height + half), _INK, _THIN)


def _mark(board: Board, state: State, across: float, height: float) -> None:
    shape, is_filled = _MARKS[state]
    board.mark(shape, (across, height), _MARK, _INK, is_filled=is_filled)


def _legend(timeline: Timeline) -> Iterator[tuple[_Sign, str]]:
    """What the marks that are drawn mean."""
    states = {one.state for one in timeline.steps if one.day is not None}
    for state in _MARKS:
        if state in states:
            yield _sign_of(state), state.value
    half = dots(7)
    if states & {State.LATE, State.OVERDUE}:
        yield lambda board, x, y: _past_due(board, x - half, x + half, y), _PAST_DUE
    day = timeline.as_at
    words = f"As at {day.day} {day:%b %Y}"
    yield lambda board, x, y: board.dashed((x - half, y), (x + half, y), _QUIET, _THIN), words


def _sign_of(state: State) -> _Sign:
    return lambda board, x, y: _mark(board, state, x, y)


def _space_of(words: str) -> int:
    """How wide a sign with its words is, with the distance to the next."""
    return dots(32) + width_of(words, _SMALL)


def _rows_of(signs: list[tuple[_Sign, str]], width: int) -> Iterator[list[tuple[_Sign, str]]]:
    """The signs in rows that fit the picture."""
    row: list[tuple[_Sign, str]] = []
    for sign in signs:
        if row and sum(_space_of(words) for _, words in (*row, sign)) > width:
            yield row
            row = []
        row.append(sign)
    yield row


def _draw_legend(board: Board, rows: list[list[tuple[_Sign, str]]], width: int, top: int) -> None:
    for number, row in enumerate(rows):
        at = (width - sum(_space_of(words) for _, words in row)) / 2
        height = top + (number + 0.5) * _ROW
        for sign, words in row:
            sign(board, at + dots(11), height)
            board.words((at + dots(22), height), words, _SMALL, _INK, "lm")
            at += _space_of(words)
