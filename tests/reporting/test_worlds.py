"""The worlds that fit what was published, against every world there is."""

from __future__ import annotations

import itertools
import random

import pytest

from pipeline.reporting.known_sums import Line
from pipeline.reporting.worlds import Worlds
from tests.extent import few_or_all

THRESHOLD = 5


def every_world(size, most, lines):
    """Every table of counts up to `most` that fits the lines."""
    for world in itertools.product(range(most + 1), repeat=size):
        if all(line.least <= line.value(world) <= line.most for line in lines):
            yield world


def exact(places, counts):
    number = sum(counts[place] for place in places)
    return Line.of(places, number, number)


def published(worlds, lines):
    """Whether the lines are safe, and so published."""
    if not worlds.is_safe_with(lines):
        return False
    worlds.say(lines)
    return True


def random_problem(seed):
    """Four counts with a small one among them, and some sums of them that were published."""
    rng = random.Random(seed)
    counts = [rng.choice((0, 1, 2, 3, 4, 6, 8)) for _ in range(4)]
    lines = []
    for _ in range(rng.randint(1, 3)):
        places = rng.sample(range(4), rng.randint(1, 3))
        number = sum(counts[place] for place in places)
        about = rng.choice((0, 0, 2))
        lines.append(Line.of(places, max(0, number - about), number + about))
    targets = [Line.of([place]) for place, count in enumerate(counts) if 1 <= count <= THRESHOLD]
    return counts, lines, targets


@pytest.mark.parametrize("seed", range(few_or_all(5, 400)))
def test_a_count_is_narrow_exactly_where_no_two_worlds_differ_by_the_threshold(seed):
    counts, lines, targets = random_problem(seed)
    worlds = Worlds(counts, [0] * 4, lines, targets, THRESHOLD)
    narrow = set(worlds.given_away())
    most = 18
    for target in targets:
        values = {target.value(world) for world in every_world(4, most, lines)}
        assert (max(values) - min(values) < THRESHOLD) == (target in narrow)


def is_safe(target, worlds, counts):
    """Whether nobody who knows all these worlds can bound a sum closely and think it small.

    One that is small must be able to be 1 or less, so that none of the small numbers is the only one.
    """
    values = {target.value(world) for world in worlds}
    if max(values) <= 0 or min(values) > THRESHOLD:
        return True
    small = 1 <= target.value(counts) <= THRESHOLD
    return max(values) - min(values) >= THRESHOLD and not (small and min(values) > 1)


@pytest.mark.parametrize("seed", range(few_or_all(10, 300)))
def test_one_line_after_the_other_is_published_exactly_while_every_count_stays_safe(seed):
    rng = random.Random(seed)
    counts = [rng.choice((0, 1, 3, 4, 6, 7, 9)) for _ in range(3)]
    targets = [Line.of(places) for places in ([0], [1], [2], [0, 1], [0, 1, 2])]
    targets.append(Line.of_difference([2], [0]))
    said: list[Line] = []
    worlds = Worlds(counts, [0] * 3, [], targets, THRESHOLD)
    for _ in range(6):
        places = rng.sample(range(3), rng.randint(1, 3))
        number = sum(counts[place] for place in places)
        about = rng.choice((0, 0, 1, 3))
        line = Line.of(places, max(0, number - about), number + about)
        left = list(every_world(3, 24, [*said, line]))
        assert published(worlds, [line]) == all(is_safe(target, left, counts) for target in targets)
        said = list(worlds.lines)


def test_the_proof_says_no_to_what_would_give_a_count_away_and_is_as_before():
    counts = [20, 3, 17, 4]
    worlds = Worlds(counts, [0, 0, 1, 1], [], [Line.of([1]), Line.of([3])], THRESHOLD)
    total, rest = exact([0, 1], counts), exact([0], counts)
    assert published(worlds, [total])
    assert not published(worlds, [rest])
    assert published(worlds, [exact([2, 3], counts)])
    assert not worlds.given_away()


def test_what_is_only_asked_is_not_kept():
    counts = [20, 3]
    worlds = Worlds(counts, [0, 0], [], [Line.of([1])], THRESHOLD)
    assert worlds.is_safe_with([exact([0, 1], counts)])
    assert published(worlds, [exact([0], counts)])
    assert not published(worlds, [exact([0, 1], counts)])


def test_a_range_protects_where_it_is_wide_enough():
    counts = [57, 3]
    worlds = Worlds(counts, [0, 0], [exact([0, 1], counts)], [Line.of([1])], THRESHOLD)
    assert not published(worlds, [Line.of([1], 1, 5)])
    assert published(worlds, [Line.of([1], 0, 5)])


def test_what_is_left_of_a_range_may_not_be_small_at_one_number_alone():
    """A year of 12 to 17 less a half-year of 7 is 5 to 10: of these 5 is small, and more would be said."""
    counts = [7, 5]
    worlds = Worlds(counts, [0, 0], [exact([0], counts)], [Line.of([1])], THRESHOLD)
    assert not published(worlds, [Line.of([0, 1], 12, 17)])
    assert published(worlds, [Line.of([0, 1], 7, 17)])
    assert not published(worlds, [Line.of([1], 2, 9)])
    assert published(
        Worlds([7, 6], [0, 0], [exact([0], counts)], [Line.of([1])], 5), [Line.of([0, 1], 12, 17)]
    )


def test_a_small_count_that_had_to_be_more_than_one_before_is_not_given_away_and_may_be_no_more():
    counts = [7, 5, 9]
    before = [exact([0], counts), Line.of([0, 1], 10, 17)]
    worlds = Worlds(counts, [0, 0, 0], before, [Line.of([1])], THRESHOLD)
    assert not worlds.given_away()
    assert not published(worlds, [Line.of([1], 4, 20)])
    assert published(worlds, [Line.of([1], 3, 9)])


def test_rolling_years_are_followed_through_all_their_quarters():
    """Each year by itself is harmless, but with the quarters before it the last quarter is known."""
    counts = [10, 10, 10, 10, 3]
    lines = [exact([place], counts) for place in range(4)]
    worlds = Worlds(counts, range(5), lines, [Line.of([4])], THRESHOLD)
    assert not published(worlds, [exact([1, 2, 3, 4], counts)])


def test_a_world_near_in_time_is_found_first_so_that_it_outlasts_what_is_published_later():
    counts = [3, 12] * 12
    times = [place // 2 for place in range(24)]
    worlds = Worlds(counts, times, [], [Line.of([0])], THRESHOLD)
    assert published(worlds, [exact([22, 23], counts)])
    assert not worlds.given_away()


def test_the_true_world_is_never_forgotten_however_many_others_were_found(monkeypatch):
    monkeypatch.setattr("pipeline.reporting.kept_worlds._MANY", 1)
    counts = [20, 3, 17, 4, 9, 2]
    targets = [Line.of([place]) for place in (1, 3, 5)]
    worlds = Worlds(counts, [0, 0, 1, 1, 2, 2], [], targets, THRESHOLD)
    assert not worlds.given_away()
    assert published(worlds, [exact([0, 1], counts), exact([2, 3], counts)])
    assert published(worlds, [exact([4, 5], counts), exact(range(6), counts)])


def test_where_too_much_would_have_to_be_searched_nothing_more_is_published(monkeypatch):
    monkeypatch.setattr("pipeline.reporting.worlds._WORK", 1)
    counts = [20, 3]
    worlds = Worlds(counts, [0, 0], [], [Line.of([1])], THRESHOLD)
    published(worlds, [exact([0, 1], counts)])
    assert worlds.is_exhausted
    assert not published(worlds, [exact([0, 1], counts)])
