"""A sample is drawn by strata, in proportion, and the same again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Blank, codes
from pipeline.procedure.audit.drawing import Traits, draw, traits_of
from tests.builders import ordinary_case


def many(*sizes):
    """Cases in the four strata, so many in each: open or closed, without or with an assessment."""
    strata = [(closed, agreed) for closed in (False, True) for agreed in (False, True)]
    return [
        Traits(f"C-{stratum}{number:03}", *strata[stratum], "13 and over", False)
        for stratum, size in enumerate(sizes)
        for number in range(size)
    ]


def places(sample):
    return {part.name: part.drawn for part in sample.strata}


def test_the_same_seed_and_cases_give_the_same_sample_in_whatever_order_they_come():
    cases = many(10, 10, 10, 10)
    assert draw(cases, 8, 1) == draw(reversed(cases), 8, 1)


def test_another_seed_gives_another_sample():
    cases = many(20, 20, 20, 20)
    assert len({draw(cases, 8, seed).case_ids for seed in range(5)}) > 1


def test_places_go_out_in_proportion_and_each_stratum_has_one():
    sample = draw(many(3, 14, 1, 12), 8, 1)
    assert places(sample) == {
        "Open, no AIM assessment agreed": 1,
        "Open, AIM assessment agreed": 3,
        "Closed, no AIM assessment agreed": 1,
        "Closed, AIM assessment agreed": 3,
    }
    assert sum(part.of for part in sample.strata) == sample.of == 30


def test_with_too_few_places_the_largest_strata_have_one():
    assert places(draw(many(3, 14, 1, 12), 2, 1)) == {
        "Open, no AIM assessment agreed": 0,
        "Open, AIM assessment agreed": 1,
        "Closed, no AIM assessment agreed": 0,
        "Closed, AIM assessment agreed": 1,
    }


def test_where_there_are_fewer_cases_than_places_all_are_drawn():
    cases = many(2, 1, 0, 0)
    assert draw(cases, 8, 1).case_ids == tuple(sorted(one.case_id for one in cases))


@pytest.mark.parametrize("seed", range(20))
def test_a_small_group_within_a_stratum_has_a_case_whatever_the_seed(seed):
    rare = [one._replace(case_id=f"D-{number}", has_needs=True) for number, one in enumerate(many(0, 2))]
    young = [one._replace(case_id=f"E-{number}", age="Under 13") for number, one in enumerate(many(1))]
    sample = draw([*many(20, 20, 4, 4), *rare, *young], 8, seed)
    assert all(part.drawn for part in (*sample.strata, *sample.groups))
    assert len(sample.case_ids) == 8


@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from("abc"), st.booleans()), min_size=1),
    st.integers(1, 20),
    st.integers(0, 99),
)
def test_so_many_different_cases_are_drawn_and_every_count_adds_up(cases, number, seed):
    every = [Traits(f"C-{place:03}", *one) for place, one in enumerate(cases)]
    sample = draw(every, number, seed)
    wanted = min(number, len(every))
    assert len(set(sample.case_ids)) == wanted
    assert sum(part.drawn for part in sample.strata) == wanted
    drawn = [one for one in every if one.case_id in sample.case_ids]
    for part in sample.strata:
        assert part.drawn == sum(one.stratum == part.name for one in drawn)
        assert part.drawn >= min(1, part.of) or wanted < len(sample.strata)


def test_the_traits_of_a_case_are_those_that_are_recorded():
    case = ordinary_case()
    assert traits_of(case) == Traits("C-0001", False, False, "13 and over", False)
    first, *others = case.discussions
    agreed = replace(case, discussions=(replace(first, aim_decision=codes.AIM_DECISION["yes"]), *others))
    assert traits_of(agreed).aim_agreed
    closed = replace(case, details=replace(case.details, status=codes.STATUS["closed"], looked_after=True))
    assert traits_of(closed)[1:] == (True, False, "13 and over", True)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2013, 8, 4), "13 and over"),
        (date(2013, 8, 5), "Under 13"),
        (Blank.NOT_RECORDED, "Age not known"),
        (date(2027, 1, 1), "Age not known"),
    ],
)
def test_the_age_is_that_at_the_first_referral(born, age):
    case = ordinary_case()
    assert traits_of(replace(case, details=replace(case.details, dob=born))).age == age
