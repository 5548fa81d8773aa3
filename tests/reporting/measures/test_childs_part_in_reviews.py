from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.reporting.measures import childs_part_in_reviews as measure
from tests.reporting.measures import reviewed, seen

HELD = date(2026, 9, 1)


def test_a_review_that_was_held_gives_the_childs_part_in_words():
    case = reviewed({"held_at": HELD, "child_participation": codes.PARTICIPATION["PN1"]})
    assert seen(measure, case) == ["Attended and spoke for themselves"]


def test_a_review_without_it_is_shown_apart_and_one_that_is_not_held_is_not_counted():
    assert seen(measure, reviewed({"held_at": HELD}, {"arranged_for": date(2026, 12, 1)})) == ["not recorded"]


def test_the_words_are_those_of_the_national_list():
    assert len(measure.WORDS) == 8
