"""What was decided not to be done: whom a row is about, and the list of what a row may name."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.foundation.plugins import plugins_in
from pipeline.model import Attendance, NotDone, Referral, codes
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.not_done import findings_of_not_done, is_about
from pipeline.procedure.obligation import Asked, Cell
from tests.builders import TODAY, ordinary_case, placed


@pytest.mark.parametrize(
    ("owner", "key", "is_meant"),
    [
        ("SD-1", "SD-1", True),
        ("SD-1", "SD-10", False),
        ("AIM-1", "AIM-1/F-0002", True),
        ("M-1", "M-1-2", True),
        ("RV-1", "after RV-1", True),
        ("R-1", "SD-1", False),
    ],
)
def test_a_row_is_about_what_is_asked_of_the_row_that_it_belongs_to(owner, key, is_meant):
    row = NotDone(belongs_to=owner, what=codes.NOT_DONE["agencies_invited"])
    since = Cell(Referral(referral_id="R-1"), "received_at")
    assert is_about(row, "agencies_invited", Asked(key=key, since=since)) is is_meant
    assert not is_about(row, "hsb_team_invited", Asked(key=key, since=since))


def test_a_row_may_name_what_each_duty_and_each_thing_implied_asks_for():
    words = {
        part.name: f"{part.module.SOURCE} {part.module.WHAT}"
        for part in plugins_in("pipeline.procedure.duties")
    }
    implied = plugins_in("pipeline.procedure.implied")
    words |= {part.name: part.module.WHAT for part in implied if hasattr(part.module, "WHAT")}
    listed = {str.__str__(one): one.label for one in codes.NOT_DONE.codes}
    missing = [f'{name}="{words[name]}",' for name in words if listed.get(name) != words[name]]
    assert not missing, f"Add to NOT_DONE in pipeline/model/codes.py: {missing}"
    assert listed.keys() == words.keys()


def closing(**values):
    """What is said of a row about the invitations to a discussion to which the police were not invited."""
    absent = Attendance(meeting_id="SD-0001", agency=codes.AGENCY["Police"], invited=False)
    whole = {
        "belongs_to": "SD-0001",
        "reason": "They sent what they hold in writing.",
        "decided_by": "A. Chair",
    }
    row = NotDone(**{"what": codes.NOT_DONE["agencies_invited"], **whole, **values})
    case = ordinary_case(attendance=(placed(absent),), not_done=(placed(row),))
    return list(findings_of_not_done(case, obligations_of(case, Clock(TODAY))))


def test_a_row_that_closes_nothing_is_said_at_its_cell():
    assert closing() == []
    (one,) = closing(belongs_to="C-0001")
    assert (one.place, one.rule) == ("Not done!B2", "not_done_closes_something")
    assert closing(what=codes.NOT_DONE["other_work_recorded"]), "nothing of it is asked for here"
    assert closing(belongs_to="C-0001", reason="-") == [], "its own rule says what that lacks"


def test_where_no_workbook_has_the_sheet_it_is_said_where_to_get_it():
    absent = Attendance(meeting_id="SD-0001", agency=codes.AGENCY["Police"], invited=False)
    case = ordinary_case(attendance=(placed(absent),))
    for unkept, is_said in ((frozenset(), False), (frozenset({"not_done"}), True)):
        one = dataclasses.replace(case, unkept=unkept)
        (asked,) = [each for each in obligations_of(one, Clock(TODAY)) if each.says_no]
        assert ("Copy that sheet from 'hsb workbook blank'." in asked.to_do) is is_said
