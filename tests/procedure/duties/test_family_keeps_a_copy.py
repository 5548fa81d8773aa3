"""R26: the family may keep a copy."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, CopyGiven, FamilyMember
from pipeline.procedure.duties import family_keeps_a_copy as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, closed, stands


def case(given, may=True):
    copies = (
        (placed(CopyGiven(copy_id="CG-1", belongs_to="AIM-1", person_id="F-1", sent_at=given)),)
        if given is not None
        else ()
    )
    return ordinary_case(
        aim_assessments=(placed(AimAssessment(aim_id="AIM-1", report_final_on=date(2026, 8, 20))),),
        family=(placed(FamilyMember(person_id="F-1", may_receive_copy=may)),),
        copies=copies,
    )


@pytest.mark.parametrize(
    ("given", "status"),
    [(date(2026, 9, 1), "met"), (None, "due"), (NOT_RECORDED, "due"), (NOT_KNOWN, "not clear")],
)
def test_each_person_is_given_theirs(given, status):
    assert stands(duty, case(given)) == [status]


def test_who_may_not_have_one_is_not_asked_for():
    assert stands(duty, case(None, may=False)) == ["not applicable"]


def test_a_case_closed_without_one_never_gave_it():
    assert stands(duty, closed(case(None), date(2026, 9, 1))) == ["missed"]
