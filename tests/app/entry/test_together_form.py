"""Several rows of one record are entered on one page: those invited, the headings, the parts of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.app.entry.expected_rows import agencies_to_invite, expected
from pipeline.app.entry.together_form import TogetherForm
from pipeline.foundation.errors import InputError
from pipeline.model import Attendance, CaseDetails, Meeting, ReportPart, Section, codes
from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import shipped_limits
from tests.app.entry.folder import NOW, case_in, entering, folder_with_a_meeting, form_of, sent

CLOCK = Clock(NOW)


@pytest.fixture
def folder(tmp_path):
    """A folder in which a discussion was just held, and nothing of it is entered yet."""
    return folder_with_a_meeting(tmp_path / "inputs", held_at="29/10/2026 10:00")


def form(folder, kind, owner):
    read = entering(folder)
    case = read.case("C-0001")
    assert case is not None
    return TogetherForm(entering=read, kind=kind, case=case, owner_id=owner)


def shown(one):
    return {asked.name: list(asked.given) for group in one.groups() for asked in group.questions}


def test_a_row_is_entered_for_each_that_is_answered_and_is_asked_no_more(folder):
    asked = form(folder, Attendance, "M-9")
    titles = [one.title for one in asked.groups()]
    assert "Children's social care" in titles
    answers = {**shown(asked), "0.attended": ["Yes"], "0.role": ["Social worker"]}
    last = len(titles) - 1
    answers |= {f"{last}.{name}": [""] for name in ("invited", "attended", "role", "name")}
    assert asked.enter(answers) == last
    rows = case_in(folder, "C-0001").attendance_at("M-9")
    assert len(rows) == last
    assert (rows[0].agency, rows[0].invited, rows[0].attended, rows[0].role) == (
        "CSC",
        True,
        "yes",
        "Social worker",
    )
    again = form(folder, Attendance, "M-9")
    assert [one.title for one in again.groups()] == titles[last:]
    assert again.mark != asked.mark


def test_who_came_is_asked_only_of_what_was_held(folder):
    values = {"meeting_id": "M-10", "kind": "Core group", "arranged_for": "9/11/2026 11:00"}
    sent(form_of(folder, Meeting, "C-0001"), **values)
    assert not [name for name in shown(form(folder, Attendance, "M-10")) if name.endswith("attended")]
    assert [name for name in shown(form(folder, Attendance, "M-9")) if name.endswith("attended")]


def test_the_family_is_proposed_person_by_person(folder):
    case = case_in(folder, "C-0001")
    rows = expected(Attendance, case.meetings[-1], case, CLOCK)
    people = {one.values["person_id"] for one in rows if one.values["agency"] == "Parent"}
    assert people == {one.person_id for one in case.family if one.parental_responsibility is True}


def test_nothing_answered_is_said_and_nothing_is_written(folder):
    before = (folder / "cases.xlsx").read_bytes()
    with pytest.raises(InputError, match="Nothing was answered"):
        form(folder, Attendance, "M-9").enter({})
    assert (folder / "cases.xlsx").read_bytes() == before


def test_the_headings_of_a_plan_are_asked_and_their_texts_entered(folder):
    values = {"meeting_id": "M-10", "kind": "Multi-agency planning meeting", "held_at": "29/10/2026 11:00"}
    done = sent(form_of(folder, Meeting, "C-0001"), **values)
    sent(form_of(folder, Meeting, "C-0001", done.address, number=3), makes_plan="Yes")
    asked = form(folder, Section, "M-10")
    assert len(asked.groups()) == 14
    assert asked.enter({"2.text_professional": ["Supervised breaks."], "4.na_reason": ["No concern."]}) == 2
    rows = case_in(folder, "C-0001").sections_of("M-10")
    assert [one.section_no for one in rows] == [3, 5]


def test_the_agencies_are_those_of_the_settings(folder):
    case = case_in(folder, "C-0001")
    discussion = next(one for one in case.discussions if one.about == "displayed")
    assert list(agencies_to_invite(discussion, case, CLOCK))[:4] == ["Police", "YOS", "CSC", "Health"]
    changed = {"agencies_invited": {"agencies": ["Education"]}, "hsb_team_invited": {"switched_on": False}}
    own = Clock(NOW, shipped_limits().changed_by(changed))
    without = replace(case, details=_details(case, disability=(codes.DISABILITY["NONE"],)))
    assert list(agencies_to_invite(discussion, without, own)) == ["Education"]
    with_one = replace(case, details=_details(case, disability=(codes.DISABILITY["HEAR"],)))
    assert list(agencies_to_invite(discussion, with_one, CLOCK))[-1] == "Education"


def _details(case, **changed):
    values = {name: getattr(case.details, name) for name in CaseDetails.fields} | changed
    return CaseDetails.from_cells(values.items(), case.details.read_from)


def test_the_parts_of_a_report_are_those_of_its_model(folder):
    case = case_in(folder, "C-0001")
    bare = replace(case, report_parts=())
    for assessment in bare.aim_assessments:
        parts = [one.values["part"] for one in expected(ReportPart, assessment, bare, CLOCK)]
        assert len(parts) > 13
        assert not [
            one for one in parts if one.startswith("AIM") and not one.startswith(str(assessment.model))
        ]


def test_a_record_that_is_not_there_is_refused(folder):
    asked = form(folder, Attendance, "M-404")
    assert not asked.is_there
    with pytest.raises(InputError, match="is not there any more"):
        asked.groups()
