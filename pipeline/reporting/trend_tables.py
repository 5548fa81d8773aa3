"""The tables of the trend, quarter by quarter, and the middles and limits of its charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.published_counts import COUNTED, NOTHING, Shown
from pipeline.reporting.run_chart import FEWEST, Chart, chart_of
from pipeline.reporting.table import LABELS, Row, Table, percentage_cells, percentage_headings


def trend_of_shares(edition: Edition, measures: Sequence[Measure]) -> Table:
    """The table of the percentages of each quarter."""
    rows = []
    for one in measures:
        drawn = (
            (*[NOTHING] * 3, "None: the counts are rounded")
            if edition.is_rounded
            else _drawn(share_chart(edition, one))
        )
        for period in edition.quarters:
            counts = (edition.count(one.id, period, word) for word in (COUNTED, "Yes"))
            rows.append(
                (
                    one.id,
                    one.name,
                    period.words,
                    *counts,
                    *percentage_cells(edition, one, period, "Yes"),
                    *drawn,
                )
            )
    columns = (
        *LABELS[:2],
        "Quarter",
        "Counted",
        "Yes",
        *percentage_headings(edition, "Percentage yes"),
        *_chart_columns(),
    )
    note = "Each row is one measure in one quarter."
    return Table("Trends", "Quarter by quarter: how often", note, columns, rows, 3)


def trend_of_waiting(edition: Edition, measures: Sequence[Measure]) -> Table:
    """The table of the waiting times of each quarter."""
    rows = []
    for one in measures:
        chart = waiting_chart(edition, one)
        for period in edition.quarters:
            counts = (edition.count(one.id, period, word) for word in one.words)
            middles = (edition.spread(one.id, period, name) for name in ("median", "with_waiting"))
            rows.append(
                (one.id, one.name, period.words, one.unit_of_number, *counts, *middles, *_drawn(chart))
            )
    columns = (
        *LABELS[:2],
        "Quarter",
        "Unit",
        "Over",
        "Still waiting",
        "Median of those over",
        "Median with those still waiting [note 4]",
        *_chart_columns(),
    )
    return Table(
        "Trends in waiting",
        "Quarter by quarter: how long",
        "Each row is one measure in one quarter.",
        columns,
        rows,
        4,
    )


def _chart_columns() -> tuple[str, ...]:
    return (
        "Middle of all quarters [note 5]",
        "Lower limit [note 5]",
        "Upper limit [note 5]",
        "What the limits are",
    )


def _drawn(chart: Chart | None) -> Row:
    if chart is None:
        return (NOTHING, NOTHING, NOTHING, "Nothing to draw")
    if chart.lower is None or chart.upper is None:
        return (round(chart.middle, 1), NOTHING, NOTHING, f"None: fewer than {FEWEST} points")
    return (
        round(chart.middle, 1),
        round(chart.lower, 1),
        round(chart.upper, 1),
        "Trial limits" if chart.on_trial else "Limits",
    )


def share_chart(edition: Edition, measure: Measure) -> Chart | None:
    """The middle and limits of the percentages that are shown; None where none is."""
    return chart_of(_numbers(edition.share(measure.id, one) for one in edition.quarters), 100.0)


def waiting_chart(edition: Edition, measure: Measure) -> Chart | None:
    """The middle and limits of the medians with those still waiting that are shown; None where none is."""
    return chart_of(_numbers(edition.spread(measure.id, one, "with_waiting") for one in edition.quarters))


def _numbers(found: Iterator[Shown]) -> list[float]:
    return [float(one) for one in found if isinstance(one, (int, float))]
