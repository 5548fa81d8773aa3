"""Family attendance names the person."""

from __future__ import annotations

from pipeline.model import Attendance, Blank, codes
from pipeline.procedure.rules import family_attendance_names_the_person as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def present(agency, person=Blank.NOT_RECORDED):
    return ordinary_case(
        attendance=(placed(Attendance(meeting_id="SD-0001", agency=codes.AGENCY[agency], person_id=person)),)
    )


def test_a_parent_without_an_id_is_found():
    assert len(found(rule, present("Parent"))) == 1


def test_a_parent_with_an_id_and_a_professional_are_in_order():
    assert found(rule, present("Parent", "F-1")) == found(rule, present("Health")) == []
