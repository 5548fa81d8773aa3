"""The summary picture: one slide with the year's composite, six headline measures, and what has changed."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas

from pipeline.reporting.composite_sentences import composite_of
from pipeline.reporting.composites import Composite
from pipeline.reporting.edition import Edition
from pipeline.reporting.front_page import change_lines, first_measures, not_shown_line
from pipeline.reporting.intervals import wilson
from pipeline.reporting.prose import clause_of, name_of, number, percent
from pipeline.reporting.published_counts import CountRange
from pipeline.reporting.ranking import kept_most_and_least
from pipeline.reporting.report_request import ReportRequest
from pipeline.reporting.revised_figures import revised_line
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import ShownFigure

_INK, _QUIET, _BAR = "#1F3A4D", "#4A4A4A", "#2F6F8F"
#: Inches, inches, dots per inch: a slide of 16 to 9.
_WIDTH, _HEIGHT, _RESOLUTION = 13.333, 7.5, 150
#: The sizes of the text in points; the smallest can be read from the back of a room.
_SMALL, _TEXT, _TITLE, _BIG = 14, 15, 26, 38
#: The measures and the lines that it has space for.
_MEASURES, _LINES = 6, 3
#: The places of the columns, and of the top and bottom of the measures, as parts of the slide.
_LEFT, _MIDDLE, _RIGHT, _EDGE = 0.03, 0.34, 0.74, 0.965
_TOP, _BOTTOM, _FOOT = 0.77, 0.10, 0.025
#: The letters of a line in the left and the middle column.
_LEFT_LETTERS, _MIDDLE_LETTERS = 36, 48
#: The lines of text that a measure has space for at least, between two, and of all.
_FEWEST_LINES, _BETWEEN, _MOST_LINES = 2, 0.9, 23
#: How many letters of the big number fit beside the measures.
_BIG_LETTERS = 11
#: The rows of text under the big number, and the per cent from which a label is left of its end.
_ROWS, _HIGH = 16, 82
_REVISED = "Includes revised figures."


def summary_of(edition: Edition, order: ReportRequest) -> tuple[bytes, bytes]:
    """The picture as PNG and as SVG: the same bytes for the same figures."""
    with mpl.rc_context({"svg.hashsalt": "summary", "font.family": "DejaVu Sans"}):
        canvas = Canvas(figsize=(_WIDTH, _HEIGHT), dpi=_RESOLUTION)
        FigureCanvasAgg(canvas)
        title = _title(edition)
        _heads(canvas, order, title)
        if revised_line(edition):
            canvas.text(_LEFT, _FOOT, _REVISED, fontsize=_SMALL, color=_QUIET)
        _composite(canvas, edition)
        _measures(canvas, edition)
        return _saved(canvas, "png", {"Software": None}), _saved(
            canvas, "svg", {"Date": None, "Creator": None, "Title": title}
        )


def _saved(canvas: Canvas, kind: str, metadata: dict[str, str | None]) -> bytes:
    image = io.BytesIO()
    canvas.savefig(image, format=kind, metadata=metadata)
    return image.getvalue()


def _title(edition: Edition) -> str:
    every = composite_of(edition)
    time = edition.periods[-1].length
    if every is None:
        return f"What fell due in the {time} is not shown together"
    of = f"all that fell due in the {time}" if not every.left_out else f"what can be shown of the {time}"
    return f"Of {of}, {percent(every.share)} was in time"


def _heads(canvas: Canvas, order: ReportRequest, title: str) -> None:
    draft = "DRAFT, " if order.draft else ""
    about = f"{order.house.council}. Harmful sexual behaviour: timeliness and outcomes"
    canvas.text(_LEFT, 0.945, about, fontsize=_SMALL, color=_QUIET)
    canvas.text(
        _EDGE, 0.945, f"{draft}{order.marking}", fontsize=_SMALL, color=_INK, weight="bold", ha="right"
    )
    canvas.text(_LEFT, 0.865, title, fontsize=_TITLE, color=_INK, weight="bold")


def _composite(canvas: Canvas, edition: Edition) -> None:
    """The composite as the big number, and what has changed under it."""
    every = composite_of(edition)
    top = 0.72 if every is not None else 0.86
    if every is not None:
        share = percent(every.share)
        size = _BIG * min(1, _BIG_LETTERS / len(share))
        canvas.text(_LEFT, top, share, fontsize=size, color=_BAR, weight="bold")
        canvas.text(_LEFT, top - 0.05, _counted(every), fontsize=_TEXT, color=_INK)
    canvas.text(_LEFT, top - 0.095, edition.periods[-1].words, fontsize=_SMALL, color=_QUIET)
    lines = [*change_lines(edition, 2), *kept_most_and_least(edition)[::-1]][:_LINES]
    lines = lines or [not_shown_line(edition)]
    text = "\n\n".join(_that_fit([textwrap.fill(line, _LEFT_LETTERS) for line in lines]))
    canvas.text(_LEFT, top - 0.16, text, fontsize=_SMALL, color=_INK, va="top", linespacing=1.25)


def _counted(every: Composite) -> str:
    """How many things fell due, and in time; not the latter beside a range, which would say another share."""
    if isinstance(every.total, CountRange):
        return f"of {number(every.total)} that fell due"
    return f"in time: {number(every.in_time)} of {number(every.total)}"


def _that_fit(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs, from the first, for which the column has space."""
    fit = [
        place
        for place in range(1, len(paragraphs) + 1)
        if "\n\n".join(paragraphs[:place]).count("\n") < _ROWS
    ]
    return list(paragraphs[: max(fit, default=0)])


def _measures(canvas: Canvas, edition: Edition) -> None:
    """The measures that a board asks for first: each sentence, and its share as a dot, or as a range."""
    figures = [edition.main_figure(one.id) for one in first_measures(edition, _MEASURES)]
    if not figures:
        return
    said = [
        textwrap.fill(f"{name_of(figure)}: {clause_of(edition, figure)}", _MIDDLE_LETTERS)
        for figure in figures
    ]
    heights = [max(_FEWEST_LINES, one.count("\n") + 1) + _BETWEEN for one in said]
    while sum(heights) > _MOST_LINES:
        heights.pop()
    axes = canvas.add_axes((_RIGHT, _BOTTOM, _EDGE - _RIGHT, _TOP - _BOTTOM))
    whole = sum(heights)
    for place, height in enumerate(heights):
        middle = whole - sum(heights[:place]) - height / 2
        _dot(axes, middle, figures[place])
        at = _BOTTOM + middle / whole * (_TOP - _BOTTOM)
        canvas.text(_MIDDLE, at, said[place], fontsize=_SMALL, color=_INK, va="center", linespacing=1.15)
    _axis(axes, whole)
    canvas.text(
        _EDGE,
        _FOOT,
        "Dot: the share, with its 95% interval. Bar: the range that the share is in.",
        fontsize=_SMALL,
        color=_QUIET,
        ha="right",
    )


def _dot(axes: Axes, place: float, figure: ShownFigure) -> None:
    """The share of a figure with its interval, or the range that it is in."""
    share, total, yes = figure.share(), figure.total, figure.answers()[0].count
    if isinstance(share, ShareRange):
        axes.plot(list(share), [place] * 2, linewidth=9, color=_BAR, solid_capstyle="butt")
        middle = sum(share) / 2
    elif share is not None and isinstance(total, int) and isinstance(yes, int):
        axes.plot(list(wilson(yes, total)), [place] * 2, linewidth=1.6, color=_QUIET)
        axes.plot([share], [place], marker="o", markersize=10, color=_INK, clip_on=False)
        middle = share
    else:
        return
    axes.annotate(
        percent(share),
        (min(middle, 100), place),
        (0, 10),
        textcoords="offset points",
        fontsize=_SMALL,
        color=_INK,
        weight="bold",
        ha="center" if middle < _HIGH else "right",
    )


def _axis(axes: Axes, height: float) -> None:
    axes.set_xlim(0, 101)
    axes.set_ylim(0, height)
    axes.set_yticks([])
    axes.set_xticks([0, 50, 100], ["0%", "50%", "100%"], fontsize=_SMALL, color=_QUIET)
    axes.grid(axis="x", color="#D5DADD", linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
