"""Entering a case on the page: problems are said, nothing is lost, no change of another is written over."""

from __future__ import annotations

import re

import pytest

from pipeline.app.enter_in_workbook import mark_of
from pipeline.app.entry.proposals import address_of
from pipeline.formats.excel.enter_cells import with_cells
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.formats.excel.sheet_xml import column_number
from pipeline.model import Referral
from tests.web.officer import Officer
from tests.web.site import words_of


@pytest.fixture
def officer(browser):
    return Officer(browser)


def case_of(browser, case_id="C-0001"):
    """The case as the page reads it now."""
    browser.get("/entry")
    return browser.site.workplace.entering.case(case_id)


def fields(page, *, again=True, **answers):
    """What the form of a page sends with these answers. `again`: as that of a page opened a second time."""
    form = next(one for one in page.forms if one.get("method") == "post")
    values = Officer._values(form) | {f"q.{name}": one for name, one in answers.items()}
    del values["form_token"]
    if again:
        del values["once"]
    return values


def test_a_problem_is_said_at_the_top_and_at_the_field_and_the_answers_stay(browser, officer):
    officer.open("/entry/row?sheet=details")
    answer = browser.post("/entry/row", fields(officer.page, child_name="Rowan <b>", dob="31/2/2012"))
    assert answer.status_code == 422
    assert words_of(answer).count("is not a date. Enter it as day/month/year, for example 28/02/2026.") == 2
    assert '<a href="#q-dob">' in answer.text
    assert 'id="q-dob"' in answer.text
    assert 'value="Rowan &lt;b&gt;"' in answer.text
    assert "<title>Problem: The child: case" in answer.text
    assert case_of(browser) is not None
    assert browser.site.workplace.entering.case("C-0003") is None


def test_a_row_that_somebody_changed_meanwhile_is_not_written_over(browser, officer):
    row = case_of(browser).referrals[0]
    officer.open(f"/entry/row?case=C-0001&sheet=referrals&at={address_of(row)}")
    stale = fields(officer.page, referrer="Mine")
    officer.save(then="case", referrer="Theirs")
    answer = browser.post("/entry/row", stale)
    assert answer.status_code == 409
    words = words_of(answer)
    assert "Somebody changed this in the workbook meanwhile, so nothing was entered." in words
    assert "In the workbook now: Theirs" in words
    assert 'value="Mine"' in answer.text
    assert case_of(browser).referrals[0].referrer == "Theirs"
    mark = re.search(r'name="mark" value="(\w+)"', answer.text)[1]
    assert browser.post("/entry/row", {**stale, "mark": mark}).status_code == 303
    assert case_of(browser).referrals[0].referrer == "Mine"


def test_another_row_that_changed_meanwhile_is_no_obstacle(browser, officer):
    row = case_of(browser).referrals[0]
    officer.open(f"/entry/row?case=C-0001&sheet=referrals&at={address_of(row)}")
    mine = fields(officer.page, referrer="Mine")
    workplace = browser.site.workplace
    path = workplace.inputs / "cases.xlsx"
    other = case_of(browser, "C-0002").referrals[0]
    values = {"referrer": "Theirs"}
    workplace.entering.enter(path.name, [EnteredRow(kind=Referral, values=values, row=other.read_from.row)])
    assert browser.post("/entry/row", mine).status_code == 303
    assert (case_of(browser).referrals[0].referrer, case_of(browser, "C-0002").referrals[0].referrer) == (
        "Mine",
        "Theirs",
    )


def test_a_form_that_is_sent_twice_enters_one_row(browser, officer):
    officer.open("/entry/row?case=C-0001&sheet=referrals")
    form = fields(officer.page, received_at="29/10/2026 10:00")
    before = len(case_of(browser).referrals)
    assert browser.post("/entry/row", form).status_code == 303
    again = browser.post("/entry/row", form)
    assert again.status_code == 422
    assert "is the ID of another row" in words_of(again)
    assert len(case_of(browser).referrals) == before + 1


def test_a_row_without_an_id_of_its_own_is_entered_once_though_its_form_is_sent_again(browser, officer):
    owner = case_of(browser).discussions[0].id
    officer.open(f"/entry/row?case=C-0001&sheet=attendance&meeting_id={owner}")
    sent = fields(
        officer.page, again=False, meeting_id=owner, agency="Advocate", role="Advocate", invited="Yes"
    )
    first = browser.post("/entry/row", sent)
    again = browser.post("/entry/row", sent)
    assert (first.status_code, again.status_code) == (303, 303)
    assert again.headers["location"] == first.headers["location"]
    rows = [one for one in case_of(browser).attendance_at(owner) if one.role == "Advocate"]
    assert len(rows) == 1


def test_a_form_that_was_refused_is_entered_when_it_is_sent_put_right(browser, officer):
    owner = case_of(browser).discussions[0].id
    officer.open(f"/entry/row?case=C-0001&sheet=attendance&meeting_id={owner}")
    sent = fields(
        officer.page, again=False, meeting_id=owner, agency="No such agency", role="Advocate", invited="Yes"
    )
    assert browser.post("/entry/row", sent).status_code == 422
    assert browser.post("/entry/row", {**sent, "q.agency": "Advocate"}).status_code == 303


def test_problems_named_by_sheet_and_column_are_explained_on_the_page(browser):
    words = words_of(browser.get("/entry/case?case=C-0001"))
    assert "Each names a sheet and a column of the workbook. Here these are a step above" in words


def test_while_the_workbook_is_open_nothing_is_entered_and_the_answers_stay(browser, officer):
    officer.open("/entry/row?case=C-0001&sheet=referrals")
    form = fields(officer.page, received_at="29/10/2026 10:00")
    path = browser.site.workplace.inputs / "cases.xlsx"
    before = mark_of(path)
    path.with_name("~$cases.xlsx").write_bytes(b"x")
    answer = browser.post("/entry/row", form)
    assert answer.status_code == 409
    said = "cases.xlsx is open in Excel, so nothing was changed in it. Close it, and save again."
    assert said in words_of(answer)
    assert "command" not in words_of(answer)
    assert str(path) not in answer.text
    assert 'value="29/10/2026 10:00"' in answer.text
    assert mark_of(path) == before


@pytest.mark.parametrize(
    "path",
    [
        "/entry/case?case=C-9",
        "/entry/row?case=C-9&sheet=referrals",
        "/entry/row?sheet=staff&at=9999@cases.xlsx",
        "/entry/row?case=C-0001&sheet=nothing",
        "/entry/row?case=C-0001&sheet=details",
        "/entry/row?case=C-0001&sheet=referrals&at=9999@cases.xlsx",
        "/entry/row?case=C-0001&sheet=referrals&part=1",
        "/entry/row?sheet=referrals",
        "/entry/row?sheet=details&part=99",
        "/entry/together?case=C-0001&sheet=referrals&of=SD-000101",
        "/entry/together?case=C-0001&sheet=attendance&of=SD-9",
    ],
)
def test_what_is_not_there_gets_a_sentence(browser, path):
    assert browser.get(path).status_code == 404


def test_those_invited_are_entered_together_and_a_second_time_is_refused(browser, officer):
    officer.open("/entry/row?case=C-0001&sheet=discussions").save(then="case", about="A child harmed")
    made = case_of(browser).discussions[-1].discussion_id
    officer.open(f"/entry/together?case=C-0001&sheet=attendance&of={made}")
    stale = fields(officer.page)
    officer.save(**{"0__role": "Detective constable"})
    assert [one.agency for one in case_of(browser).attendance_at(made)] == ["Police", "CSC", "Health"]
    assert browser.post("/entry/together", stale).status_code == 409
    assert len(case_of(browser).attendance_at(made)) == 3


def test_a_person_who_decides_is_added_and_changed(browser, officer):
    officer.open("/entry/people").link("Add a person").save(
        name="Osprey Fernhollow", role="Team manager", may_release="Yes"
    )
    assert "It is saved." in words_of(officer.answer)
    officer.link("Osprey Fernhollow").save(may_release="No", may_check="Yes")
    browser.get("/entry")
    (person,) = browser.site.workplace.entering.reading.cases.staff.named("Osprey Fernhollow")
    assert (person.may_release, person.may_check, person.role) == (False, True, "Team manager")


def test_the_case_page_leads_to_the_row_of_each_problem(browser, officer):
    officer.open("/entry/row?case=C-0001&sheet=referrals").save(then="case", received_at="29/10/2026 10:00")
    page = words_of(officer.answer)
    assert "It is saved in cases.xlsx." in page
    row = case_of(browser).referrals[-1]
    assert f"at={address_of(row)}".replace("@", "%40") in officer.answer.text
    links = re.findall(r'<li><a href="([^"]+)">Referrals!', officer.answer.text)
    assert links
    assert "New" not in officer.open(links[0].replace("&amp;", "&")).heading


def test_a_row_with_the_councils_own_name_for_a_team_is_shown_and_entered_with_it(browser, officer):
    own = "Virtual harmful sexual behaviour team"  # inputs/settings.toml, [hsb_team]
    row = next(one for one in case_of(browser).attendance if one.agency == "HSBTeam")
    path = browser.site.workplace.inputs / "cases.xlsx"
    data = with_cells(path.read_bytes(), {row.sheet: {row.read_from.row: {_column(row, "agency"): own}}})
    path.write_bytes(data)
    where = f"/entry/row?case=C-0001&sheet=attendance&at={address_of(row)}"
    officer.open(where)
    assert fields(officer.page)["q.agency"] == own
    officer.save(then="case", role="Practitioner of the team")
    after = next(one for one in case_of(browser).attendance if one.read_from.row == row.read_from.row)
    assert (after.agency, after.role) == ("HSBTeam", "Practitioner of the team")


def _column(row, name):
    return column_number(row.read_from.columns[name])
