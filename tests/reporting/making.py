"""A report of the sample, made once for all tests of its files."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline.documents.assembled.partnership import OfEdition
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from pipeline.reporting import counting
from pipeline.reporting import report_files as files
from pipeline.reporting.build import report_of
from pipeline.reporting.published_counts import Control
from pipeline.reporting.report_request import Report, ReportRequest
from tests.extent import ALL
from tests.figures import QUARTER
from tests.rich_case import HOUSE
from tests.shared import shared

ROOT = Path(__file__).parent.parent.parent
CLOCK = Clock(date(2026, 10, 30))
#: The text of an edition's first page, for tests of the pages after it.
OF_EDITION = OfEdition(reference="", period="", as_of="", draft=False, about=[], signs=[], time="")


_WORKBOOKS: dict[bytes, bytes] = {}
#: A share, a number and a word.
THREE = ("K01", "K03", "K33")


@contextmanager
def three_measures() -> Iterator[None]:
    """Reports of three measures and no figures on the records: what is hidden in them is soon worked out.

    In `make test` a workbook with the same content is written once, which takes half of such a report's time.
    """
    every, write = counting.measures_for, files.excel_report_of

    def written_once(*content: object) -> bytes:
        key = pickle.dumps(content)
        if key not in _WORKBOOKS:
            _WORKBOOKS[key] = write(*content)
        return _WORKBOOKS[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            counting, "measures_for", lambda clock: [one for one in every(clock) if one.id in THREE]
        )
        patch.setattr(counting, "completeness_measures", lambda within: [])
        patch.setattr(counting, "quality_measures", lambda within: [])
        if not ALL:
            patch.setattr(files, "excel_report_of", written_once)
        yield


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


def report_files() -> dict[str, bytes]:
    """The files of the same report, for tests that need no more: made by the first worker for all."""
    return shared("report", lambda: report().files)
