"""Intervals, against numbers worked out by hand or given in the literature."""

from __future__ import annotations

from math import sqrt

import pytest

from pipeline.reporting.intervals import is_more_than_chance, p_limits, wilson


@pytest.mark.parametrize(
    ("part", "total", "published"),
    [
        (81, 263, (25.53, 36.62)),
        (15, 148, (6.24, 16.05)),
        (0, 20, (0, 16.11)),
        (1, 29, (0.61, 17.18)),
        (29, 29, (88.30, 100)),
    ],
)
def test_wilsons_interval_is_the_published_one(part, total, published):
    """Newcombe 1998, table I, method 3; the last is the mirror of none of 29."""
    assert wilson(part, total) == pytest.approx(published, abs=0.006)


def test_every_interval_of_small_totals_is_that_of_scipy():
    from scipy.stats import binomtest  # half a second to import, so not where the tests are collected

    for total in (1, 2, 5, 11, 30, 97):
        for part in range(total + 1):
            found = binomtest(part, total).proportion_ci(0.95, method="wilson")
            assert wilson(part, total) == pytest.approx((100 * found.low, 100 * found.high), abs=1e-9)


def test_newcombes_own_example():
    """56 of 70 against 48 of 80: the interval of the difference is 0.0524 to 0.3339 (Newcombe 1998)."""
    assert is_more_than_chance(56, 70, 48, 80)
    assert not is_more_than_chance(52, 70, 48, 80)


def test_a_few_more_of_a_few_are_chance_and_of_many_are_not():
    assert not is_more_than_chance(18, 20, 15, 20)
    assert is_more_than_chance(1800, 2000, 1500, 2000)


def test_the_limits_of_a_p_chart_are_wider_where_there_are_fewer():
    found = p_limits([(45, 50), (9, 10), (90, 100)])
    assert found.middle == pytest.approx(90)
    assert found.of_points[0].lower == pytest.approx(90 - 300 * sqrt(0.09 / 50))
    assert found.of_points[1].lower < found.of_points[0].lower < found.of_points[2].lower
    assert [one.upper for one in found.of_points] == pytest.approx([100, 100, 90 + 300 * sqrt(0.09 / 100)])
