"""Wilson and Newcombe against the published examples of Newcombe (1998); the p-chart by hand."""

from __future__ import annotations

import pytest

from pipeline.reporting.intervals import is_more_than_chance, newcombe, p_limits, wilson


@pytest.mark.parametrize(
    ("part", "total", "interval"),
    [(81, 263, (25.53, 36.62)), (15, 148, (6.24, 16.05)), (0, 20, (0.0, 16.11)), (1, 29, (0.61, 17.18))],
)
def test_a_share_has_the_interval_of_the_published_example(part, total, interval):
    assert wilson(part, total) == pytest.approx(interval, abs=0.01)


def test_a_difference_has_the_interval_of_the_published_example():
    assert newcombe(56, 70, 48, 80) == pytest.approx((5.24, 33.39), abs=0.01)
    assert newcombe(9, 10, 3, 10) == pytest.approx((17.05, 80.90), abs=0.01)


def test_a_difference_is_more_than_chance_only_where_its_interval_leaves_out_0():
    assert is_more_than_chance(56, 70, 48, 80)
    assert is_more_than_chance(48, 80, 56, 70)
    assert not is_more_than_chance(8, 10, 6, 10)
    assert not is_more_than_chance(0, 0, 6, 10)


def test_the_limits_of_a_point_are_wider_where_fewer_were_counted():
    middle, limits = p_limits([(40, 100), (10, 25), (0, 0 + 1)])
    assert middle == pytest.approx(100 * 50 / 126)
    widths = [upper - lower for lower, upper in limits]
    assert widths[0] < widths[1]
    assert limits[2] == (0.0, 100.0)
    assert p_limits([(50, 100)]) == (50.0, [(35.0, 65.0)])


def test_a_point_of_nothing_has_no_limits():
    with pytest.raises(ValueError, match="no limits"):
        p_limits([(1, 2), (0, 0)])
