from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.access.view import audiences_of
from pipeline.documents import school_safety_and_support_plan as plan
from pipeline.model import Blank, SafetyMeasure, SupportMeasure, codes
from tests.documents.printing import (
    PROFESSIONALS,
    assert_golden,
    at,
    every_part,
    printed,
    sent,
    text_of,
    to_agency,
)
from tests.family_case import changed, family_case
from tests.making import made_of
from tests.naming import named

CHILD, HARMED = "C-0501", "L-0501"
DISCUSSION = "SD-0502"
OF_THE_CHILD = named(f"school_safety_and_support_plan - {CHILD} - 2026-09-15")
OF_THE_HARMED = named(f"school_safety_and_support_plan - {HARMED} - 2026-08-05")
#: Written by hand: what says who a child is.
IDENTITY = {
    CHILD: ("C-0501", "Robin", "Fernhollow", "LA-50100", "Thistledown", "2 May 2012", "Beaconsprings"),
    HARMED: ("L-0501", "Wrenna", "Oakmoss", "LA-50101", "Bramblegate", "9 March 2015", "Dovecote"),
}
SCHOOL, HOME = codes.SETTING["school"], codes.SETTING["home"]


def measure(**values):
    return SafetyMeasure(
        **{
            "plan_id": "SP-0501",
            "case_id": CHILD,
            "version": 3,
            "agreed_on": date(2026, 9, 15),
            "setting": SCHOOL,
            "measure": "A named adult meets the child at the gate.",
            "owner": "Head of year",
            "supervision_level": codes.SUPERVISION["S3"],
            **values,
        }
    )


def support(**values):
    return SupportMeasure(
        **{
            "link_id": HARMED,
            "case_id": CHILD,
            "version": 1,
            "agreed_on": date(2026, 8, 5),
            "next_review": date(2026, 11, 16),
            "setting": SCHOOL,
            "measure": "The child chooses a place in each room.",
            "owner": "Form tutor",
            "go_to": "Pastoral lead",
            **values,
        }
    )


def school_case(*more):
    """The family case with a measure at school for each child; no school was at any discussion."""
    case = changed(
        family_case(), "linked_children", {"link_id": HARMED}, school_lead="Deputy head, safeguarding lead"
    )
    later = measure(setting=HOME, measure="An adult is in the room.")
    return dataclasses.replace(
        case,
        details=dataclasses.replace(case.details, school_lead="Head of inclusion, safeguarding lead"),
        safety_plans=(measure(next_review=date(2026, 11, 2)), later),
        support=(support(), support(setting=HOME, measure="A worker rings on Mondays."), *more),
    )


def of_the_child(case):
    return printed(plan, case, to_agency("Education"))


def of_the_harmed(case):
    return printed(plan, case, to_agency("Education", DISCUSSION))


def test_the_wording_is_the_golden_wording():
    assert_golden("school plan - child who displayed", of_the_child(school_case())[OF_THE_CHILD])
    assert_golden("school plan - child harmed", of_the_harmed(school_case())[OF_THE_HARMED])


def test_each_child_has_a_paper_of_their_own_and_neither_says_anything_of_the_other():
    for made, other in ((of_the_child(school_case()), HARMED), (of_the_harmed(school_case()), CHILD)):
        (data,) = made.values()
        text = every_part(data)
        assert [word for word in IDENTITY[other] if word in text] == []
        assert "displayed" not in text
        assert "harmed" not in text


def test_both_at_one_school_have_two_papers_still():
    case = changed(school_case(), "linked_children", {"link_id": HARMED}, school="Beaconsprings Academy")
    made = made_of(case, only=frozenset({"school_safety_and_support_plan"}))
    assert not made.refused
    assert set(made.files) == {
        f"agencies/Education/{OF_THE_CHILD}.docx",
        f"harmed/{HARMED}/agencies/Education/{OF_THE_HARMED}.docx",
    }
    texts = {path: text_of(data) for path, data in made.files.items()}
    assert {("Robin" in text, "Wrenna" in text) for text in texts.values()} == {(True, False), (False, True)}


def test_only_the_school_has_it_and_only_what_is_done_at_school_is_in_it():
    case = school_case()
    for audience in audiences_of(case):
        made = printed(plan, case, audience) if not audience.is_family else {}
        assert bool(made) == (audience.agency == "Education" and audience.meeting != "SD-0501"), audience
    assert printed(plan, case, PROFESSIONALS) == printed(plan, case, at(DISCUSSION)) == {}
    assert "rings on Mondays" not in text_of(of_the_harmed(case)[OF_THE_HARMED])
    assert "An adult is in the room" not in text_of(of_the_child(case)[OF_THE_CHILD])


def test_a_child_without_a_measure_at_school_has_no_paper():
    case = dataclasses.replace(school_case(), support=(support(setting=HOME),))
    assert sent(plan, case, DISCUSSION) == {}
    assert of_the_child(dataclasses.replace(case, safety_plans=(measure(setting=HOME),))) == {}


def test_the_dates_of_its_reviews_are_in_it_or_that_there_is_none_yet():
    text = text_of(of_the_child(school_case())[OF_THE_CHILD])
    assert "Reviewed | Not yet" in text
    assert "Next review | 2 November 2026" in text
    case = dataclasses.replace(school_case(), support=(support(reviewed_on=date(2026, 9, 2)),))
    assert "Reviewed | 2 September 2026" in text_of(of_the_harmed(case)[OF_THE_HARMED])
    case = dataclasses.replace(school_case(), support=(support(next_review=Blank.NOT_RECORDED),))
    assert "Next review | No date is set yet" in text_of(of_the_harmed(case)[OF_THE_HARMED])


def test_the_latest_version_is_in_it_and_one_that_was_not_agreed_is_a_draft():
    newer = support(version=2, agreed_on=Blank.NOT_RECORDED, measure="Breaks are spent near a tutor.")
    (data,) = of_the_harmed(school_case(newer)).values()
    text = text_of(data)
    assert "DRAFT: this version has not been agreed." in text
    assert "Breaks are spent near a tutor." in text
    assert "chooses a place" not in text


def test_what_is_marked_as_not_for_the_school_is_not_in_it():
    kept = support(measure="The parents ring the officer.", not_for=(codes.AGENCY_KEPT_AWAY["Education"],))
    text = text_of(of_the_harmed(school_case(kept))[OF_THE_HARMED])
    assert "ring the officer" not in text
    alone = dataclasses.replace(school_case(), support=(kept,))
    assert of_the_harmed(alone) == {}


@pytest.mark.parametrize("word", ["Robin Fernhollow", "12 Thistledown Row", "C-0501"])
def test_a_measure_that_names_the_other_child_is_refused_by_the_proof(word):
    case = dataclasses.replace(school_case(), support=(support(measure=f"Sits apart from {word} in class."),))
    made = made_of(case, only=frozenset({"school_safety_and_support_plan"}))
    assert [one.path for one in made.refused] == [f"harmed/{HARMED}/agencies/Education/{OF_THE_HARMED}.docx"]
    given = [path for path in made.files if not path.startswith("drafts/")]
    assert given == [f"agencies/Education/{OF_THE_CHILD}.docx"]


def test_a_later_discussion_about_the_child_gives_no_second_paper():
    case = school_case()
    (again,) = [one for one in case.discussions if one.discussion_id == DISCUSSION]
    again = dataclasses.replace(again, discussion_id="SD-0503")
    case = dataclasses.replace(case, discussions=(*case.discussions, again))
    made = made_of(case, only=frozenset({"school_safety_and_support_plan"}))
    assert len(made.files) == 2
