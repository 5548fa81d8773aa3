"""A report of the sample, made once for all tests of its files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from pipeline.reporting.build import report_of
from pipeline.reporting.published_counts import Control
from pipeline.reporting.report_request import Report, ReportRequest
from tests.figures import QUARTER
from tests.rich_case import HOUSE

ROOT = Path(__file__).parent.parent.parent
CLOCK = Clock(date(2026, 10, 30))


@cache
def cases(number: int = 120) -> tuple[Case, ...]:
    return tuple(sample_cases(number, 5))


def order(**changes) -> ReportRequest:
    facts = {
        "period": QUARTER,
        "clock": CLOCK,
        "control": Control(),
        "quarters": 12,
        "house": HOUSE,
        "marking": "OFFICIAL",
        "templates": ROOT / "templates",
    }
    return ReportRequest(**{**facts, **changes})


@cache
def report() -> Report:
    return report_of(cases(), order(), [], lambda case: None)
