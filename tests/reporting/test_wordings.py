"""The ways to say a figure, from the most detailed on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reporting.published_counts import Control, CountRange
from pipeline.reporting.wordings import wordings_of

YES_NO = [[("Yes",), ("No",)]]
PARTS = [[("spoke",), ("sent views",), ("neither",)], [("spoke", "sent views"), ("neither",)]]
CONTROL = Control()


def first(counts, groupings=YES_NO, control=CONTROL):
    return next(wordings_of(counts, groupings, control))


def said(wording):
    return {one.words: one.count for one in wording.said}


def test_enough_of_each_answer_is_said_as_it_is():
    assert said(first({"Yes": 40, "No": 6})) == {("Yes", "No"): 46, ("Yes",): 40, ("No",): 6}


def test_all_of_ten_are_said_and_all_of_nine_are_only_counted():
    assert said(first({"Yes": 10, "No": 0})) == {("Yes", "No"): 10, ("Yes",): 10, ("No",): 0}
    assert said(first({"Yes": 9, "No": 0})) == {("Yes", "No"): 9}


def test_a_few_are_said_as_a_range_that_does_not_depend_on_how_many():
    ranges = {said(first({"Yes": 60 - few, "No": few}))[("No",)] for few in range(1, 6)}
    assert ranges == {CountRange(0, 5)}


def test_answers_are_merged_before_anything_is_hidden():
    found = said(first({"spoke": 30, "sent views": 2, "neither": 8}, PARTS))
    assert found == {("spoke", "sent views", "neither"): 40, ("spoke", "sent views"): 32, ("neither",): 8}


def test_a_small_total_is_said_as_a_range_and_nothing_of_its_answers():
    assert said(first({"Yes": 2, "No": 1})) == {("Yes", "No"): CountRange(0, 5)}


def test_nothing_to_count_is_said():
    assert said(first({"Yes": 0, "No": 0})) == {("Yes", "No"): 0}


@given(yes=st.integers(0, 80), no=st.integers(0, 80), threshold=st.integers(1, 12), fewest=st.integers(2, 20))
def test_every_wording_is_true_says_no_small_count_and_the_last_says_nothing(yes, no, threshold, fewest):
    counts, control = {"Yes": yes, "No": no}, Control(threshold, fewest)
    wordings = list(wordings_of(counts, YES_NO, control))
    assert wordings[-1].said == ()
    for wording in wordings:
        for one in wording.said:
            true = sum(counts[word] for word in one.words)
            assert one.least <= true <= one.most
            assert one.least != one.most or true == 0 or true > threshold
            assert one.least == one.most or one.most - one.least >= threshold
            assert one.least == 0 or one.least > threshold, "a range holds all small counts or none"
        if wording.answers:
            assert yes + no >= fewest
