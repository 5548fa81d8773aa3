"""What is not done says why."""

from __future__ import annotations

import pytest

from pipeline.model import NOT_RECORDED, NotDone, codes
from pipeline.procedure.rules import what_is_not_done_says_why as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found

WHOLE = {"reason": "The meeting agreed to wait for the school.", "decided_by": "A. Chair"}


def not_done(**values):
    what = codes.NOT_DONE["chronology_shared"]
    row = NotDone(belongs_to="SD-0001", **{"what": what, **WHOLE, **values})
    return ordinary_case(not_done=(placed(row),))


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_reason_and_who_decided_are_in_order():
    assert found(rule, not_done()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("reason", "-"), ("reason", "Not needed."), ("reason", None), ("decided_by", None), ("decided_by", "-")],
)
def test_a_row_that_lacks_one_of_them_is_found_at_its_cell(name, value):
    (one,) = found(rule, not_done(**{name: NOT_RECORDED if value is None else value}))
    assert one.endswith("so what is not done stays open.")
    assert one.startswith("Not done!D" if name == "reason" else "Not done!E")


def test_a_row_that_does_not_say_what_is_found():
    (one,) = found(rule, not_done(what=NOT_RECORDED))
    assert "does not say what is not done" in one


@pytest.mark.parametrize(
    "written", ["R07", "Temporary risk management strategy", "r07 temporary risk management strategy"]
)
def test_the_rule_or_the_words_alone_are_enough_where_they_are_of_one_thing(written):
    assert codes.NOT_DONE.find(written) == "risk_strategy_agreed"
