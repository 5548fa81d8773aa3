"""Makes the report of a period."""

from __future__ import annotations

from pipeline.app.settings import ReportSettings
from pipeline.reporting.published_counts import Control


def control_of(settings: ReportSettings) -> Control:
    """How the edition that is handed out is made safe, by the council's settings."""
    return Control(settings.method, settings.threshold, settings.smallest_denominator, settings.rounding_base)
