"""The context of the partnership's Word report, made only from the figures that the edition shows."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from docx.shared import Mm

from pipeline.documents import Paper
from pipeline.documents.assembled import partnership
from pipeline.documents.assembled.partnership import Figures, MeasureShown, OfEdition, TableRow, ThemeShown
from pipeline.formats.word.values.rich_objects import DescribedImage
from pipeline.foundation.council import House
from pipeline.reporting.charts import FEWEST_POINTS, bar_chart, range_chart, run_chart
from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.periods import Period
from pipeline.reporting.prose import alternative_text, plain, sentence_of, summary_of
from pipeline.reporting.published_counts import COUNTED, HIDDEN, NOTHING, Shown
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.table import hidden_share, label_of
from pipeline.reporting.trend_tables import share_chart, waiting_chart

_WIDTH = Mm(165)
_SPREAD = ("median", "lower", "upper", "with_waiting")


def word_report_of(
    edition: Edition, measures: Sequence[Measure], house: House, facts: OfEdition, draw: bool = True
) -> Paper:
    """The paper of an edition. `facts`: the context of its first page. `draw`: with charts."""
    given = [
        one for one in measures if one.id.startswith("K") and (one.id, edition.periods[0]) in edition.figures
    ]
    hidden, of = hidden_share(edition)
    themes = []
    for theme in (Theme.TIMELINESS, Theme.WAITING, Theme.PRACTICE, Theme.OUTCOMES):
        in_theme = [_measure(edition, measure, draw) for measure in given if measure.theme is theme]
        themes.append(ThemeShown(title=theme.value, measures=in_theme))
    figures = Figures(hidden=str(hidden), counts=str(of), summary=summary_of(edition, given), themes=themes)
    return next(partnership.papers(partnership.PartnershipReport(edition=facts, facts=figures), house))


def _measure(edition: Edition, measure: Measure, draw: bool) -> MeasureShown:
    """The context of one measure: its sentences, question, table, and chart if there is enough to draw."""
    rows = list(_rows(edition, measure))
    has_figures = any(cell not in (HIDDEN, NOTHING, "0") for row in rows for cell in row["cells"][1:])
    picture, description = _chart(edition, measure) if draw else ("", "")
    return MeasureShown(
        id=measure.id,
        name=measure.name,
        kind=measure.kind.value,
        question=measure.question,
        caution=measure.caveat,
        target=measure.target,
        unit=measure.unit_of_number.casefold(),
        sentences=[sentence_of(edition, measure, period) for period in edition.periods],
        rows=rows if has_figures else [],
        chart=picture,
        has_chart=bool(description) or not draw,
        told=description,
    )


def _rows(edition: Edition, measure: Measure) -> Iterator[TableRow]:
    """The rows of a measure's table as lists of cells: the quarters of the trend, the period, its year."""
    name = measure.id
    if measure.kind is AnswerType.WORD:
        for word in measure.words:
            # Both are the same where the report is about a year: the table keeps its columns.
            asked, year = edition.periods[0], edition.periods[-1]
            cells = [
                word,
                edition.count(name, asked, word),
                edition.count(name, year, word),
                edition.share(name, year, word),
            ]
            yield _cells(cells)
        return
    shown = any(edition.count(name, period, COUNTED) not in (0, HIDDEN) for period in edition.quarters)
    for period in _in_order(edition, shown):
        label = label_of(edition, period)
        if measure.kind is AnswerType.NUMBER:
            counts = [edition.count(name, period, word) for word in measure.words]
            cells = [label, *counts, *(edition.spread(name, period, one) for one in _SPREAD)]
        else:
            counts = [edition.count(name, period, word) for word in (COUNTED, *measure.words)]
            cells = [label, *counts, edition.share(name, period)]
        yield _cells(cells)


def _in_order(edition: Edition, with_quarters: bool) -> list[Period]:
    """The quarters of the trend if they are wanted, then the period if not one of them, then its year."""
    quarters = edition.quarters if with_quarters else ()
    return [*quarters, *(one for one in edition.periods if one not in quarters)]


def _cells(values: Sequence[Shown]) -> TableRow:
    """A row as text: percentages and medians to one decimal place, ranges as two numbers."""
    return TableRow(cells=[_cell(one) for one in values])


def _cell(value: Shown) -> str:
    if isinstance(value, ShareRange):
        return f"{value.least} to {value.most}"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _chart(edition: Edition, measure: Measure) -> tuple[DescribedImage | str, str]:
    """A measure's chart and its alternative text; two empty strings where too little is shown to draw."""
    if measure.kind is AnswerType.WORD:
        year = edition.periods[-1]
        counts = [edition.count(measure.id, year, word) for word in measure.words]
        if sum(isinstance(one, int) and one > 0 for one in counts) < FEWEST_POINTS:
            return "", ""
        rounded = f", rounded to a multiple of {edition.control.base}" if edition.is_rounded else ""
        series = list(zip(measure.words, counts, strict=True))
        description = alternative_text(
            series, f"Bar chart, {label_of(edition, year)}, number by answer{rounded}"
        )
        return DescribedImage(
            io.BytesIO(bar_chart(measure.words, counts, f"Number{rounded}")), _WIDTH, description
        ), description
    points = [_point(edition, measure, period) for period in edition.quarters]
    if edition.is_rounded and measure.kind is AnswerType.SHARE:
        return _ranges(edition, points)
    chart = (
        share_chart(edition, measure) if measure.kind is AnswerType.SHARE else waiting_chart(edition, measure)
    )
    if chart is None or sum(not isinstance(one, str) for one in points) < FEWEST_POINTS:
        return "", ""
    unit = (
        "Per cent"
        if measure.kind is AnswerType.SHARE
        else f"Half were over by ({measure.unit_of_number.casefold()})"
    )
    quarters = [_short(period) for period in edition.quarters]
    description = alternative_text(
        list(zip(quarters, points, strict=True)),
        f"Run chart by quarter, {unit[0].lower()}{unit[1:]}, middle {plain(round(chart.middle, 1))}",
    )
    drawn = run_chart(quarters, points, chart, unit, 100.0 if measure.kind is AnswerType.SHARE else None)
    return DescribedImage(io.BytesIO(drawn), _WIDTH, description), description


def _ranges(edition: Edition, points: Sequence[Shown]) -> tuple[DescribedImage | str, str]:
    """The chart of the ranges of percentages, with no line and no middle because neither is known."""
    if sum(isinstance(one, ShareRange) for one in points) < FEWEST_POINTS:
        return "", ""
    quarters = [_short(period) for period in edition.quarters]
    description = alternative_text(
        list(zip(quarters, points, strict=True)),
        "Chart of ranges by quarter, per cent, from the least to the most",
    )
    return DescribedImage(io.BytesIO(range_chart(quarters, points)), _WIDTH, description), description


def _point(edition: Edition, measure: Measure, period: Period) -> Shown:
    if measure.kind is AnswerType.SHARE:
        return edition.share(measure.id, period)
    return edition.spread(measure.id, period, "with_waiting")


def _short(period: Period) -> str:
    return f"{period.first:%b} to {period.last:%b %Y}"
