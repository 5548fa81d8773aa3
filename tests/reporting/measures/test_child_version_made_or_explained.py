from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.reporting.measures import child_version_made_or_explained as measure
from tests.reporting.measures import assessed, seen

FINAL = date(2026, 9, 1)


def test_a_version_that_was_made_counts_and_so_does_a_reason_why_not():
    made = assessed(report_final_on=FINAL, child_version=codes.CHILD_VERSION["made"])
    explained = assessed(
        report_final_on=FINAL,
        child_version=codes.CHILD_VERSION["not_needed"],
        child_version_reason="Asked not to.",
    )
    assert seen(measure, made) == seen(measure, explained) == [True]


def test_not_yet_considered_is_a_no_and_not_needed_without_a_reason_is_not_recorded():
    not_yet = assessed(report_final_on=FINAL, child_version=codes.CHILD_VERSION["not_yet"])
    unexplained = assessed(report_final_on=FINAL, child_version=codes.CHILD_VERSION["not_needed"])
    assert seen(measure, not_yet) == [False]
    assert seen(measure, unexplained) == seen(measure, assessed(report_final_on=FINAL)) == ["not recorded"]


def test_it_waits_28_days():
    assert seen(measure, assessed(report_final_on=FINAL), date(2026, 9, 10)) == ["in progress"]
