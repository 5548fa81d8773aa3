"""The periods that a report can be of, the plan as a form, and what is looked at of an edition."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.app.edit_plan import change_plan, plan_form
from pipeline.app.report_preview import choice_of, periods_to_choose
from pipeline.foundation.errors import InputError, OutputError
from pipeline.reporting.publication_plan import FILE_NAME, PublicationPlan, plan_in

PLAN = PublicationPlan(
    date(2026, 10, 30), {"K01": 3, "K03": 36}, {"K01": "Discussions in time: 30 to 99", "K03": "Reviews"}
)


def names(first, today):
    return [one.name for one in periods_to_choose(first, today)]


def test_the_quarters_and_years_that_the_data_cover_can_be_chosen_the_latest_first():
    assert names(date(2026, 2, 10), date(2026, 10, 30)) == [
        "2026-04-01 to 2027-03-31",
        "2026-27-Q3",
        "2026-27-Q2",
        "2026-27-Q1",
        "2025-26-Q4",
        "2025-04-01 to 2026-03-31",
    ]


@pytest.mark.parametrize("today", [date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31), date(2027, 1, 1)])
def test_the_period_of_today_can_be_chosen_and_is_not_over(today):
    found = periods_to_choose(date(2020, 1, 1), today)
    assert sum(today in one for one in found) == 2, "a quarter and a year"
    assert all(choice_of(one, today).is_over == (today not in one) for one in found)
    assert len(found) <= 16


def test_without_a_referral_there_is_a_period_all_the_same():
    assert names(None, date(2026, 10, 30)) == ["2026-04-01 to 2027-03-31", "2026-27-Q3"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(PLAN.as_file())
    return tmp_path


def test_the_plan_is_a_form_with_why_each_time_was_chosen(folder, tmp_path):
    form = plan_form(folder)
    assert [tuple(one) for one in form.lines] == [
        ("K01", "quarter", "Discussions in time: 30 to 99"),
        ("K03", "three years", "Reviews"),
    ]
    assert plan_form(tmp_path / "elsewhere") is None


def test_a_change_of_the_plan_keeps_every_remark(folder):
    before = (folder / FILE_NAME).read_text()
    assert change_plan(folder, {"K01": "year", "K03": "three years"}, plan_form(folder).digest) == 1
    assert (folder / FILE_NAME).read_text() == before.replace('K01 = "quarter"', 'K01 = "year"')
    assert plan_in(folder).months == {"K01": 12, "K03": 36}


def test_a_time_that_there_is_not_or_a_plan_that_was_changed_meanwhile_is_refused(folder):
    digest, before = plan_form(folder).digest, (folder / FILE_NAME).read_bytes()
    with pytest.raises(InputError):
        change_plan(folder, {"K01": "week"}, digest)
    with pytest.raises(OutputError, match="meanwhile"):
        change_plan(folder, {"K01": "year"}, "another")
    assert (folder / FILE_NAME).read_bytes() == before
