from __future__ import annotations

from datetime import date

from pipeline.model import NOT_RECORDED
from pipeline.reporting.measures import report_read_through as measure
from tests.reporting.measures import assessed, days, seen

FINAL = date(2026, 9, 1)


def test_it_counts_a_report_from_28_days_after_it_was_final():
    case = assessed(report_final_on=FINAL, read_through_on=date(2026, 9, 4))
    assert days(measure, case) == [date(2026, 9, 29)]
    assert seen(measure, case, date(2026, 9, 28)) == ["in progress"]
    assert seen(measure, case, date(2026, 9, 29)) == [True]


def test_what_is_not_recorded_is_shown_apart():
    assert seen(measure, assessed(report_final_on=FINAL, read_through_on=NOT_RECORDED)) == ["not recorded"]


def test_a_report_that_is_not_final_is_not_counted():
    assert seen(measure, assessed()) == []
