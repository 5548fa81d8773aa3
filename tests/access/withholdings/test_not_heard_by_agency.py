from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.access.agency_part import WHEN_IT_IS
from pipeline.access.view import see
from pipeline.access.withholdings import not_heard_by_agency
from pipeline.model import Blank, codes
from tests.access.withholdings.hiding import PROFESSIONALS, fields, rows
from tests.agency_case import AHEAD, DISCUSSION, HARMED, agency_case
from tests.documents.printing import to_agency
from tests.family_case import AIM, MEETING, MOTHER, REVIEWED, changed

SCHOOL, HEALTH, POLICE, YOS = (to_agency(one) for one in ("Education", "Health", "Police", "YOS"))


def view(case, audience):
    return see(case, audience, not_heard_by_agency.hide(case, audience))


def owners(case, audience):
    return {row.belongs_to for row in view(case, audience).sections}


def test_an_agency_reads_the_records_of_the_meetings_that_it_was_invited_to_or_at():
    case = agency_case()
    assert owners(case, SCHOOL) == {MEETING, REVIEWED}
    assert owners(case, HEALTH) == owners(case, POLICE) == {MEETING}
    assert owners(case, YOS) == set()


def test_of_a_meeting_that_only_gave_it_an_action_an_agency_reads_that_action_and_when_it_was():
    case = agency_case()
    seen = view(case, YOS)
    assert [row.task for row in seen.actions] == ["Plan the sessions of the spring term."]
    (review,) = [row for row in seen.reviews if row.review_id == REVIEWED]
    assert {name for name in dir(review) if getattr(review, name) is not Blank.WITHHELD} <= WHEN_IT_IS
    assert (seen.attendance, seen.family, seen.meetings, seen.discussions) == ((), (), (), ())


def test_an_agency_that_may_still_be_invited_knows_when_a_meeting_is_unless_it_is_kept_out():
    case = agency_case()
    assert AHEAD in {row.review_id for row in view(case, HEALTH).reviews}
    for kept_out in ({"invited": False}, {"excluded": True}):
        changed_ = changed(case, "attendance", {"meeting_id": AHEAD}, **kept_out)
        assert AHEAD not in {row.review_id for row in view(changed_, SCHOOL).reviews}


@pytest.mark.parametrize("answer", ["no", "partial"])
def test_who_was_invited_and_came_late_or_not_at_all_reads_the_record_all_the_same(answer):
    case = changed(
        agency_case(),
        "attendance",
        {"meeting_id": MEETING, "agency": "Education"},
        attended=codes.ATTENDED[answer],
    )
    assert MEETING in owners(case, SCHOOL)


def test_who_was_neither_invited_nor_there_or_was_kept_out_reads_nothing_of_it():
    where = {"meeting_id": MEETING, "agency": "Education"}
    for values in (
        {"invited": Blank.NOT_RECORDED, "attended": codes.ATTENDED["no"]},
        {"excluded": True},
        {"excluded": Blank.NOT_KNOWN},
    ):
        assert owners(changed(agency_case(), "attendance", where, **values), SCHOOL) == {REVIEWED}


def test_the_headings_from_which_everybody_of_an_agency_was_excluded_say_that_they_are_withheld():
    where = {"meeting_id": MEETING, "agency": "Education"}
    case = changed(agency_case(), "attendance", where, excluded=True, excluded_items="2, 3")
    answers = {one.number: one.text for one in view(case, SCHOOL).answers(MEETING)}
    assert {number for number, text in answers.items() if text is Blank.WITHHELD} == {2, 3}


def test_the_chronology_is_read_as_far_as_a_discussion_of_its_own_heard_it_or_it_is_the_agencys_own():
    case = agency_case()
    days = {row.entry_id: row.event_at for row in case.chronology}
    seen = {row.entry_id for row in view(case, POLICE).chronology}
    assert seen == {one for one, day in days.items() if day <= date(2026, 8, 5)}
    assert view(case, SCHOOL).chronology == ()
    own = changed(case, "chronology", {"entry_id": "E-0503"}, source_agency=codes.AGENCY["Education"])
    assert [row.entry_id for row in view(own, SCHOOL).chronology] == ["E-0503"]


def test_a_safety_measure_is_read_once_a_meeting_of_the_agency_had_it_and_in_school_by_the_school():
    case = agency_case()
    assert view(case, YOS).safety_plans == ()
    assert view(case, SCHOOL).safety_plans
    at_school = changed(
        case, "safety_plans", {"version": 2}, setting=codes.SETTING["school"], agreed_on=date(2027, 1, 1)
    )
    assert {row.version for row in view(at_school, SCHOOL).safety_plans} > {
        row.version for row in view(at_school, POLICE).safety_plans
    }


def test_the_assessment_is_read_by_the_agency_of_an_assessor():
    case = agency_case()
    assert AIM not in owners(case, POLICE)
    case = changed(case, "meetings", {"meeting_id": MEETING}, aim_id=AIM)
    assert AIM in owners(case, POLICE)
    assert AIM not in owners(case, YOS)


def test_the_service_hears_all_and_the_family_and_all_professionals_are_no_agency():
    for audience in (to_agency("CSC"), to_agency("CSC", DISCUSSION), PROFESSIONALS, MOTHER):
        assert rows(not_heard_by_agency, agency_case(), audience) == set()
        assert fields(not_heard_by_agency, agency_case(), audience) == set()


def test_a_child_harmed_is_known_to_the_agencies_that_were_at_a_discussion():
    assert "linked_children L-0501" in rows(not_heard_by_agency, agency_case(), SCHOOL)
    assert "linked_children L-0501" not in rows(
        not_heard_by_agency, agency_case(), to_agency("Police", HARMED)
    )


def test_who_was_only_at_the_discussion_about_a_child_harmed_reads_nothing_of_the_other_childs_family():
    case = agency_case()
    only_there = tuple(row for row in case.attendance if row.agency != "Police" or row.meeting_id == HARMED)
    case = dataclasses.replace(case, attendance=only_there)
    seen = view(case, POLICE)
    assert (seen.family, seen.chronology, seen.safety_plans) == ((), (), ())
    assert view(agency_case(), POLICE).family


def test_where_a_meeting_is_and_its_link_are_read_by_those_who_may_come_and_after_it_by_those_who_heard_it():
    link = {"place": "Online", "link_to_join": "https://video.example/join/4821, passcode 0093"}
    case = changed(agency_case(), "reviews", {"review_id": AHEAD}, **link)
    case = changed(case, "reviews", {"review_id": REVIEWED}, **link)

    def links(audience, of=case):
        return {row.review_id: row.link_to_join for row in view(of, audience).reviews}

    assert links(HEALTH)[AHEAD] == link["link_to_join"]
    assert links(YOS)[REVIEWED] is Blank.WITHHELD
    assert links(SCHOOL)[REVIEWED] == link["link_to_join"]
    kept_out = changed(case, "attendance", {"meeting_id": AHEAD}, invited=False)
    assert AHEAD not in links(SCHOOL, kept_out)
