"""What is recorded twice agrees."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import Attendance, codes
from pipeline.procedure.rules import what_is_recorded_twice_agrees as rule
from tests.builders import placed
from tests.family_case import REVIEWED, approved, changed, family_case
from tests.procedure.rules import found


def test_an_ordinary_family_keeps_it():
    assert found(rule, family_case()) == []


def test_another_name_at_a_meeting_is_found():
    case = changed(
        family_case(), "attendance", {"meeting_id": REVIEWED, "person_id": "F-0001"}, name="Heron Inkpenny"
    )
    assert found(rule, case) == [
        "Attendance!D5: this and Family members!C2 are about the same person, and do not agree."
    ]


@pytest.mark.parametrize("name", ["Mother", "Mrs Fernhollow", "B Fernhollow", "Bryony Oakmoss"])
def test_a_role_an_initial_or_a_new_family_name_is_no_other_person(name):
    case = changed(family_case(), "attendance", {"meeting_id": REVIEWED, "person_id": "F-0001"}, name=name)
    assert found(rule, case) == []


def test_a_young_person_of_another_name_than_the_case_is_found():
    (sentence,) = found(
        rule, changed(family_case(), "family", {"person_id": "F-0003"}, name="Heron Inkpenny")
    )
    assert sentence.startswith("Family members!C4: this and Cases!C2 are about the same person")


def test_a_child_at_a_meeting_under_another_name_is_found():
    came = placed(Attendance(meeting_id=REVIEWED, agency=codes.AGENCY["Child"], name="Heron Inkpenny"), 9)
    case = family_case()
    (sentence,) = found(rule, dataclasses.replace(case, attendance=(*case.attendance, came)))
    assert sentence.startswith("Attendance!D9")


def test_a_child_who_came_as_a_parent_is_found():
    case = changed(
        family_case(),
        "attendance",
        {"meeting_id": REVIEWED, "person_id": "F-0001"},
        agency=codes.AGENCY["Child"],
    )
    assert any(sentence.startswith("Attendance!E5") for sentence in found(rule, case))


def test_a_recipient_who_is_named_is_the_person_of_that_id():
    assert found(rule, approved(family_case(), recipient="Bryony Fernhollow")) == []
    assert found(rule, approved(family_case(), recipient="Mother")) == []
    assert len(found(rule, approved(family_case(), recipient="Kestrel Millbrook"))) == 1


def test_what_a_child_disagreed_with_is_a_childs():
    case = changed(
        family_case(), "disagreements", {"person_id": "F-0001"}, raised_by=codes.RAISED_BY["child"]
    )
    (sentence,) = found(rule, case)
    assert sentence.startswith("Disagreements!C3")
