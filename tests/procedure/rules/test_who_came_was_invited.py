"""Who came was invited."""

from __future__ import annotations

from pipeline.model import Attendance, codes
from pipeline.procedure.rules import who_came_was_invited as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def came(attended, invited):
    row = Attendance(
        meeting_id="SD-0001",
        agency=codes.AGENCY["Health"],
        attended=codes.ATTENDED[attended],
        invited=invited,
    )
    return ordinary_case(attendance=(placed(row),))


def test_somebody_who_came_without_being_invited_is_found():
    assert found(rule, came("yes", False)) == [
        "Attendance!F2: this person was not invited, but attended (at Attendance!G2)."
    ]
    assert len(found(rule, came("partial", False))) == 1


def test_somebody_who_was_invited_or_did_not_come_is_in_order():
    assert found(rule, came("yes", True)) == []
    assert found(rule, came("no", False)) == []
