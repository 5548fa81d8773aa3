"""Reports quarter after quarter for years: always one, and from all of them together nobody is given away."""

from __future__ import annotations

import statistics
from datetime import date

import pytest

from tests.extent import few_or_all
from tests.reporting.many_quarters import Partnership, headlines_shown

LAST = date(2033, 3, 31)
#: Cases a year, seed, quarters.
RUNS = few_or_all(
    [(60, 1, 2)], [(a_year, seed, 40) for seed in range(1, 21) for a_year in (30, 60, 120, 400)]
)


@pytest.mark.parametrize(("a_year", "seed", "quarters"), RUNS)
def test_every_quarter_has_its_report_and_no_small_count_can_be_worked_out_from_all(a_year, seed, quarters):
    council = Partnership(a_year, seed, LAST, years=max(5, quarters // 4 + 2))
    run = council.reports(quarters)
    assert len(run.editions) == quarters
    assert any(one.is_revised for made in run.editions for one in made.figures.values())
    assert not council.recovered(run)
    if a_year >= 60:
        assert statistics.median(headlines_shown(one) for one in run.editions) >= 10
