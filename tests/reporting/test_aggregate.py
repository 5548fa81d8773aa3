"""Aggregation; Kaplan-Meier against the published example of Freireich (1963): weeks in remission on 6-MP."""

from __future__ import annotations

import random
from datetime import date

import pytest

from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.reporting.aggregate import APART, gather, slices_of
from pipeline.reporting.measures import measures_for
from pipeline.reporting.observation import AnswerType, Counting, Observation
from pipeline.reporting.periods import Period, quarter_named
from pipeline.reporting.spread import incidence_of, spread_of, survival
from tests.builders import ordinary_case

OVER = [6, 6, 6, 7, 10, 13, 16, 22, 23]
WAITING = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
CLOCK = Clock(date(2026, 10, 30))
QUARTER = quarter_named("2026-27-Q2")


def test_the_curve_is_that_of_the_published_example():
    published = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert dict(survival(OVER, WAITING)) == pytest.approx(published, abs=0.0006)
    assert spread_of(OVER, WAITING).with_waiting == 23


def test_a_curve_with_whole_and_broken_times_is_that_of_scipy():
    from scipy.stats import CensoredData, ecdf  # half a second to import, so not where tests are collected

    rng = random.Random(5)
    for _ in range(50):
        over = [rng.choice((rng.randrange(9), rng.random() * 9)) for _ in range(rng.randrange(1, 30))]
        waiting = [rng.randrange(9) for _ in range(rng.randrange(30))]
        curve = ecdf(CensoredData(uncensored=over, right=waiting)).sf
        every = dict(zip(map(float, curve.quantiles), map(float, curve.probabilities), strict=True))
        assert dict(survival(over, waiting)) == pytest.approx({float(at): every[float(at)] for at in over})


def test_those_still_waiting_lengthen_the_median_and_leaving_them_out_flatters():
    spread = spread_of(OVER, WAITING)
    assert spread.median == 10
    assert spread.with_waiting > spread.median
    assert spread.longest_wait == 35


def test_where_half_are_not_over_there_is_no_median_with_them():
    assert spread_of([5], [6, 7, 8]).with_waiting is None
    assert spread_of([], [6]).with_waiting is None
    assert spread_of([5], []).with_waiting == 5


def test_without_anybody_waiting_it_agrees_with_a_curve_made_by_hand():
    rng = random.Random(7)
    for _ in range(50):
        times = [rng.randrange(1, 40) for _ in range(rng.randrange(1, 60))]
        by_hand = {at: sum(one > at for one in times) / len(times) for at in set(times)}
        assert dict(survival(times, [])) == pytest.approx(by_hand)


def test_a_quartile_is_the_first_wait_within_which_that_many_were_over():
    rng = random.Random(3)
    for _ in range(50):
        times = [rng.randrange(40) for _ in range(rng.randrange(1, 30))]
        spread = spread_of(times, [])
        for part, found in ((0.25, spread.lower), (0.5, spread.with_waiting), (0.75, spread.upper)):
            assert found in times
            assert sum(one <= found for one in times) >= part * len(times)
            assert sum(one < found for one in times) < part * len(times)


def measured(observations, kind, words):
    """A measure with these observations, each in its own case."""
    ordinary = next(one for one in measures_for(CLOCK) if one.id == "K24")
    by_case = {one.case_id: one for one in observations}
    changes = {"kind": kind, "words": words, "observe": lambda case, clock: iter([by_case[case.id]])}
    fields = {name: getattr(ordinary, name) for name in ordinary.__dataclass_fields__}
    return type(ordinary)(**{**fields, **changes})


def case_of(name) -> Case:
    import dataclasses

    ordinary = ordinary_case()
    return dataclasses.replace(ordinary, details=dataclasses.replace(ordinary.details, case_id=name))


def figure(observations, kind=AnswerType.SHARE, words=("Yes", "No"), period=QUARTER):
    cases = [case_of(one.case_id) for one in observations]
    (tally,) = gather(
        cases, [measured(observations, kind, words)], CLOCK, slices_of([period, period.year_to_its_end])
    )
    return tally.figure(period)


def test_a_share_counts_yes_and_no_and_sets_the_rest_apart():
    day = date(2026, 8, 1)
    found = figure(
        [
            Observation("C-1", "a", day, True),
            Observation("C-2", "b", day, False),
            Observation("C-3", "c", day, True),
            Observation("C-4", "d", day, None, Counting.IN_PROGRESS),
            Observation("C-5", "e", day, None, Counting.NOT_RECORDED),
        ]
    )
    assert found.counts == {"Yes": 2, "No": 2, "In progress": 1, "Not recorded": 1}
    assert found.counted == 4
    assert found.behind("Yes") == (0, 2)


def test_only_what_falls_in_the_period_is_in_its_figure():
    found = figure(
        [
            Observation(f"C-{day}", "a", day, True)
            for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1))
        ]
    )
    assert found.counts["Yes"] == 2


def test_a_number_that_still_waits_is_in_no_median_of_those_over():
    day = date(2026, 8, 1)
    found = figure(
        [
            Observation("C-1", "a", day, 4),
            Observation("C-2", "b", day, 8),
            Observation("C-3", "c", day, 90, waits=True),
        ],
        AnswerType.NUMBER,
        ("Over", "Still waiting"),
    )
    assert found.counts == {"Over": 2, "Still waiting": 1, "In progress": 0, "Not recorded": 0}
    assert (found.spread.median, found.spread.longest, found.spread.longest_wait) == (6, 8, 90)


def test_periods_are_cut_where_any_of_them_begins_or_ends_and_nothing_is_lost():
    periods = [QUARTER, QUARTER.year_to_its_end, Period(date(2026, 8, 15), date(2026, 11, 1))]
    slices = slices_of(periods)
    assert slices[0].first == date(2025, 10, 1)
    assert slices[-1].last == date(2026, 11, 1)
    for period in periods:
        inside = [one for one in slices if one.first in period]
        assert (inside[0].first, inside[-1].last) == (period.first, period.last)


def test_what_is_set_apart_has_its_words():
    assert APART == ("In progress", "Not recorded")


def test_where_the_curve_is_flat_at_a_half_the_median_is_the_time_at_which_half_were_over():
    assert spread_of([2, 4, 6, 8], []).with_waiting == 4, "5 would say that their number is even"
    assert spread_of([2, 4], [5, 6]).with_waiting == 4, "nothing below a half: the time at which it was met"
    assert spread_of([2, 4, 6], []).with_waiting == 4


def test_an_incidence_allows_for_those_who_were_followed_for_less_time():
    assert incidence_of([100], [50, 365, 365]) == pytest.approx(100 / 3), "one of the three still followed"
    assert incidence_of([100, 200], [150, 365]) == pytest.approx(100 * (1 - 3 / 4 * 1 / 2))
    assert incidence_of([], [365, 20]) == 0.0
    assert incidence_of([], []) is None


def test_the_figure_of_an_incidence_counts_all_and_gives_the_share_by_the_time_followed():
    day = date(2026, 8, 1)
    found = figure(
        [
            Observation("C-1", "a", day, True, followed=100),
            Observation("C-2", "b", day, False, followed=50),
            Observation("C-3", "c", day, False, followed=366),
            Observation("C-4", "d", day, False, followed=365),
        ],
        AnswerType.INCIDENCE,
    )
    assert (found.counts["Yes"], found.counts["No"], found.counted) == (1, 3, 4)
    assert found.incidence == pytest.approx(100 / 3)
    assert found.spread is None
