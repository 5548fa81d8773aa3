"""Intervals, against numbers worked out by hand or given in the literature."""

from __future__ import annotations

from math import sqrt

import pytest

from pipeline.reporting.intervals import is_more_than_chance, p_limits, wilson


@pytest.mark.parametrize(("part", "total"), [(0, 10), (1, 10), (57, 60), (60, 60), (81, 263)])
def test_wilsons_interval_is_that_of_its_formula(part, total):
    z, share = 1.959964, part / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    assert wilson(part, total) == pytest.approx((100 * (middle - half), 100 * (middle + half)), abs=0.001)


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
