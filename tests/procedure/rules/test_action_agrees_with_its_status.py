"""Action agrees with its status."""

from __future__ import annotations

from datetime import date

from pipeline.model import Action, Blank, codes
from pipeline.procedure.rules import action_agrees_with_its_status as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def action(status, done_on=Blank.NOT_RECORDED, owner="Social worker"):
    return ordinary_case(
        actions=(
            placed(Action(action_id="A-1", status=codes.ACTION_STATUS[status], done_on=done_on, owner=owner)),
        )
    )


def test_done_without_a_date_is_found():
    assert len(found(rule, action("done"))) == 1


def test_open_with_a_date_is_found():
    assert len(found(rule, action("open", date(2026, 9, 1)))) == 1


def test_an_action_that_is_nobodys_is_found():
    assert len(found(rule, action("open", owner=Blank.NOT_KNOWN))) == 1


def test_done_with_a_date_is_in_order():
    assert found(rule, action("done", date(2026, 9, 1))) == []
