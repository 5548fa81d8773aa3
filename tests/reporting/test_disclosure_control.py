"""Disclosure control on random linked tables: the attack recovers nothing, and no cheaper choice would do."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from pipeline.reporting.controlled_rounding import rounded_together, rounding_recovered
from pipeline.reporting.count_tables import CannotBeHidden, Sum, Tables
from pipeline.reporting.disclosure_control import bounds, hidden, recovered, small
from tests.extent import few_or_all

THRESHOLD = 5


def table(rng, rows, columns, most=30, name=""):
    """A two-way table with its margins; about one count in seven is zero."""
    counts: dict[Any, int] = {
        (name, row, column): 0 if rng.random() < 0.15 else rng.randrange(1, most)
        for row in range(rows)
        for column in range(columns)
    }
    sums = []
    for row in range(rows):
        sums.append(Sum((name, row, "all"), tuple((name, row, column) for column in range(columns))))
    for column in range(columns):
        sums.append(Sum((name, "all", column), tuple((name, row, column) for row in range(rows))))
    sums.append(Sum((name, "all", "all"), tuple((name, row, "all") for row in range(rows))))
    sums.append(Sum((name, "all", "all"), tuple((name, "all", column) for column in range(columns))))
    for one in sums:
        counts[one.total] = sum(counts[part] for part in one.parts)
    return counts, sums


def linked(seed):
    """Two or three tables linked by the same row of totals, or by years made of the same quarters."""
    rng = random.Random(seed)
    columns = rng.randrange(2, 6)
    counts, sums = table(rng, rng.randrange(2, 5), columns, rng.choice([8, 15, 30, 60]), "first")
    for number in range(rng.randrange(0, 3)):
        name = f"other {number}"
        more, further = table(rng, rng.randrange(2, 4), columns, rng.choice([8, 30]), name)
        shared = rng.randrange(columns)
        gap = counts["first", "all", shared] - more[name, "all", shared]
        cell = (name, 0, shared)
        if more[cell] + gap < 0:
            continue
        for key in (cell, (name, "all", shared), (name, 0, "all"), (name, "all", "all")):
            more[key] += gap
        counts |= more
        sums += [*further, Sum(("first", "all", shared), ((name, "all", shared),))]
    if columns >= 4:
        for number, span in enumerate((range(columns - 1), range(1, columns))):
            parts = tuple(("first", "all", column) for column in span)
            counts["year", number] = sum(counts[part] for part in parts)
            sums.append(Sum(("year", number), parts))
    return Tables(counts, tuple(sums))


#: How many tables each of the ten tests below makes: 500 in all in `make test-all`.
TABLES = few_or_all(6, 50)


@pytest.mark.parametrize("tenth", range(10))
def test_of_many_linked_tables_the_attack_recovers_nothing(tenth):
    leaked = 0
    for seed in range(tenth * 50, tenth * 50 + TABLES):
        tables = linked(seed)
        first = small(tables, THRESHOLD)
        away = hidden(tables, first, THRESHOLD)
        assert first <= away
        assert not recovered(tables, away, THRESHOLD), f"table {seed}"
        leaked += bool(recovered(tables, first, THRESHOLD))
    assert leaked > TABLES / 2, (
        "with complementary suppression switched off the same attack must find something"
    )


@pytest.mark.parametrize("seed", range(few_or_all(10, 40)))
def test_no_cheaper_choice_would_do(seed):
    rng = random.Random(seed)
    counts, sums = table(rng, 2, rng.choice([2, 3]), rng.choice([10, 20]))
    tables = Tables(counts, tuple(sums), {key: rng.choice([1.0, 1.5, 2.0, 4.0]) for key in counts})
    first = small(tables, THRESHOLD)
    away = hidden(tables, first, THRESHOLD)

    def cost(chosen):
        return sum(tables.weights[key] for key in chosen if key not in first)

    others = [key for key in counts if key not in first]
    for number in range(len(others)):
        for more in itertools.combinations(others, number):
            chosen = first | set(more)
            if cost(chosen) < cost(away) - 1e-9:
                assert recovered(tables, chosen, THRESHOLD), "a cheaper choice holds"


def test_the_attack_finds_what_trying_every_table_finds():
    rng = random.Random(11)
    for _ in range(30):
        counts, sums = table(rng, 2, 2, 6)
        tables = Tables(counts, tuple(sums))
        away = frozenset(rng.sample(sorted(counts, key=str), rng.randrange(2, 6)))
        ranges = [
            range(25) if key in away else (counts[key],) for key in itertools.product([""], (0, 1), (0, 1))
        ]
        seen: dict[object, set[int]] = {key: set() for key in away}
        for values in itertools.product(*ranges):
            made = dict(zip(itertools.product([""], (0, 1), (0, 1)), values, strict=True))
            for one in sums:
                made[one.total] = sum(made[part] for part in one.parts)
            if all(made[key] == counts[key] for key in counts if key not in away):
                for key in away:
                    seen[key].add(made[key])
        for key, (low, high) in bounds(tables, away).items():
            assert low == pytest.approx(min(seen[key])), key
            assert high == pytest.approx(max(seen[key])) if high < 24 else max(seen[key]) >= 24


def test_one_hidden_count_of_a_sum_is_recovered_and_a_second_one_hides_it():
    tables = Tables({"a": 3, "b": 20, "c": 30, "all": 53}, (Sum("all", ("a", "b", "c")),))
    assert recovered(tables, {"a"}, THRESHOLD) == {"a": (3.0, 3.0)}
    away = hidden(tables, {"a"}, THRESHOLD)
    assert "a" in away
    assert len(away) == 2


def test_two_small_counts_may_hide_each_other_only_if_they_leave_room():
    narrow = Tables({"a": 1, "b": 2, "c": 30, "all": 33}, (Sum("all", ("a", "b", "c")),))
    assert len(hidden(narrow, {"a", "b"}, THRESHOLD)) == 3, "1 and 2 make 3: each lies between 0 and 3"
    wide = Tables({"a": 3, "b": 4, "c": 30, "all": 37}, (Sum("all", ("a", "b", "c")),))
    assert hidden(wide, {"a", "b"}, THRESHOLD) == {"a", "b"}


def test_the_less_important_count_is_hidden():
    tables = Tables(
        {"a": 3, "b": 20, "c": 30, "all": 53},
        (Sum("all", ("a", "b", "c")),),
        {"b": 5.0, "c": 1.0, "all": 9.0},
    )
    assert hidden(tables, {"a"}, THRESHOLD) == {"a", "c"}


def test_what_is_public_already_cannot_be_hidden_again():
    sums = (Sum("all", ("a", "b", "c")),)
    counts = {"a": 3, "b": 20, "c": 30, "all": 53}
    assert hidden(Tables(counts, sums, public=frozenset({"b"})), {"a"}, THRESHOLD) in (
        {"a", "c"},
        {"a", "all"},
    )
    with pytest.raises(CannotBeHidden) as fault:
        hidden(Tables(counts, sums, public=frozenset({"b", "c", "all"})), {"a"}, THRESHOLD)
    assert "3" not in str(fault.value)


def test_the_difference_of_two_years_is_a_count_like_any_other():
    sums = (Sum("this year", ("q2", "q3", "q4", "q5")), Sum("last year", ("q1", "q2", "q3", "q4")))
    counts = {"q1": 10, "q2": 10, "q3": 10, "q4": 10, "q5": 3, "last year": 40, "this year": 33}
    known = frozenset({"last year", "q1", "q2", "q3", "q4"})
    away = hidden(Tables(counts, sums, public=known), {"q5"}, THRESHOLD)
    assert "this year" in away, "with the quarters known, the year less three of them gives the fifth away"


def test_a_group_without_a_small_count_hides_nothing():
    tables = Tables({"a": 10, "b": 20, "all": 30, "x": 2, "y": 50}, (Sum("all", ("a", "b")),))
    assert hidden(tables, small(tables, THRESHOLD), THRESHOLD) == {"x"}


@pytest.mark.parametrize("quarter", range(4))
def test_counts_rounded_together_still_add_up_and_cannot_be_narrowed(quarter):
    for seed in range(quarter * 25, quarter * 25 + few_or_all(5, 25)):
        tables = linked(seed)
        given = rounded_together(tables, 5)
        assert all(number % 5 == 0 for number in given.values())
        for one in tables.sums:
            assert given[one.total] == sum(given[part] for part in one.parts)
        assert all(abs(given[key] - count) < 10 for key, count in tables.counts.items())
        assert not rounding_recovered(tables, given, 5), f"table {seed}"


def test_counts_rounded_each_by_itself_give_themselves_away():
    tables = Tables({"a": 2, "b": 2, "all": 4}, (Sum("all", ("a", "b")),))
    assert rounding_recovered(tables, {"a": 0, "b": 0, "all": 10}, 5)
    assert not rounding_recovered(tables, rounded_together(tables, 5), 5)
