"""XmR limits against a published example: NIST/SEMATECH e-Handbook, 6.3.2.2, individuals control chart."""

from __future__ import annotations

import pytest

from pipeline.reporting.run_chart import chart_of, limits_of

FLOW_RATES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]


def test_the_limits_are_those_of_the_published_example():
    mean, lower, upper = limits_of(FLOW_RATES)
    assert mean == pytest.approx(50.81)
    assert lower == pytest.approx(45.8159, abs=0.01)
    assert upper == pytest.approx(55.8041, abs=0.01)


def test_fewer_than_12_points_have_a_median_and_no_limits():
    chart = chart_of([*FLOW_RATES, 50.0])
    assert chart.middle == 51.2
    assert (chart.lower, chart.upper, chart.on_trial) == (None, None, False)


@pytest.mark.parametrize(("points", "on_trial"), [(12, True), (19, True), (20, False)])
def test_limits_from_12_points_are_on_trial_until_20(points, on_trial):
    chart = chart_of([float(40 + one % 3) for one in range(points)])
    assert chart.on_trial is on_trial
    assert chart.lower < chart.middle < chart.upper


def test_limits_stay_within_what_a_figure_can_be():
    chart = chart_of([0.0, 100.0] * 6, 100.0)
    assert (chart.lower, chart.upper) == (0.0, 100.0)


def test_without_points_there_is_no_chart():
    assert chart_of([]) is None
