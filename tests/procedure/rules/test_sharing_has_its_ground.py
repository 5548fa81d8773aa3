"""Sharing has its ground."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Blank, SharingDecision, codes
from pipeline.procedure.rules import sharing_has_its_ground as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found

SHARED = {
    "decision": codes.SHARING_DECISION["share"],
    "what": (codes.INFORMATION["measures"],),
    "agency": codes.SHARED_WITH["Education"],
    "ground": codes.SHARING_GROUND["task"],
    "shared_by": "Osprey Candlewharf, social worker",
}
KEPT = {
    "decision": codes.SHARING_DECISION["not_to_share"],
    "recipient": "Leader of the youth club",
    "why_not": "The club needs the measure and not why there is one.",
}


def logged(values, **changes):
    row = SharingDecision(
        sharing_id="IS-0001",
        case_id="C-0001",
        belongs_to="SD-0001",
        about=codes.ABOUT["displayed"],
        **{**values, **changes},
    )
    return ordinary_case(sharing=(placed(row),))


def test_a_whole_row_keeps_it_whether_it_shares_or_not():
    assert found(rule, logged(SHARED)) == found(rule, logged(KEPT)) == []


@pytest.mark.parametrize("name", ["what", "ground", "shared_by"])
def test_what_is_shared_without_its_ground_or_its_name_is_found(name):
    (sentence,) = found(rule, logged(SHARED, **{name: Blank.NOT_RECORDED}))
    assert "is not recorded" in sentence


@pytest.mark.parametrize("reason", [Blank.NOT_RECORDED, "-", "as discussed"])
def test_what_is_not_shared_without_a_reason_is_found(reason):
    (sentence,) = found(rule, logged(KEPT, why_not=reason))
    assert "no reason is recorded" in sentence


def test_a_row_that_does_not_say_with_whom_is_found():
    (sentence,) = found(rule, logged(KEPT, recipient=Blank.NOT_RECORDED))
    assert "does not say who the information is shared with" in sentence


def test_what_was_not_to_be_shared_and_has_a_day_is_found():
    (sentence,) = found(rule, logged(KEPT, shared_on=date(2026, 8, 6)))
    assert "there is a date on which it was shared" in sentence
