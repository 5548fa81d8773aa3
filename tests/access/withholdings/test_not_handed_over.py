from __future__ import annotations

import dataclasses

import pytest

from pipeline.access.view import Audience, Blank, Reader, see
from pipeline.access.withholdings import not_handed_over as part
from pipeline.model import FamilyMember, HandOver, codes
from tests.access.withholdings.hiding import PROFESSIONALS, fields, rows, sections
from tests.rich_case import rich_case
from tests.rich_wording import AIM, DISPLAYED, PLAN

TO_COUNCIL = Audience(Reader.PROFESSIONAL, hand_over="HO-0001")
TO_ADULTS = Audience(Reader.PROFESSIONAL, hand_over="HO-0002")
EITHER = pytest.mark.parametrize("audience", [TO_COUNCIL, TO_ADULTS], ids=["council", "adult services"])


def case(**changes):
    """The rich case with a hand-over to another council and one to adult services."""
    handed = tuple(
        HandOver(hand_over_id=name, case_id="C-0001", to=codes.HAND_OVER_TO[to])
        for name, to in (("HO-0001", "council"), ("HO-0002", "adult"))
    )
    return dataclasses.replace(rich_case(), **{"hand_overs": handed, **changes})


def marked(collection, number, **values):
    made = list(getattr(rich_case(), collection))
    made[number] = dataclasses.replace(made[number], **values)
    return case(**{collection: tuple(made)})


def test_for_the_cases_own_professionals_and_for_agencies_it_hides_nothing():
    assert list(part.hide(case(), PROFESSIONALS)) == []
    assert list(part.hide(case(), Audience(Reader.PROFESSIONAL, agency="Health"))) == []


def test_of_a_child_harmed_another_council_is_given_the_reference_alone():
    made = case()
    view = see(made, TO_COUNCIL, part.hide(made, TO_COUNCIL))
    for child in view.linked_children:
        shown = {name for name in dir(child) if getattr(child, name) is not Blank.WITHHELD}
        assert shown == {"link_id", "role"}


def test_adult_services_are_given_no_other_child_and_nothing_of_what_led_to_the_referral():
    sibling = FamilyMember(
        person_id="F-000109", case_id="C-0001", relationship=codes.RELATIONSHIP["sibling"], name="Teasel"
    )
    made = case(family=(*rich_case().family, sibling))
    view = see(made, TO_ADULTS, part.hide(made, TO_ADULTS))
    for collection in ("linked_children", "referrals", "discussions", "chronology"):
        assert view.rows[collection] == (), collection
    assert "F-000109" not in {one.person_id for one in view.family}
    assert not [one for one in (*view.actions, *view.sections) if one.belongs_to == DISPLAYED]
    assert (AIM, 6) in sections(part, made, TO_ADULTS)
    assert view.aim_assessments, "the assessment that the discussion agreed is passed on"


@EITHER
def test_the_plans_heading_on_children_harmed_stays(audience):
    assert (PLAN, 9) in sections(part, case(), audience)
    assert (PLAN, 1) not in sections(part, case(), audience)


@EITHER
@pytest.mark.parametrize("ground", ["legal", "police", "harmed"])
def test_legal_advice_police_information_and_what_was_withheld_for_a_child_harmed_stay(audience, ground):
    made = marked("sections", -1, withhold_ground=codes.WITHHOLD_GROUND[ground])
    row = made.sections[-1]
    assert (row.belongs_to, row.section_no) in sections(part, made, audience)


@EITHER
def test_a_case_or_a_meeting_that_is_marked_as_not_for_another_agency_stays(audience):
    other = (codes.AGENCY_KEPT_AWAY["Other"],)
    kept = dataclasses.replace(case(), details=dataclasses.replace(rich_case().details, not_for=other))
    assert {"details C-0001", f"hand_overs {audience.hand_over}"} <= rows(part, kept, audience)
    meeting = marked("meetings", 0, not_for=other)
    assert f"meetings {meeting.meetings[0].meeting_id}" in rows(part, meeting, audience)
    police = (codes.AGENCY_KEPT_AWAY["Police"],)
    assert rows(part, marked("meetings", 0, not_for=police), audience) == rows(part, case(), audience)


@EITHER
def test_a_measure_marked_so_keeps_its_place_and_says_nothing(audience):
    made = marked("safety_plans", 0, not_for=(codes.AGENCY_KEPT_AWAY["Other"],))
    assert any(one.endswith(" measure") for one in fields(part, made, audience))


def test_each_receiver_sees_its_own_hand_over_alone():
    assert "hand_overs HO-0002" in rows(part, case(), TO_COUNCIL)
    assert "hand_overs HO-0001" in rows(part, case(), TO_ADULTS)
    assert "hand_overs HO-0002" not in rows(part, case(), TO_ADULTS)


def test_a_case_with_the_reference_of_its_discussion_is_handed_over_all_the_same():
    """A council may number a case and its discussion alike, on their two sheets."""
    details = dataclasses.replace(rich_case().details, case_id=DISPLAYED)
    made = case(details=details)
    view = see(made, TO_ADULTS, part.hide(made, TO_ADULTS))
    assert view.details.case_id == DISPLAYED
    assert view.discussions.get(DISPLAYED) is None
