"""A report of the sample, made once for all tests of its files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from pipeline.documents.assembled.partnership import OfEdition
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from pipeline.reporting.build import Report, ReportRequest, report_of
from pipeline.reporting.edition import Control
from tests.figures import QUARTER
from tests.rich_case import HOUSE
from tests.shared import shared

ROOT = Path(__file__).parent.parent.parent
CLOCK = Clock(date(2026, 10, 30))
#: What the first page says of an edition, for a test of what follows it.
OF_EDITION = OfEdition(
    reference="", period="", as_of="", draft=False, about=[], signs=[], year="", hides=True
)


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


def report() -> Report:
    return shared("report", lambda: report_of(cases(), order(), [], lambda case: None))
