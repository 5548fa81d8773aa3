"""The guide docs/officers/first-quarter-hour.md: with its answers alone, a copy for the family is issued."""

from __future__ import annotations

import re

import pytest

from pipeline.app.new_folder import make_folder
from tests.guides import GUIDES, text_of
from tests.web.officer import Officer
from tests.web.site import Browser, site_at, words_of

YESTERDAY, TODAY = "29/10/2026", "30/10/2026"
MAY = {"may_release": "Yes", "may_approve": "Yes", "may_check": "Yes"}
#: The answers of each page, by what the guide calls it; what is not here is left empty.
TYPED = {
    "people": ("Plover Ashdale", "Team manager", "Alder Bellweather", "Service manager"),
    "child": ("Rowan Testling", "14/3/2012", "Wren Alderbrook"),
    "person": ("Juniper Testling", "Mother", "May read what is shared"),
    "measure": ("Supervised breaks in the library, away from another pupil.", "Finch Oakhanger", "SP-000101"),
}


@pytest.fixture
def officer(tmp_path):
    make_folder(tmp_path / "HSB")
    return Officer(Browser(site_at(tmp_path / "HSB")))


def test_the_guide_has_these_answers():
    guide = " ".join(text_of(GUIDES / "officers" / "first-quarter-hour.md").split())
    assert [one for page in TYPED.values() for one in page if one not in guide] == []


def test_with_the_answers_of_the_guide_a_copy_is_issued(officer, tmp_path):
    _enter(officer)
    _decide(officer, "approve", TYPED["people"][0])
    _decide(officer, "check", TYPED["people"][2])
    made = officer.browser.done("/cases", {"which": "chosen", "case": "C-0001"})
    assert "Family copies: 1 issued" in words_of(made)
    family = tmp_path / "HSB" / "outputs" / "cases" / "C-0001" / "family" / "F-000101"
    assert [one.name for one in family.iterdir()] == ["2026-10-29 Safety plan - version 1.docx"]


def _enter(officer):
    first, role, second, other_role = TYPED["people"]
    officer.open("/entry/people").link("Add a person").save(name=first, role=role, **MAY)
    officer.link("Add a person").save(name=second, role=other_role, **MAY)
    name, born, worker = TYPED["child"]
    officer.open("/entry/row?sheet=details").save(child_name=name, dob=born).save(
        then="case", social_worker=worker
    )
    _next(officer).save(received_at=f"{YESTERDAY} 09:30", source="School")
    officer.save(then="case", decision="Strategy discussion", decision_at=f"{YESTERDAY} 11:00")
    mother, relationship, wish = TYPED["person"]
    _next(officer).save(name=mother, relationship=relationship, parental_responsibility="Yes")
    officer.save(address_confidential="No").save(then="case", may_receive_copy="Yes", child_wish=wish)
    _next(officer).save(held_at=f"{YESTERDAY} 15:00").save().save(then="case", risk_strategy_agreed="Yes")
    measure, owner, plan = TYPED["measure"]
    officer.link("Add a measure of the safety plan")
    officer.save(then="case", setting="School", measure=measure, owner=owner)
    officer.link("Add a release")
    officer.save(then="case", record_id=plan, decided_by=first, decided_on=TODAY)


def _next(officer):
    return officer.open(officer.page.xpath("//div[@class='next']//a/@href")[0])


def _decide(officer, what, name):
    code = f"a code of {name}"
    officer.browser.post("/sign-in", {"name": name, "then": "/", "code": code, "again": code})
    officer.open("/copies/C-0001").link("Safety plan: a copy for you")
    forms = [dict(one.form_values()) for one in officer.page.forms if one.action == "/copy"]
    given = next(one for one in forms if one["do"] == what)
    assert re.fullmatch(r"\S+", given.pop("form_token"))
    assert officer.browser.post("/copy", {**given, "read": "yes"}).status_code == 303
    officer.browser.post("/sign-out", {"then": "/"})
