"""Charts of an edition, drawn only from the figures that it shows: a hidden figure leaves a gap."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from pipeline.formats.chart_files import INK, QUIET, RANGE, SMALL, DrawnChart, drawn, new_canvas
from pipeline.reporting.chart_points import Point, answer_drawn, in_words, point_of, points_of_composites
from pipeline.reporting.edition import Edition
from pipeline.reporting.given_figures import is_given, trend_figures
from pipeline.reporting.intervals import Limits, p_limits
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.period_notes import over_of, time_of
from pipeline.reporting.periods import Period
from pipeline.reporting.prose import name_of, sentence_of, sentence_of_answer
from pipeline.reporting.published_counts import CountRange
from pipeline.reporting.shown_figure import ShownFigure

#: The name of the chart of the headline measures.
HEADLINES = "Headlines"
#: The fewest points or bars that a chart is drawn for, and the fewest exact points for limits.
FEWEST_POINTS, FEWEST_FOR_LIMITS = 2, 12
#: The characters of a row's name on the left of a chart.
_NAME_WIDTH = 58
#: The most periods whose names fit beside each other on two lines.
_ON_TWO_LINES = 8
#: How much of a row's height each line of its name takes.
_LINE = 0.5
#: About how much of the axis of 100 a letter takes beside a row.
_LETTER = 2.0
#: The months of a quarter.
_QUARTER = 3
#: The target that every one of them is so.
_ALL = "All"
#: White behind a number, so that no line crosses it.
_CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85}


def charts_of(edition: Edition) -> dict[str, DrawnChart]:
    """Every chart that there is something to draw for, by measure; the headline chart first."""
    drawn = {HEADLINES: headline_chart(edition)}
    drawn |= {name: chart_of(edition, name) for name in edition.measures if name.startswith("K")}
    return {name: one for name, one in drawn.items() if one is not None}


def chart_of(edition: Edition, measure_id: str) -> DrawnChart | None:
    """The chart of a measure: by quarter or half-year, or by answer; None where there is too little to draw.

    One number by itself is no chart: the headline chart has it.
    """
    measure = edition.measures[measure_id]
    if not is_given(edition, measure_id):
        return None
    figures = trend_figures(edition, measure_id)
    words = _words_drawn(measure, figures)
    points = [point_of(one, "", words) for one in figures]
    if sum(one is not None for one in points) >= FEWEST_POINTS:
        return _run(edition, measure)
    return _bars(edition, measure) if measure.kind is AnswerType.WORD else None


def headline_chart(edition: Edition) -> DrawnChart | None:
    """Every headline share and composite that is shown, as a dot with its interval or a range."""
    shown = [edition.main_figure(name) for name, one in edition.measures.items() if one.headline]
    points = points_of_composites(edition)
    for figure in shown:
        if figure.measure.kind is not AnswerType.NUMBER:
            name = name_of(figure)
            if figure.measure.kind is AnswerType.WORD:
                name = f"{name}: {figure.answers()[0].name.casefold()}"
            found = point_of(figure, f"{name}{over_of(edition, figure)}")
            points += [found] if found else []
    if len(points) < FEWEST_POINTS:
        return None
    names = [textwrap.fill(one.name, _NAME_WIDTH) for one in reversed(points)]
    heights = [max(1.0, _LINE * (name.count("\n") + 1)) for name in names]
    canvas, axes = new_canvas(0.5 + 0.32 * sum(heights))
    places = [sum(heights[:place]) + height / 2 for place, height in enumerate(heights)]
    for place, point in zip(places, reversed(points), strict=True):
        _across(axes, place, point)
    axes.set_yticks(places, names, fontsize=SMALL)
    axes.set_ylim(-0.1, sum(heights) + 0.1)
    axes.set_xlim(0, 103)
    axes.set_xlabel("Per cent. Line: 95% interval. Bar: least and most.", fontsize=SMALL, loc="right")
    first = points[0]
    title = f"{first.name}: {in_words(first)}"
    described = "; ".join(f"{one.name} {in_words(one)}" for one in points)
    return drawn(canvas, axes, title, f"Dots and ranges, per cent. {described}.")


def _across(axes: Axes, place: float, point: Point) -> None:
    """Draw one row: a dot on its interval, or a bar from the least to the most, with its number."""
    if point.value is None:
        axes.barh(place, max(1, point.most - point.least), left=point.least, height=0.3, color=RANGE)
        end = point.most
    else:
        axes.plot((point.least, point.most), (place, place), color=QUIET, linewidth=1.4)
        axes.plot(point.value, place, marker="o", markersize=7, color=INK, clip_on=False)
        end = max(point.most, point.value)
    room = 103 - end
    needed = _LETTER * len(point.label)
    at, side = (end + 1.2, "left") if room > needed else (point.least - 1.2, "right")
    axes.text(at, place, point.label, va="center", ha=side, fontsize=SMALL, color=INK)


def _run(edition: Edition, measure: Measure) -> DrawnChart:
    """A measure by quarter or half-year: points on a line, ranges as bars, and gaps."""
    blocks = _since_the_first(edition, measure)
    found = [edition.figure(measure.id, one) for one in blocks]
    gaps = ["none" if one is not None and one.is_nothing else "not shown" for one in found]
    words = _words_drawn(measure, trend_figures(edition, measure.id))
    points = [None if one is None else point_of(one, one.period.words, words) for one in found]
    is_share = measure.kind is not AnswerType.NUMBER
    canvas, axes = new_canvas(2.7, in_place=True)
    places = list(range(len(points)))
    values = [one.value if one and one.value is not None else float("nan") for one in points]
    axes.plot(places, values, color=INK, linewidth=1.6, marker="o", markersize=6)
    top = 100.0 if is_share else max(one.most for one in points if one) * 1.25 or 1.0
    for place, point, gap in zip(places, points, gaps, strict=True):
        _upright(axes, place, point or gap, top, is_crowded=len(blocks) > _ON_TWO_LINES)
    if measure.target == _ALL:
        axes.axhline(100, color=QUIET, linewidth=1.2, linestyle="-.")
        axes.text(
            len(points) - 0.25, 100, "target", fontsize=SMALL - 1, color=QUIET, va="center", bbox=_CLEAR
        )
    limits = _limits(found) if is_share and not words else None
    if limits is not None:
        _draw_limits(axes, [place for place in places if points[place] is not None], limits)
    axes.set_ylim(0, top * 1.2)
    if is_share:
        axes.set_yticks(range(0, 101, 20))
    axes.set_xlim(-0.5, len(points) + 0.1)
    axes.set_xticks(places, [along(one, len(blocks)) for one in blocks], fontsize=SMALL - 1)
    by = "half-year" if blocks[0].months > _QUARTER else "quarter"
    unit = f"Per cent, by {by}" if is_share else f"{measure.unit_of_number} within which half were over"
    figure = edition.main_figure(measure.id)
    about = f"{unit}; the title is of {_the(figure.period)}"
    axes.set_title(about, loc="left", fontsize=SMALL, color=INK, pad=10)
    return drawn(
        canvas,
        axes,
        sentence_of_answer(edition, figure, words) if words else sentence_of(edition, measure.id),
        _described(unit, blocks, [point or gap for point, gap in zip(points, gaps, strict=True)], limits),
    )


def _the(period: Period) -> str:
    """A time for a sentence: "the year to June 2026", "July to September 2026"."""
    return time_of(period) if period.length == "period" else f"the {time_of(period)}"


def _words_drawn(measure: Measure, figures: Sequence[ShownFigure]) -> tuple[str, ...]:
    """The answer of a breakdown of which the line is; nothing of any other measure."""
    is_shown = measure.kind is AnswerType.WORD and any(point_of(one, "") for one in figures)
    return answer_drawn(figures).words if is_shown else ()


def _since_the_first(edition: Edition, measure: Measure) -> list[Period]:
    """The quarters or half-years of a measure from the first of which a figure is drawn."""
    blocks = edition.blocks(measure.id)
    figures = trend_figures(edition, measure.id)
    words = _words_drawn(measure, figures)
    shown = {one.period for one in figures if point_of(one, "", words)}
    return [one for one in blocks if one >= min(shown)]


def _upright(axes: Axes, place: int, point: Point | str, top: float, *, is_crowded: bool) -> None:
    """Draw one point's range or interval and its number, or say why there is none.

    `is_crowded`: a range has its number on two lines, so that it does not touch the next.
    """
    if isinstance(point, str):
        words = point.replace(" ", "\n")
        axes.text(place, top * 0.03, words, ha="center", va="bottom", fontsize=SMALL - 1, color=QUIET)
        return
    if point.value is None:
        axes.bar(place, max(1, point.most - point.least), bottom=point.least, width=0.22, color=RANGE)
        above = point.most
    else:
        if point.most > point.least:
            axes.plot((place, place), (point.least, point.most), color=QUIET, linewidth=1.2)
        above = point.most
    axes.text(
        place,
        above + top * 0.045,
        point.label.replace(" to ", " to\n") if is_crowded else point.label,
        ha="center",
        va="bottom",
        fontsize=SMALL,
        color=INK,
        bbox=_CLEAR,
    )


def _limits(figures: Sequence[ShownFigure | None]) -> Limits | None:
    """The limits of a p-chart, where every shown point is exact and there are enough; otherwise None."""
    exact = []
    for one in figures:
        if one is None or one.total is None:
            continue
        count, total = one.answers()[0].count, one.total
        if not isinstance(count, int) or not isinstance(total, int) or isinstance(count, CountRange):
            return None
        if total:
            exact.append((count, total))
    return p_limits(exact) if len(exact) >= FEWEST_FOR_LIMITS else None


def _draw_limits(axes: Axes, places: Sequence[int], limits: Limits) -> None:
    if len(places) != len(limits.of_points):
        return
    lower, upper = ([one[end] for one in limits.of_points] for end in (0, 1))
    axes.plot(places, [limits.middle] * len(places), color=RANGE, linewidth=1.4, linestyle="--")
    for line in (lower, upper):
        axes.step(places, line, where="mid", color=QUIET, linewidth=1.2, linestyle=":")
    end = places[-1] + 0.3
    axes.text(end, limits.middle, "middle", fontsize=SMALL - 1, color=RANGE, va="center")
    axes.text(end, lower[-1], "limit", fontsize=SMALL - 1, color=QUIET, va="center")
    axes.text(end, upper[-1], "limit", fontsize=SMALL - 1, color=QUIET, va="center")
    axes.set_xlim(-0.5, end + 0.9)


def along(period: Period, of: int) -> str:
    """The name of one of so many periods under the chart, on lines that do not touch."""
    between = " " if of <= _ON_TWO_LINES else "\n"
    if period.first.year != period.last.year:
        return f"{period.first:%b %Y}\nto {period.last:%b %Y}"
    return f"{period.first:%b} to{between}{period.last:%b}\n{period.last:%Y}"


def _described(
    unit: str, blocks: Sequence[Period], points: Sequence[Point | str], limits: Limits | None
) -> str:
    """The alternative text: every number that is drawn, and where there is a gap."""
    is_share = unit.startswith("Per cent")
    parts = []
    for block, point in zip(blocks, points, strict=True):
        number = point if isinstance(point, str) else in_words(point) if is_share else point.label
        parts.append(f"{block.words} {number}")
    middle = ""
    if limits is not None:
        ends = "; ".join(f"{one.lower:.1f}% to {one.upper:.1f}%" for one in limits.of_points)
        middle = f" Middle {limits.middle:.1f}%; limits in the same order {ends}."
    return f"{unit}. {'; '.join(parts)}.{middle}"


def _bars(edition: Edition, measure: Measure) -> DrawnChart | None:
    """The number of each answer, as a bar with its number, or from the least to the most."""
    figure = edition.main_figure(measure.id)
    answers = [one for one in figure.answers() if one.count is not None]
    if len(answers) < FEWEST_POINTS:
        return None
    canvas, axes = new_canvas(0.8 + 0.42 * len(answers))
    ends = [(one.count, one.count) if isinstance(one.count, int) else one.count or (0, 0) for one in answers]
    longest = max(most for _, most in ends) or 1
    labels = []
    for place, (answer, (least, most)) in enumerate(zip(answers[::-1], ends[::-1], strict=True)):
        axes.barh(place, least, color=INK, height=0.55)
        if most > least:
            axes.barh(place, most - least, left=least, color="white", edgecolor=INK, height=0.55, hatch="//")
        label = f"{least:,}" if least == most else f"{least:,} to {most:,}"
        labels.append(f"{answer.name} {label}")
        axes.text(most + longest * 0.01, place, label, va="center", fontsize=SMALL, color=INK)
    names = [textwrap.fill(one.name, _NAME_WIDTH) for one in answers[::-1]]
    axes.set_yticks(range(len(names)), names, fontsize=SMALL)
    axes.set_xlim(0, longest * 1.15)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(
        "Number"
        + (". Hatched: between the least and the most" if any(most > least for least, most in ends) else ""),
        fontsize=SMALL,
    )
    described = f"Bars, {figure.period.words}, number by answer. {'; '.join(labels[::-1])}."
    first = max(zip(ends, answers, strict=True), key=lambda one: one[0][::-1])[1]
    return drawn(canvas, axes, sentence_of_answer(edition, figure, first.words), described)
