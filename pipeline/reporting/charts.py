"""Charts of an edition, drawn only from the figures that it shows: a hidden figure leaves a gap."""

from __future__ import annotations

import io
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas

from pipeline.reporting.published_counts import Shown
from pipeline.reporting.run_chart import Chart
from pipeline.reporting.shares import ShareRange

_INK, _QUIET, _BAR = "#1F3A4D", "#5A6B77", "#2F6F8F"
#: Inches, inches, dots per inch.
_WIDTH, _HEIGHT, _RESOLUTION = 6.6, 2.9, 200
#: The fewest points that a chart is drawn for.
FEWEST_POINTS = 2


def run_chart(
    quarters: Sequence[str], points: Sequence[Shown], chart: Chart, unit: str, most: float | None = None
) -> bytes:
    """A PNG of a series by quarter, its middle, and its limits if it has them.

    What is not a number is a gap.
    """
    canvas, axes = _canvas()
    places = list(range(len(points)))
    values = [float(one) if isinstance(one, (int, float)) else float("nan") for one in points]
    axes.plot(places, values, marker="o", markersize=5, linewidth=1.6, color=_INK, label="Shown figures")
    axes.axhline(chart.middle, color=_BAR, linewidth=1.4, linestyle="--", label="Middle")
    for limit in (chart.lower, chart.upper):
        if limit is not None:
            label = "Trial limits" if chart.on_trial else "Limits"
            axes.axhline(
                limit,
                color=_QUIET,
                linewidth=1.2,
                linestyle=":",
                label=label if limit is chart.upper else None,
            )
    _along(axes, quarters, points)
    shown = [*(one for one in values if one == one), chart.middle, chart.upper or 0.0]
    axes.set_ylim(0, most * 1.05 if most else max(shown) * 1.15 or 1)
    axes.set_ylabel(unit, fontsize=9)
    axes.legend(fontsize=8, frameon=False, loc="upper center", bbox_to_anchor=(0.5, 1.16), ncols=3)
    return _png(canvas)


def range_chart(quarters: Sequence[str], points: Sequence[Shown]) -> bytes:
    """A PNG of the possible percentages of each quarter: a bar from lowest to highest, and no line."""
    canvas, axes = _canvas()
    for place, point in enumerate(points):
        if isinstance(point, ShareRange):
            axes.bar(
                place, point.most - point.least, bottom=point.least, width=0.3, color=_BAR, edgecolor=_BAR
            )
    _along(axes, quarters, points)
    axes.set_ylim(0, 105)
    axes.set_ylabel("Per cent, least to most", fontsize=9)
    return _png(canvas)


def _along(axes: Axes, quarters: Sequence[str], points: Sequence[Shown]) -> None:
    """Label the quarters of a chart, and put the sign at each point that is not shown."""
    for place, point in enumerate(points):
        if isinstance(point, str):
            axes.annotate(
                point,
                (place, 0),
                ha="center",
                va="bottom",
                fontsize=8,
                color=_QUIET,
                xycoords=("data", "axes fraction"),
            )
    axes.set_xticks(list(range(len(points))), quarters, rotation=45, ha="right", fontsize=8)
    axes.set_xlim(-0.5, len(points) - 0.5)


def bar_chart(answers: Sequence[str], counts: Sequence[Shown], unit: str = "Number") -> bytes:
    """A PNG of the number of each answer, each bar with its number.

    A hidden number has its sign and no bar.
    """
    canvas, axes = _canvas(height=0.9 + 0.32 * len(answers))
    places = list(range(len(answers)))[::-1]
    lengths = [float(one) if isinstance(one, (int, float)) else 0.0 for one in counts]
    axes.barh(places, lengths, color=_BAR, height=0.6)
    longest = max(lengths, default=0) or 1
    for place, length, count in zip(places, lengths, counts, strict=True):
        axes.text(length + longest * 0.01, place, str(count), va="center", fontsize=8, color=_INK)
    axes.set_yticks(places, answers, fontsize=8)
    axes.set_xlim(0, longest * 1.12)
    axes.set_xlabel(unit, fontsize=9)
    return _png(canvas)


def _canvas(height: float = _HEIGHT) -> tuple[Canvas, Axes]:
    canvas = Canvas(figsize=(_WIDTH, height), dpi=_RESOLUTION, layout="constrained")
    FigureCanvasAgg(canvas)
    axes = canvas.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=8)
    return canvas, axes


def _png(canvas: Canvas) -> bytes:
    image = io.BytesIO()
    canvas.savefig(image, format="png", metadata={"Software": None})
    return image.getvalue()
