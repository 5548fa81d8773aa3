"""A small board to draw on with Pillow: lines, bars, marks and words, as a PNG with the same bytes each time.

Shapes are drawn three times as large and made smaller at the end, so that their edges are smooth. It takes
a sixth of matplotlib's time, and a program that makes no report need not load matplotlib.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]
#: Dots per inch: sharp on paper.
RESOLUTION = 200
_FINER = 3
#: zlib's level at which a picture is a tenth larger and written three times as fast.
_FAST = 3
_CIRCLE = [(math.cos(turn * math.pi / 32), math.sin(turn * math.pi / 32)) for turn in range(64)]
_HALF_CROSS = ((-0.5, -1.0), (0.0, -0.5), (0.5, -1.0), (1.0, -0.5), (0.5, 0.0), (1.0, 0.5))
#: The outline of each mark about its middle, in halves of its size.
MARKS: dict[str, Sequence[Point]] = {
    "circle": _CIRCLE,
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0.0, -1.05), (1.05, 0.85), (-1.05, 0.85)),
    "cross": (*_HALF_CROSS, *((-x, -y) for x, y in _HALF_CROSS)),
}


def dots(points: float) -> int:
    """A length in points of 1/72 inch as whole dots of the picture."""
    return round(points * RESOLUTION / 72)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """DejaVu Sans, which comes with matplotlib's files: found without loading it."""
    found = find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    file = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


def width_of(words: str, size: int) -> int:
    """How many dots wide the longest line of some words is."""
    return max(math.ceil(_font(size).getlength(line)) for line in words.split("\n"))


class Board:
    """A white board. Places are in dots from its upper left corner; colours are written "#1F3A4D"."""

    def __init__(self, width: int, height: int) -> None:
        self._shapes = Image.new("RGB", (width * _FINER, height * _FINER), "white")
        self._draw = ImageDraw.Draw(self._shapes)
        self._words: list[tuple[Point, str, int, str, str]] = []

    def line(self, start: Point, end: Point, colour: str, thickness: float) -> None:
        """A straight line."""
        self._draw.line([*_finer(start, end)], colour, max(1, round(thickness * _FINER)))

    def dashed(self, start: Point, end: Point, colour: str, thickness: float) -> None:
        """A line of dashes, either across or down."""
        length = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
        for at in range(0, math.ceil(length), dots(7)):
            one, other = at / length, min(length, at + dots(4)) / length
            self.line(_between(start, end, one), _between(start, end, other), colour, thickness)

    def hatched(self, upper_left: Point, lower_right: Point, colour: str, thickness: float) -> None:
        """A bar with sloping lines and an edge, white between."""
        (left, top), (right, bottom) = upper_left, lower_right
        self._draw.rectangle([*_finer(upper_left, lower_right)], "white")
        height = bottom - top
        at = left - height
        while at < right:
            begins, ends = max(at, left), min(at + height, right)
            self.line((begins, bottom - (begins - at)), (ends, bottom - (ends - at)), colour, thickness)
            at += dots(6.5)
        self._outline([upper_left, (right, top), lower_right, (left, bottom)], colour, thickness)

    def mark(self, shape: str, middle: Point, size: float, colour: str, *, is_filled: bool) -> None:
        """One of the MARKS, filled with its colour or with white."""
        corners = [(middle[0] + x * size / 2, middle[1] + y * size / 2) for x, y in MARKS[shape]]
        self._draw.polygon([*_finer(*corners)], colour if is_filled else "white")
        self._outline(corners, colour, dots(1.4))

    def words(self, place: Point, words: str, size: int, colour: str, anchor: str) -> None:
        """Words of a size in dots. `anchor`: Pillow's, such as "rm": they end at the place, at its height."""
        lines = words.split("\n")
        first = place[1] - (len(lines) - 1) * size * 0.58 * (anchor[1] == "m")
        for number, line in enumerate(lines):
            self._words.append(((place[0], first + number * size * 1.16), line, size, colour, anchor))

    def png(self) -> bytes:
        """The board as a PNG without any text beside the picture."""
        picture = self._shapes.reduce(_FINER)
        draw = ImageDraw.Draw(picture)
        for place, words, size, colour, anchor in self._words:
            draw.text(place, words, colour, _font(size), anchor)
        file = io.BytesIO()
        picture.save(file, "PNG", compress_level=_FAST, dpi=(RESOLUTION, RESOLUTION))
        return file.getvalue()

    def _outline(self, corners: Sequence[Point], colour: str, thickness: float) -> None:
        for one, other in pairwise([*corners, corners[0]]):
            self.line(one, other, colour, thickness)
        joint = thickness * _FINER / 2
        for x, y in _finer(*corners):
            self._draw.ellipse((x - joint, y - joint, x + joint, y + joint), colour)


def _finer(*places: Point) -> Iterator[Point]:
    return ((x * _FINER, y * _FINER) for x, y in places)


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
