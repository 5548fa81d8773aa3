from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.documents import invitation
from pipeline.model import codes
from tests.documents.printing import PROFESSIONALS, assert_golden, at, printed, sent, text_of, to_agency
from tests.naming import named
from tests.rich_wording import DISPLAYED, HARMED_TOO, NEXT_REVIEW
from tests.whole_case import AHEAD, CONFERENCE, CORE_GROUP, changed, detailed, whole_case

POLICE = named(f"invitation - {AHEAD} - 2026-11-02 - Police, Detective constable")


def to(case, discussion="", meeting=""):
    """The recipients of the letters to a meeting, from their file names."""
    return {stem.split(" - ", 2)[2] for stem in sent(invitation, case, discussion) if meeting in stem}


def test_the_wording_is_the_golden_wording():
    assert_golden("invitation - police", sent(invitation, whole_case(), AHEAD)[POLICE])


def test_a_strategy_discussion_invites_four_agencies_the_hsb_team_and_education_for_a_disability():
    assert to(whole_case(), AHEAD) == {
        "Police, Detective constable",
        "Youth Offending Service",
        "Children's social care",
        "Harmful sexual behaviour team",
        "Education",
    }
    able = detailed(whole_case(), disability=(codes.DISABILITY["NONE"],))
    assert "Education" not in to(able, AHEAD)


def test_who_stands_there_as_not_to_be_invited_has_no_letter():
    assert not [one for one in to(whole_case(), AHEAD) if one.startswith("Health")]


def test_the_discussion_about_a_child_harmed_has_letters_of_its_own_without_the_other_childs_name():
    letters = sent(invitation, whole_case(), HARMED_TOO)
    assert {stem.split(" - ")[1] for stem in letters} == {HARMED_TOO}
    for letter in letters.values():
        text = text_of(letter)
        assert "Linnet Ashgrove" in text
        assert "Robin" not in text
        assert "AIM" not in text


def test_a_conference_invites_the_hsb_team_and_a_looked_after_childs_review_the_reviewing_officer():
    assert "Harmful sexual behaviour team" in to(whole_case(), meeting=CONFERENCE)
    assert "Independent Reviewing Officer" in to(whole_case(), meeting=NEXT_REVIEW)
    assert "Independent Reviewing Officer" not in to(
        detailed(whole_case(), looked_after=False), meeting=NEXT_REVIEW
    )


def test_no_letter_for_agencies_goes_to_the_family():
    assert not [one for one in to(whole_case()) if "Parent" in one or "Child" in one.split(",")[0].split()]


def test_a_letter_lists_its_own_agencys_open_actions_and_no_others():
    letter = sent(invitation, whole_case())[
        named(f"invitation - {CORE_GROUP} - 2026-11-04 - Education, Head of year")
    ]
    assert "Write the school's part of the safety plan." in text_of(letter)
    assert "Begin the planned sessions." not in text_of(letter)


def test_two_people_of_one_role_have_a_letter_each():
    case = whole_case()
    again = next(one for one in case.attendance if one.meeting_id == AHEAD)
    letters = sent(invitation, dataclasses.replace(case, attendance=(*case.attendance, again)), AHEAD)
    assert [stem for stem in letters if "Police" in stem] == [POLICE, f"{POLICE} 2"]


def test_a_meeting_that_was_held_or_has_no_date_invites_nobody():
    assert sent(invitation, whole_case(), DISPLAYED) == {}
    held = changed(whole_case(), "meetings", 2, held_at=date(2026, 11, 4))
    assert to(held, meeting=CORE_GROUP) == set()


def test_a_closed_case_invites_nobody():
    assert sent(invitation, detailed(whole_case(), status=codes.STATUS["closed"])) == {}


def test_a_conference_that_stands_with_its_enquiry_only_has_letters_that_say_the_chair_is_to_be_confirmed():
    case = whole_case()
    (enquiry,) = case.enquiries
    alone = dataclasses.replace(
        case,
        meetings=tuple(row for row in case.meetings if row.kind != "conference"),
        enquiries=(dataclasses.replace(enquiry, arranged_for=date(2026, 11, 9)),),
    )
    letters = {
        stem: text_of(letter) for stem, letter in sent(invitation, alone).items() if enquiry.s47_id in stem
    }
    assert letters
    assert all("Chair | To be confirmed" in letter for letter in letters.values())


def test_a_letter_is_made_from_what_its_own_agency_may_read_and_never_from_all_of_the_case():
    assert {printed(invitation, whole_case(), one) == {} for one in (PROFESSIONALS, at(AHEAD))} == {True}
    assert list(printed(invitation, whole_case(), to_agency("Police", AHEAD))) == [POLICE]


def test_an_agency_that_must_be_invited_and_was_at_no_meeting_yet_has_its_letter():
    case = detailed(whole_case(), looked_after=True)
    letters = printed(invitation, case, to_agency("IRO"))
    assert [one for one in letters if NEXT_REVIEW in one]
    assert all("Robin Fernhollow" in text_of(letter) for letter in letters.values())


def test_a_letter_says_the_place_and_the_link_or_in_words_that_there_is_none_yet():
    def letter(**values):
        case = changed(whole_case(), "meetings", 2, **values)
        return text_of(
            sent(invitation, case)[named(f"invitation - {CORE_GROUP} - 2026-11-04 - Education, Head of year")]
        )

    assert "Place | Please ask us where it is" in letter()
    assert "Place | By conference call" in letter(mode=codes.MODE["call"])
    assert "Place | By video: the link is sent before the meeting" in letter(mode=codes.MODE["video"])
    text = letter(place="Civic Offices, Meeting Room 2", link_to_join="https://video.example/join/4821")
    assert "Place | Civic Offices, Meeting Room 2" in text
    assert "Link to join | https://video.example/join/4821" in text
    assert "Place | By video: join by the link" in letter(link_to_join="https://video.example/join/4821")
