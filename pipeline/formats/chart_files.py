"""A chart as files: the canvas it is drawn on, and the PNG and SVG that are the same for the same figures."""

from __future__ import annotations

import io
import re
import textwrap
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas

#: Colours with a contrast of at least 4.5 to 1 on white.
INK, QUIET, RANGE = "#1F3A4D", "#5A6B77", "#2F6F8F"
#: Points of the small text, and of the title.
SMALL, _LARGE = 9, 11
#: Inches, dots per inch, and the characters of a line of the title.
_WIDTH, _RESOLUTION, _TITLE_WIDTH = 6.9, 200, 72
#: Inches around the axes of a chart whose axes have their place, and of a line of its title.
_LEFT, _RIGHT, _BELOW, _ABOVE, _TITLE_LINE = 0.42, 0.08, 0.56, 0.46, 0.18
_SETTINGS: dict[str, str] = {"svg.hashsalt": "hsb", "svg.fonttype": "path", "font.family": "DejaVu Sans"}
#: zlib's level at which a chart is a tenth larger and written three times as fast.
_FAST = 3
_OPENING = re.compile(r"<svg\b[^>]*>")


@dataclass(frozen=True)
class DrawnChart:
    """A chart as PNG and as SVG, its title, and the text that says what it shows, with every number."""

    png: bytes
    svg: bytes
    title: str
    description: str


def new_canvas(height: float, width: float = _WIDTH, *, in_place: bool = False) -> tuple[Canvas, Axes]:
    """A canvas with axes without a frame. `height`: that of the axes; `width`: that of all; in inches.

    `in_place`: the axes begin at the same place in every such chart, with room for numbers on the left, a
    line above and three below, so that charts under each other can be compared. Else the names decide where.
    """
    layout: Literal["constrained"] | None = None if in_place else "constrained"
    canvas = Canvas(figsize=(width, height + 0.6), dpi=_RESOLUTION, layout=layout)
    axes = canvas.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=SMALL)
    return canvas, axes


def drawn(canvas: Canvas, axes: Axes, title: str, description: str) -> DrawnChart:
    """The finished chart, with its title over it. The same figures give the same bytes."""
    del axes
    lines = textwrap.wrap(title, _TITLE_WIDTH)
    if canvas.get_layout_engine() is None:
        width, height = canvas.get_size_inches()
        above = _ABOVE + _TITLE_LINE * len(lines)
        canvas.subplots_adjust(
            left=_LEFT / width, right=1 - _RIGHT / width, bottom=_BELOW / height, top=1 - above / height
        )
    canvas.suptitle("\n".join(lines), x=0.01, ha="left", fontsize=_LARGE, fontweight="bold", color=INK)
    drawing, picture = io.BytesIO(), png_of(canvas)
    with mpl.rc_context(rc=_SETTINGS):  # type: ignore[arg-type]
        canvas.set_layout_engine("none")
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        FigureCanvasSVG(canvas).print_svg(drawing, metadata=nothing)  # type: ignore[no-untyped-call]
    return DrawnChart(picture, _with_text(drawing.getvalue(), title, description), title, description)


def png_of(canvas: Canvas) -> bytes:
    """The canvas as a PNG without any text beside the picture: the same bytes for the same drawing."""
    picture = io.BytesIO()
    with mpl.rc_context(rc=_SETTINGS):  # type: ignore[arg-type]
        # Not by `savefig`, which lays out and draws each file twice.
        FigureCanvasAgg(canvas).print_png(  # type: ignore[no-untyped-call]
            picture, metadata={"Software": None}, pil_kwargs={"compress_level": _FAST}
        )
    return picture.getvalue()


def _with_text(svg: bytes, title: str, description: str) -> bytes:
    """The drawing with its title and description, which screen readers read."""
    text = svg.decode()
    described = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return _OPENING.sub(lambda found: found[0][:-1] + ' role="img">' + described, text, count=1).encode()
