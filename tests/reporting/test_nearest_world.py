"""The nearest world that fits what went out."""

from __future__ import annotations

from pipeline.reporting.known_sums import Line
from pipeline.reporting.nearest_world import nearest


def test_is_the_true_one_where_it_fits():
    assert nearest([3, 4], [1, 1], [Line.of([0, 1], 7, 7)], 1) == ([3, 4], [])


def test_takes_up_a_difference_where_it_is_cheapest():
    assert nearest([20, 20], [1.0, 1.1], [Line.of([0, 1], 41, 41)], 1) == ([21, 20], [])


def test_never_goes_below_none():
    world, missed = nearest([1, 20], [1.0, 5.0], [Line.of([0, 1], 17, 17)], 1)
    assert (world, missed) == ([0, 17], [])


def test_gives_up_an_equality_of_totals_before_a_published_count():
    said = [Line.of([0], 5, 5), Line.of([1], 7, 7)]
    equal = Line((0, 1), (1, -1))
    assert nearest([6, 6], [1, 1], [*said, equal], 2) == ([5, 7], [2])


def test_names_what_cannot_fit_together():
    _, missed = nearest([6, 6], [1, 1], [Line.of([0], 5, 5), Line.of([0], 9, 9)], 2)
    assert missed
