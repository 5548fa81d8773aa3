"""What was decided not to be done: whom a row is about, and the list of what a row may name."""

from __future__ import annotations

import pytest

from pipeline.foundation.plugins import plugins_in
from pipeline.model import NotDone, Referral, codes
from pipeline.procedure.not_done import is_about
from pipeline.procedure.obligation import Asked, Cell


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
    assert not is_about(row, "virtual_team_invited", Asked(key=key, since=since))


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
