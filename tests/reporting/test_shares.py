"""Percentages of exact counts, and of counts known only to be between two numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reporting.shares import ShareRange, percentage, span_of

REACH = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda one: (one[0], one[0] + one[1]))


@pytest.mark.parametrize(
    ("part", "total", "shown"), [(1999, 2000, 99.9), (1, 3000, 0.1), (0, 5, 0.0), (5, 5, 100.0), (1, 3, 33.3)]
)
def test_a_percentage_is_0_or_100_only_where_it_is_so(part, total, shown):
    assert percentage(part, total) == shown


def test_parts_that_are_known_make_one_percentage():
    assert span_of((3, 3), [(1, 1)], (4, 4)) == ShareRange(75, 75)


@given(REACH, REACH, st.integers(0, 6))
def test_a_span_is_what_trying_every_pair_finds(part, other, slack):
    middle = max(1, part[0] + other[0] + slack // 2)
    total = (max(1, middle - slack), middle + slack)
    pairs = [
        (a, b)
        for a in range(part[0], part[1] + 1)
        for b in range(other[0], other[1] + 1)
        if total[0] <= a + b <= total[1]
    ]
    if not pairs:
        return
    shares = [Fraction(100 * a, a + b) for a, b in pairs]
    found = span_of(part, [other], total)
    assert found.least <= min(shares) < found.least + 1
    assert found.most - 1 < max(shares) <= found.most
