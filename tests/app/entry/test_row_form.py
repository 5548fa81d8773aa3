"""A row is entered or changed by its form, page by page, in the workbook of its case."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.app.entry.proposals import address_of
from pipeline.app.entry.questions import Option
from pipeline.app.entry.row_form import RowForm
from pipeline.formats.excel.package import protect
from pipeline.formats.excel.writer import write_cases
from pipeline.foundation.errors import InputError
from pipeline.model import (
    NOT_RECORDED,
    AimAssessment,
    Attendance,
    CaseDetails,
    FamilyMember,
    LinkedChild,
    Referral,
    SafetyMeasure,
    StrategyDiscussion,
    known,
)
from tests.app.entry.folder import case_in, entering, folder_with, form_of, sent


@pytest.fixture
def folder(tmp_path):
    return folder_with(tmp_path / "inputs")


def test_in_an_empty_folder_a_workbook_is_made_and_the_case_is_in_it(tmp_path):
    (tmp_path / "inputs").mkdir()
    done = sent(form_of(tmp_path / "inputs", CaseDetails), child_name="Rowan Testling")
    assert (done.case_id, done.next_part) == ("C-0001", 1)
    case = case_in(tmp_path / "inputs", "C-0001")
    assert (case.details.child_name, case.details.status) == ("Rowan Testling", "open")
    assert [one.name for one in (tmp_path / "inputs").glob("*.xlsx")] == ["cases.xlsx"]


def test_a_workbook_of_another_format_is_not_passed_over(tmp_path):
    folder = folder_with(tmp_path / "inputs", name="cases.xlsm")
    assert case_in(folder, "C-0001").id == "C-0001"
    (folder / "cases.xlsm").rename(folder / "cases.xls")
    (folder / "cases.xls").write_bytes(b"old")
    with pytest.raises(InputError, match="not an Excel workbook"):
        entering(folder)


def test_a_new_case_has_the_next_id_and_goes_into_the_workbook_chosen(folder):
    write_cases(folder / "north.xlsx", ())
    with pytest.raises(InputError, match="There are several workbooks"):
        sent(form_of(folder, CaseDetails), child_name="Rowan Testling")
    form = form_of(folder, CaseDetails)
    _, answers = form.answered({"case_id": ["C-0003"], "child_name": ["Rowan"], "status": ["Open"]})
    assert form.values()["case_id"] == "C-0003"
    with pytest.raises(InputError, match="There are several workbooks"):
        form.enter(answers, "../north.xlsx")
    form.enter(answers, "north.xlsx")
    assert case_in(folder, "C-0003").details.read_from.workbook == "north.xlsx"


def test_the_page_after_the_first_follows_from_the_answers(folder):
    case = case_in(folder, "C-0001")
    address = address_of(case.details)
    second = sent(form_of(folder, CaseDetails, "C-0001", address, number=1), looked_after="No")
    assert second.next_part == 3
    second = sent(form_of(folder, CaseDetails, "C-0001", address, number=1), looked_after="Yes")
    assert second.next_part == 2


def test_a_row_is_changed_and_the_rest_of_it_stays(folder):
    before = case_in(folder, "C-0001").referrals[0]
    sent(form_of(folder, Referral, "C-0001", address_of(before)), referrer="Finch Oakhanger")
    after = case_in(folder, "C-0001").referrals[0]
    changed = {name for name in Referral.fields if getattr(before, name) != getattr(after, name)}
    assert changed == {"referrer"}
    sent(form_of(folder, Referral, "C-0001", address_of(before)), referrer="")
    assert case_in(folder, "C-0001").referrals[0].referrer is NOT_RECORDED


def test_its_id_cannot_be_changed(folder):
    row = case_in(folder, "C-0001").referrals[0]
    form = form_of(folder, Referral, "C-0001", address_of(row))
    assert form.questions()[0].shape == "fixed"
    _, answers = form.answered({"referral_id": ["R-9"]})
    assert "referral_id" not in answers


def test_the_mark_is_another_as_soon_as_the_row_is(folder):
    row = case_in(folder, "C-0001").referrals[0]
    form = form_of(folder, Referral, "C-0001", address_of(row))
    assert form.mark == form_of(folder, Referral, "C-0001", address_of(row)).mark
    sent(form, referrer="Finch Oakhanger")
    now = form_of(folder, Referral, "C-0001", address_of(row))
    assert now.mark != form.mark
    beside = {one.name: one for one in now.beside({"referrer": ["Plover Ashdale"]})}
    assert (beside["referrer"].value, beside["referrer"].now) == ("Plover Ashdale", "Finch Oakhanger")


def test_an_id_that_is_taken_and_a_row_of_another_case_are_refused(folder):
    form = form_of(folder, StrategyDiscussion, "C-0001")
    taken = case_in(folder, "C-0002").discussions[0].discussion_id
    other = case_in(folder, "C-0002").linked_children[0].link_id
    shown, _ = form.answered(
        {"discussion_id": [taken.lower()], "about": ["A child harmed"], "link_id": [other]}
    )
    problems = {one.name: one.problem for one in shown if one.problem}
    assert set(problems) == {"discussion_id", "link_id"}
    assert "is the ID of another row" in problems["discussion_id"]
    assert "is no row of this case" in problems["link_id"]


def test_a_reference_is_chosen_from_the_rows_of_the_case_in_words(folder):
    case = case_in(folder, "C-0001")
    asked = {one.name: one for one in form_of(folder, Attendance, "C-0001").questions()}
    assert asked["meeting_id"].shape == "list"
    first = case.discussions[0]
    assert asked["meeting_id"].options[0].value == first.discussion_id
    assert f"{first.held_at:%d/%m/%Y}" in asked["meeting_id"].options[0].label
    assert Option(case.family[0].person_id, asked["person_id"].options[0].label) in asked["person_id"].options


def test_the_row_that_the_person_came_from_is_chosen_already(folder):
    case = case_in(folder, "C-0001")
    wanted = case.discussions[-1].discussion_id
    chosen = form_of(folder, Attendance, "C-0001", chosen={"meeting_id": wanted}).questions()
    assert next(one.value for one in chosen if one.name == "meeting_id") == wanted
    other = form_of(folder, Attendance, "C-0001", chosen={"meeting_id": "SD-9", "name": "x"}).questions()
    assert {one.value for one in other if one.name in ("meeting_id", "name")} == {""}


def test_a_discussion_about_a_child_harmed_is_entered_at_that_child_too(folder):
    done = sent(form_of(folder, LinkedChild, "C-0001"), role="Child harmed")
    child = case_in(folder, "C-0001").linked_children[-1]
    assert done.address == address_of(child)
    form = form_of(folder, StrategyDiscussion, "C-0001")
    assert form.values()["link_id"] == child.link_id
    sent(form, held_at="29/10/2026 10:00")
    now = case_in(folder, "C-0001")
    assert now.linked_children[-1].discussion_id == now.discussions[-1].discussion_id


def test_a_child_that_is_chosen_later_gets_the_discussion_then(folder):
    sent(form_of(folder, LinkedChild, "C-0001"), role="Child harmed")
    link_id = case_in(folder, "C-0001").linked_children[-1].link_id
    done = sent(form_of(folder, StrategyDiscussion, "C-0001"), about="A child harmed", link_id="")
    assert case_in(folder, "C-0001").linked_children[-1].discussion_id is NOT_RECORDED
    sent(form_of(folder, StrategyDiscussion, "C-0001", done.address), link_id=link_id)
    now = case_in(folder, "C-0001")
    assert now.linked_children[-1].discussion_id == now.discussions[-1].discussion_id


def test_a_measure_goes_on_in_the_plan_and_version_of_the_last(folder):
    last = case_in(folder, "C-0001").safety_plans[-1]
    values = form_of(folder, SafetyMeasure, "C-0001").values()
    assert (values["plan_id"], values["version"], values["agreed_on"]) == (
        last.plan_id,
        last.version,
        last.agreed_on,
    )


def test_a_protected_workbook_is_entered_with_its_password_and_stays_protected(folder):
    path = folder / "cases.xlsx"
    path.write_bytes(protect(path.read_bytes(), "meadow"))
    read = entering(folder, passwords=["meadow"])
    form = RowForm(entering=read, kind=FamilyMember, case=read.case("C-0001"))
    sent(form, relationship="Other", name="Juniper Testling")
    assert not path.read_bytes().startswith(b"PK")
    case = entering(folder, passwords=["meadow"]).case("C-0001")
    assert case is not None
    assert case.family[-1].name == "Juniper Testling"


def test_a_page_that_is_not_there_is_refused(folder):
    with pytest.raises(InputError, match="is not there"):
        form_of(folder, AimAssessment, "C-0001", number=1).questions()


def test_professionals_who_are_named_already_are_suggested(folder):
    case = case_in(folder, "C-0001")
    address = address_of(case.details)
    asked = {one.name: one for one in form_of(folder, CaseDetails, "C-0001", address, number=1).questions()}
    chairs = [str(one.chair) for one in case.discussions if known(one.chair)]
    assert set(chairs) <= set(asked["social_worker"].suggested)
    assert asked["school"].suggested == ()


def test_dates_are_read_as_days(folder):
    row = case_in(folder, "C-0001").details
    sent(form_of(folder, CaseDetails, "C-0001", address_of(row)), dob="4 March 2012")
    assert case_in(folder, "C-0001").details.dob == date(2012, 3, 4)
