from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from pipeline.access.withholdings import place_of_a_meeting
from pipeline.model import LinkedChild, Meeting, codes
from tests.access.withholdings.hiding import PROFESSIONALS, fields
from tests.agency_case import HARMED
from tests.documents.copies import copies_of, text_of_copy
from tests.documents.printing import at, text_of, to_agency
from tests.family_case import FATHER, MOTHER, YOUNG, changed, family_case

HOME = "7 Buttonhole Way, Little Puddlecombe, ZZ99 2QW"
ROOM = "Civic Offices, Meeting Room 2"
AHEAD = "M-0009"


def meeting_at(place, **child):
    """The family case with a meeting ahead at a place; `child`: what is recorded of the child harmed."""
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, **{"home_address": HOME, **child})
    ahead = Meeting(
        meeting_id=AHEAD,
        case_id=case.id,
        kind=codes.MEETING_KIND["child_in_need"],
        arranged_for=datetime(2026, 11, 9, 10, 0),
        place=place,
        link_to_join="https://video.example/join/4821, passcode 0093",
    )
    return dataclasses.replace(case, meetings=(*case.meetings, ahead))


def hidden(case, audience):
    return fields(place_of_a_meeting, case, audience)


def test_a_room_of_the_council_is_hidden_from_nobody():
    for audience in (MOTHER, FATHER, YOUNG, PROFESSIONALS, to_agency("Education")):
        assert hidden(meeting_at(ROOM), audience) == set()


@pytest.mark.parametrize("place", [HOME, "At home: 7 Buttonhole Way", "7 buttonhole way, front room"])
def test_a_meeting_at_the_address_of_a_child_harmed_hides_it_from_the_other_child_and_all_their_papers(place):
    for audience in (MOTHER, FATHER, YOUNG, PROFESSIONALS, to_agency("Police")):
        assert hidden(meeting_at(place), audience) == {f"{AHEAD} place"}


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("2, Kite Steps, Puddlecombe", "2 Kite Steps"),
        ("Flat 2, 7 Kite Steps, Puddlecombe", "Community hall, Kite Steps"),
        ("Rosecote, 2 Kite Steps, Puddlecombe", "2 Kite Steps"),
        ("7 Kite Steps, Puddlecombe, ZZ99 2QW", "Hall, ZZ99 2QW"),
    ],
)
def test_its_street_or_postcode_alone_hides_a_place_too_however_the_address_is_divided(address, place):
    assert hidden(meeting_at(place, home_address=address), MOTHER) == {f"{AHEAD} place"}


@pytest.mark.parametrize("place", ["Civic Offices, Puddlecombe", "Room 2", "Flat roof room, Civic Offices"])
def test_the_town_or_a_number_hides_nothing(place):
    address = "Flat 2, 7 Kite Steps, Puddlecombe, ZZ99 2QW"
    assert hidden(meeting_at(place, home_address=address), MOTHER) == set()


@pytest.mark.parametrize(
    ("name", "place"), [("Wrenna Park", "Park Centre"), ("Rose Green", "The Green Room")]
)
def test_a_place_with_a_part_of_the_name_of_a_child_harmed_is_hidden_and_the_letter_is_made(name, place):
    case = meeting_at(place, child_name=name)
    assert hidden(case, MOTHER) == hidden(case, PROFESSIONALS) == {f"{AHEAD} place"}
    letters = [data for file, data in copies_of(case, "invitation", "F-0001").items() if AHEAD in file]
    assert "Please ask us where it is" in text_of(letters[0])


def test_a_link_that_holds_the_street_is_hidden():
    case = changed(
        meeting_at(ROOM, home_address="7 Kite Steps, Puddlecombe"),
        "meetings",
        {"meeting_id": AHEAD},
        link_to_join="https://maps.example/7-Kite-Steps",
    )
    assert hidden(case, MOTHER) == {f"{AHEAD} link_to_join"}


def test_a_meeting_at_the_school_of_a_child_harmed_does_too_unless_it_is_the_school_of_both():
    assert hidden(meeting_at("Larkfield Primary, hall", school="Larkfield Primary"), MOTHER)
    assert hidden(meeting_at("Dovecote, hall", school="Dovecote Primary School"), MOTHER)
    both = meeting_at("Beaconsprings Academy", school="Beaconsprings Academy")
    assert not hidden(both, MOTHER)


def test_the_discussion_about_a_child_harmed_may_be_at_that_childs_address_and_at_no_other_childs():
    case = changed(meeting_at(ROOM), "discussions", {"discussion_id": HARMED}, place=HOME)
    assert hidden(case, at(HARMED)) == set()
    assert hidden(case, to_agency("Police", HARMED)) == set()
    assert hidden(case, to_agency("Education", HARMED)) == {f"{HARMED} place"}
    other = LinkedChild(link_id="L-0599", case_id=case.id, role=codes.ROLE["harmed"], home_address=HOME)
    case = changed(case, "linked_children", {"link_id": "L-0501"}, home_address="9 Kite Steps")
    case = dataclasses.replace(case, linked_children=(*case.linked_children, other))
    assert hidden(case, at(HARMED)) == {f"{HARMED} place"}


def test_a_safe_address_as_a_place_is_hidden_from_every_reader():
    case = changed(
        meeting_at("3 Marble Walk, Upper Quillham"),
        "family",
        {"person_id": "F-0001"},
        address="3 Marble Walk, Upper Quillham, ZZ99 1AA",
        address_confidential=True,
    )
    for audience in (MOTHER, FATHER, YOUNG, PROFESSIONALS, to_agency("Police")):
        assert hidden(case, audience) == {f"{AHEAD} place"}


def test_the_home_of_the_child_is_the_place_for_those_who_may_know_it():
    case = meeting_at(f"At home, {family_case().details.home_address}")
    assert hidden(case, PROFESSIONALS) == hidden(case, to_agency("Police")) == set()
    assert hidden(case, to_agency("Education")) == hidden(case, MOTHER) == {f"{AHEAD} place"}


@pytest.mark.parametrize("person", ["F-0001", "F-0003"])
def test_the_letter_to_the_other_family_is_made_and_says_whom_to_ask_instead(person):
    name, data = next(
        one for one in copies_of(meeting_at(HOME), "invitation", person).items() if AHEAD in one[0]
    )
    assert "DRAFT" in name
    text = text_of(data)
    assert "Where | Please ask us where it is" in text
    assert "Buttonhole" not in text


def test_a_place_that_is_known_otherwise_only_in_the_letter_is_printed_with_its_link_for_a_parent():
    text = text_of_copy(meeting_at(ROOM), "invitation", "F-0001")
    assert f"Where | {ROOM}" in text
    assert "Link to join | https://video.example/join/4821, passcode 0093" in text
    assert "passcode" not in text_of_copy(meeting_at(ROOM), "invitation", "F-0003")
