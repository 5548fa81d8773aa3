"""The targets that no search is needed for."""

from __future__ import annotations

import numpy as np

from pipeline.reporting.known_sums import Line, rows_of
from pipeline.reporting.settled_targets import SettledTargets

THRESHOLD = 5
ONE, BOTH, ALL, LESS = Line.of([0]), Line.of([0, 1]), Line.of([0, 1, 2]), Line.of_difference([0, 1], [2])
TARGETS = (ONE, BOTH, ALL, LESS)


def settled(always=()):
    return SettledTargets(rows_of(TARGETS, 3), THRESHOLD, np.array([one in always for one in TARGETS]))


def which(targets):
    return [one for one, is_so in zip(TARGETS, targets.all, strict=True) if is_so]


def test_what_holds_more_than_the_threshold_is_more_than_it_but_not_what_is_less_something():
    targets = settled()
    targets.note_said(Line.of([0, 1], THRESHOLD + 1, 40))
    assert which(targets) == [BOTH, ALL]


def test_a_target_that_is_found_to_be_more_settles_what_it_is_a_part_of():
    targets = settled()
    targets.note_above(TARGETS.index(ONE))
    assert which(targets) == [ONE, BOTH, ALL]


def test_a_difference_that_is_found_to_be_more_settles_only_itself():
    targets = settled()
    targets.note_above(TARGETS.index(LESS))
    assert which(targets) == [LESS]


def test_what_may_be_the_threshold_itself_settles_nothing_and_neither_does_a_difference_that_is_said():
    targets = settled()
    targets.note_said(Line.of([0, 1], THRESHOLD, 40))
    targets.note_said(Line.of_difference([0, 1], [2], THRESHOLD + 1, 40))
    assert which(targets) == []


def test_a_total_that_is_never_exact_is_settled_by_being_none_alone():
    targets = settled(always=(ALL,))
    targets.note_said(Line.of([0, 1], THRESHOLD + 1, 40))
    assert which(targets) == [BOTH]
    targets.note_none({0, 1, 2})
    assert which(targets) == list(TARGETS)


def test_what_is_noted_on_trial_is_taken_back():
    targets = settled()
    with targets.on_trial():
        targets.note_none({0})
        assert which(targets) == [ONE]
    assert which(targets) == []
