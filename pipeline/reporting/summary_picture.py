"""A stand-in: the headline chart in place of the summary picture."""

from __future__ import annotations

from pipeline.reporting.charts import headline_chart
from pipeline.reporting.edition import Edition
from pipeline.reporting.report_request import ReportRequest


def summary_of(edition: Edition, order: ReportRequest) -> tuple[bytes, bytes]:
    """The picture as PNG and as SVG."""
    chart = headline_chart(edition)
    return (chart.png, chart.svg) if chart else (b"", b"")
