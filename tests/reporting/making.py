"""A report of the sample, made once for all tests of its files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from pipeline.case import Case
from pipeline.clock import Clock
from pipeline.edition import Control
from pipeline.reporting import Order, Report, report_of
from pipeline.sample import sample_cases
from tests.figures import QUARTER
from tests.rich_case import HOUSE

ROOT = Path(__file__).parent.parent.parent
CLOCK = Clock(date(2026, 10, 30))


@cache
def cases(number: int = 120) -> tuple[Case, ...]:
    return tuple(sample_cases(number, 5))


def order(**changes) -> Order:
    facts = {
        "period": QUARTER,
        "clock": CLOCK,
        "control": Control(),
        "quarters": 12,
        "house": HOUSE,
        "marking": "OFFICIAL",
        "templates": ROOT / "templates",
    }
    return Order(**{**facts, **changes})


@cache
def report() -> Report:
    return report_of(cases(), order(), [], lambda case: None)
