"""The paper that charts are drawn on: sizes, colours, and files that are the same for the same figures."""

from __future__ import annotations

import io

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas

INK, QUIET, BAR = "#1F3A4D", "#5A6B77", "#2F6F8F"
#: Inches, inches, dots per inch.
WIDTH, HEIGHT, _RESOLUTION = 6.6, 2.9, 200


def canvas(height: float, *, width: float = WIDTH) -> tuple[Canvas, Axes]:
    """An empty chart, without the lines at its top and right."""
    picture = Canvas(figsize=(width, height), dpi=_RESOLUTION, layout="constrained")
    FigureCanvasAgg(picture)
    axes = picture.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=8)
    return picture, axes


def files_of_canvas(picture: Canvas, *, resolution: int = _RESOLUTION) -> tuple[bytes, bytes]:
    """A drawing as PNG and as SVG, with nothing in them of the machine or the day."""
    png, svg = io.BytesIO(), io.BytesIO()
    picture.savefig(png, format="png", dpi=resolution, metadata={"Software": None})
    with mpl.rc_context({"svg.hashsalt": "hsb", "svg.fonttype": "none"}):
        picture.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    return png.getvalue(), svg.getvalue()
