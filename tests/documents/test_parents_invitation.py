from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from pipeline.foundation.dates import in_words
from pipeline.model import Attendance, Meeting, Review, codes
from tests.builders import placed
from tests.documents.copies import assert_copy_of_is_golden, copies_of, text_of_copy
from tests.family_case import AIM, approved, changed, family_case
from tests.naming import named

AHEAD = "RV-0002"


def with_review_ahead():
    case = family_case()
    review = Review(
        review_id=AHEAD,
        case_id="C-0501",
        aim_id=AIM,
        kind=codes.REVIEW_TYPE["later"],
        chair="Heron Quaverly, chair",
        date_first_set=datetime(2026, 12, 15).date(),
        arranged_for=datetime(2026, 12, 15, 10, 0),
    )
    return dataclasses.replace(case, reviews=(*case.reviews, placed(review, 3)))


def with_meeting_ahead(kind):
    case = family_case()
    meeting = Meeting(
        meeting_id="M-0009",
        case_id="C-0501",
        kind=codes.MEETING_KIND[kind],
        arranged_for=datetime(2026, 11, 9, 10, 0),
    )
    return dataclasses.replace(case, meetings=(*case.meetings, placed(meeting, 3)))


def test_the_wording_is_the_golden_wording():
    assert_copy_of_is_golden(with_review_ahead(), "invitation", "F-0001", "invitation - parent", AHEAD)


def test_each_parent_has_a_letter_of_their_own_and_none_to_a_discussion():
    case = with_review_ahead()
    (mine,) = copies_of(case, "invitation", "F-0001")
    (theirs,) = copies_of(case, "invitation", "F-0002")
    assert mine == theirs == named(f"invitation - {AHEAD} - 2026-12-15 - DRAFT.docx")
    assert "Dear Bryony Fernhollow," in text_of_copy(case, "invitation", "F-0001")
    assert "Dear Kestrel Millbrook," in text_of_copy(case, "invitation", "F-0002")


def test_a_letter_is_approved_as_any_copy_is():
    (name,) = copies_of(approved(with_review_ahead(), "F-0001", "invitation", AHEAD), "invitation", "F-0001")
    assert name == named(f"invitation - {AHEAD} - 2026-12-15 - version 1.docx")


@pytest.mark.parametrize("kind", codes.MEETING_KIND.codes, ids=str)
def test_each_kind_of_meeting_is_explained_in_plain_words_and_withheld_headings_are_no_topic(kind):
    text = text_of_copy(with_meeting_ahead(kind), "invitation", "F-0001")
    assert "When | 9 November 2026 at 10:00" in text
    assert "Barring" not in text
    assert "children harmed" not in text


@pytest.mark.parametrize("answer", [{"invited": False}, {"excluded": True}])
def test_who_is_not_invited_or_is_excluded_from_all_of_it_has_no_letter_and_the_other_parent_has(answer):
    case = with_review_ahead()
    row = placed(
        Attendance(meeting_id=AHEAD, agency=codes.AGENCY["Parent"], person_id="F-0001", **answer), 30
    )
    case = dataclasses.replace(case, attendance=(*case.attendance, row))
    assert copies_of(case, "invitation", "F-0001") == {}
    assert copies_of(case, "invitation", "F-0002") != {}


def test_what_is_pending_elsewhere_does_not_stop_a_letter_that_prints_none_of_it():
    case = changed(
        with_review_ahead(),
        "sections",
        {"belongs_to": AIM, "section_no": 1},
        release=codes.RELEASE["pending"],
    )
    assert copies_of(case, "invitation", "F-0001") != {}


def test_a_letter_has_a_sender_a_day_a_greeting_and_an_ending():
    case = approved(with_review_ahead(), "F-0001", "invitation", AHEAD)
    text = text_of_copy(case, "invitation", "F-0001")
    order = [
        "Children's Social Care, Meadowmere Council",
        text_of_day(case),
        "Dear Bryony Fernhollow,",
        "| 15 December 2026 at 10:00",
        "The family support line, 01632 960152.",
        "Yours sincerely,",
        "Juniper Stonecroft, Social worker",
        "## Where to turn",
    ]
    assert sorted(order, key=text.index) == order


def text_of_day(case):
    """The later of the two days on which the copy was approved and checked."""
    (copy,) = case.copies
    return in_words(max(copy.approved_on, copy.checked_on))


def test_a_draft_of_a_letter_has_the_place_of_the_day():
    assert "The date of approval is printed here." in text_of_copy(
        with_review_ahead(), "invitation", "F-0001"
    )


@pytest.mark.parametrize("person", ["F-0001", "F-0003"])
def test_no_letter_names_the_procedure_to_those_who_see_it_in_a_school_bag(person):
    text = text_of_copy(with_review_ahead(), "invitation", person)
    assert "sexual" not in text.lower()
    assert "960150" not in text, "the coordinator's own number"
