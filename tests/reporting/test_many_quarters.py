"""Reports quarter after quarter for years: always one, and from all of them together nobody is given away."""

from __future__ import annotations

import statistics

import pytest

from tests.extent import few_or_all
from tests.reporting.many_quarters import headlines_shown
from tests.reporting.quarters import QUARTERS, council_of, missing

#: Cases a year, seed, quarters.
RUNS = few_or_all([(60, 1, 2)], [(*one, QUARTERS) for one in missing([])])


@pytest.mark.parametrize(("a_year", "seed", "quarters"), RUNS)
def test_every_quarter_has_its_report_and_no_small_count_can_be_worked_out_from_all(a_year, seed, quarters):
    council = council_of(a_year, seed, quarters)
    run = council.reports(quarters)
    assert len(run.editions) == quarters
    assert any(one.is_revised for made in run.editions for one in made.figures.values())
    assert not council.recovered(run)
    if a_year >= 60:
        assert statistics.median(headlines_shown(one) for one in run.editions) >= 10


def test_the_table_of_quarters_goes_on_from_the_runs_that_it_has():
    runs = list(missing(["cases a year\tseed\teditions", "30\t1\t40\t0", "400\t1\t40\t0"]))
    assert runs[:3] == [(60, 1), (120, 1), (30, 2)]
    assert len(runs) == 78
