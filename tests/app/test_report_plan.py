"""Which publication plan a report follows: the file's, but what was changed only from a year's end on."""

from __future__ import annotations

from datetime import date

from pipeline.app.report_plan import ends_a_year, plan_in_force
from pipeline.reporting.periods import Period, quarter_named
from pipeline.reporting.publication_plan import FILE_NAME, PublicationPlan
from pipeline.reporting.published_edition import Entry
from pipeline.reporting.release_register import Released

QUARTER, LAST = quarter_named("2026-27-Q2"), quarter_named("2026-27-Q4")


def register(**months):
    return Released([Entry(QUARTER, date(2026, 10, 30), months, ())])


def put(folder, **months):
    (folder / FILE_NAME).write_bytes(PublicationPlan(date(2026, 10, 30), months).as_file())


def test_before_the_first_edition_it_is_the_file_or_still_to_be_chosen(tmp_path):
    assert plan_in_force(tmp_path, Released(), QUARTER).plan is None
    put(tmp_path, K01=12)
    assert plan_in_force(tmp_path, Released(), QUARTER).plan.of("K01") == 12


def test_a_change_waits_for_a_years_end_and_is_named(tmp_path):
    put(tmp_path, K01=3, K02=12)
    force = plan_in_force(tmp_path, register(K01=12, K02=12), QUARTER)
    assert (force.plan.of("K01"), force.waits) == (12, ("K01",))


def test_at_a_years_end_it_counts(tmp_path):
    put(tmp_path, K01=3)
    force = plan_in_force(tmp_path, register(K01=12), LAST)
    assert (force.plan.of("K01"), force.waits) == (3, ())


def test_where_the_file_is_gone_the_last_edition_has_it(tmp_path):
    assert plan_in_force(tmp_path, register(K01=24), QUARTER).plan.of("K01") == 24


def test_a_year_ends_on_31_march():
    assert ends_a_year(LAST)
    assert not ends_a_year(QUARTER)
    assert ends_a_year(Period(date(2025, 4, 1), date(2026, 3, 31)))
    assert not ends_a_year(Period(date(2025, 1, 1), date(2025, 12, 31)))
