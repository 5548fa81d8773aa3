"""Reports quarter after quarter for years: always one, and from all of them together nobody is given away."""

from __future__ import annotations

import statistics
from itertools import product
from pathlib import Path

import pytest

from pipeline.reporting.periods import quarter_of
from tests.extent import few_or_all
from tests.reporting.many_quarters import headlines_shown
from tests.reporting.quarters import HEADINGS, LAST, QUARTERS, SEEDS, SIZES, council_of, missing
from tests.reporting.subtraction import few_by_subtraction

#: Cases a year, seed, quarters.
RUNS = few_or_all([(60, 1, 2)], [(*one, QUARTERS) for one in missing([])])


@pytest.mark.parametrize(("a_year", "seed", "quarters"), RUNS)
def test_every_quarter_has_its_report_and_no_small_count_can_be_worked_out_from_all(a_year, seed, quarters):
    council = council_of(a_year, seed, quarters)
    run = council.reports(quarters)
    assert len(run.editions) == quarters
    assert any(one.is_revised for made in run.editions for one in made.figures.values())
    assert not council.recovered(run)
    assert not list(few_by_subtraction(run.history, council.slices(run)))
    if a_year >= 60:
        assert statistics.median(headlines_shown(one) for one in run.editions) >= 10


@pytest.mark.parametrize(("a_year", "seed"), few_or_all([(30, 1)], [*product(SIZES, SEEDS)]))
def test_a_year_that_is_revised_openly_gives_nobody_away_beside_what_went_out_of_it(a_year, seed):
    council = council_of(a_year, seed, 2)
    run = council.revised(quarter_of(LAST).months_to_its_end(12))
    assert any(one.is_revision for one in run.history)
    assert any(one.total and not one.answers for one in run.history), "of some only a part still holds"
    assert not council.recovered(run)


def test_in_no_run_of_the_table_is_a_report_refused_or_a_small_count_recovered():
    headings, *lines = Path(__file__).with_name("quarters.tsv").read_text().splitlines()
    assert headings.split("\t") == list(HEADINGS)
    assert lines
    for line in lines:
        editions, refused, recovered = line.split("\t")[2:5]
        assert (editions, refused, recovered) == (str(QUARTERS), "0", "0"), line


def test_the_table_of_quarters_goes_on_from_the_runs_that_it_has():
    runs = list(missing(["cases a year\tseed\teditions", "30\t1\t40\t0", "400\t1\t40\t0"]))
    assert runs[:3] == [(60, 1), (120, 1), (30, 2)]
    assert len(runs) == 78
