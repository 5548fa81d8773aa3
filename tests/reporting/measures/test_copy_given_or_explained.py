from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import CopyGiven, FamilyMember, NotDone, codes
from pipeline.reporting.measures import copy_given_or_explained as measure
from tests.builders import placed
from tests.reporting.measures import assessed, seen


def case(*people, given=()):
    family = tuple(placed(FamilyMember(case_id="C-0001", **one)) for one in people)
    copies = tuple(
        placed(CopyGiven(copy_id=f"CG-{one}", belongs_to="AIM-1", person_id=one, sent_at=date(2026, 9, 5)))
        for one in given
    )
    return dataclasses.replace(assessed(report_final_on=date(2026, 9, 1)), family=family, copies=copies)


MOTHER = {"person_id": "F-1", "relationship": codes.RELATIONSHIP["mother"]}
FATHER = {"person_id": "F-2", "relationship": codes.RELATIONSHIP["father"]}


def test_everyone_has_a_copy_or_a_reason_why_not():
    assert seen(measure, case(MOTHER, FATHER, given=("F-1", "F-2"))) == [True]
    assert seen(measure, case(MOTHER, {**FATHER, "reason_if_no": "A court order."}, given=("F-1",))) == [True]


def test_one_person_without_either_is_not_recorded():
    assert seen(measure, case(MOTHER, FATHER, given=("F-1",))) == ["not recorded"]


def test_brothers_and_sisters_are_due_no_copy():
    assert seen(
        measure,
        case(MOTHER, {"person_id": "F-3", "relationship": codes.RELATIONSHIP["sibling"]}, given=("F-1",)),
    ) == [True]


def test_a_family_that_nobody_entered_has_no_copy():
    assert seen(measure, case()) == ["not recorded"]


def test_a_row_of_not_done_with_its_reason_and_who_decided_explains_it():
    row = NotDone(
        belongs_to="AIM-1",
        what=codes.NOT_DONE["family_keeps_a_copy"],
        reason="No version for the child is needed, and the child was asked.",
        decided_by="Heron Quaverly, service manager",
        decided_on=date(2026, 9, 2),
    )
    made = case(MOTHER, FATHER, given=("F-1",))
    assert seen(measure, dataclasses.replace(made, not_done=(placed(row),))) == [True]
    silent = dataclasses.replace(row, reason="-")
    assert seen(measure, dataclasses.replace(made, not_done=(placed(silent),))) == ["not recorded"]
