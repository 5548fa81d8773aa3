"""What the report prints about each measure: sentences that a board member can read, and true targets."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import shipped_limits
from pipeline.reporting.duty_measures import LOCAL_STANDARD, OWN_LIMIT
from pipeline.reporting.measures import COMPOSITES, completeness_measures, measures_for, quality_measures
from pipeline.reporting.observation import Theme
from tests.builders import TODAY

SHIPPED = Clock(TODAY)
MEASURES = {one.id: one for one in measures_for(SHIPPED)}


def with_limit(name, limit):
    """The measures of a council that has set a limit of its own."""
    written = {name: {"2000-01-01": limit}}
    clock = dataclasses.replace(SHIPPED, limits=shipped_limits().changed_by(written))
    return {one.id: one for one in measures_for(clock)}


def test_the_measures_of_the_records_are_defined_in_sentences_too():
    for one in (*completeness_measures(), *quality_measures()):
        assert all(text.endswith(".") for text in (one.counted, one.of, one.open)), one.id
        assert one.question.endswith("?"), one.id
        assert not one.name.endswith("."), one.id


def test_a_question_asks_for_words_and_not_for_a_number():
    asked = [one.question.lower() for one in MEASURES.values()]
    assert [one for one in asked if one.startswith(("how many", "how often", "how much", "how long"))] == []


def test_no_measure_prints_the_wording_of_a_setting():
    """Such as "done, and in time where there is a limit" or "within the same day"."""
    for one in MEASURES.values():
        printed = " ".join((one.name, one.counted, one.of, one.open, one.question, one.target))
        assert "the same day" not in one.target
        assert "within the same day" not in printed
        assert "{" not in printed
        assert "where there is a limit" not in printed


def test_a_time_from_elsewhere_is_a_target_only_where_it_is_law_or_national():
    assert (MEASURES["K05"].target, MEASURES["K05"].target_source) == ("", LOCAL_STANDARD)
    assert (MEASURES["K12"].target, MEASURES["K12"].target_source) == ("", LOCAL_STANDARD)
    assert MEASURES["K11"].target == "Within 15 working days"
    assert MEASURES["K01"].target == MEASURES["K02"].target == "Within 24 hours"
    assert "24 hrs" in MEASURES["K01"].target_source == MEASURES["K02"].target_source
    for one in MEASURES.values():
        assert bool(one.target) == bool(one.target_source and one.target_source != LOCAL_STANDARD), one.id


def test_a_council_that_sets_a_time_has_a_target_of_its_own():
    changed = with_limit("strategy_record_circulated", "2 working days")["K05"]
    assert (changed.target, changed.target_source) == ("Within 2 working days", OWN_LIMIT)
    assert changed.name == "Record of the strategy discussion sent out within 2 working days"
    changed = with_limit("strategy_discussion_for_the_child", "48 hours")["K01"]
    assert (changed.target, changed.target_source) == ("Within 48 hours", OWN_LIMIT)


def test_what_belongs_to_a_meeting_is_practice_and_asked_of_all():
    for name in ("K17", "K19", "K21", "K22", "K23", "K28"):
        assert (MEASURES[name].theme, MEASURES[name].target) == (Theme.PRACTICE, "All"), name
    assert {MEASURES[name].theme for name in ("K01", "K09", "K11")} == {Theme.TIMELINESS}


@pytest.mark.parametrize(
    "name",
    ["R35 delay has its reason", "S03 late assessment has its reason"],
    ids=["the report", "the other"],
)
def test_the_reason_for_what_is_late_has_no_time_of_its_own(name):
    assert (MEASURES[name].theme, MEASURES[name].target) == (Theme.PRACTICE, "")
    assert MEASURES[name].name.startswith("Reason recorded")


def test_a_composite_has_only_what_has_a_time():
    names = [name for of_theme in COMPOSITES.values() for name in of_theme]
    assert {MEASURES[name].theme for name in names} == {Theme.TIMELINESS}
