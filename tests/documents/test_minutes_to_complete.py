from __future__ import annotations

from pipeline.documents import minutes_to_complete
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.rich_wording import DISPLAYED, HARMED_TOO, NEXT_REVIEW
from tests.whole_case import AHEAD, CONFERENCE, CORE_GROUP, whole_case


def test_the_wording_is_the_golden_wording():
    assert_golden(
        "minutes_to_complete - strategy discussion", only(minutes_to_complete, whole_case(), at(AHEAD))
    )


def test_every_meeting_ahead_has_its_own_and_none_that_was_held():
    assert {stem.split(" - ")[1] for stem in printed(minutes_to_complete, whole_case())} == {
        CORE_GROUP,
        CONFERENCE,
        NEXT_REVIEW,
    }
    assert printed(minutes_to_complete, whole_case(), at(DISPLAYED)) == {}


def test_decisions_and_actions_are_blank_and_what_is_known_is_filled_in():
    text = text_of(only(minutes_to_complete, whole_case(), at(AHEAD)))
    assert "Whether a section 47 enquiry is made, who leads it, and why | \n" in text
    assert text.count("\n |  |  | ") == 6
    assert "Tansy Moorland" in text
    assert "The school made a referral. A discussion was arranged." in text
    assert "Devices stay downstairs." in text


def test_what_was_written_ahead_stands_under_its_heading_and_the_rest_waits():
    text = text_of(only(minutes_to_complete, whole_case(), at(AHEAD)))
    assert text.count("Type here.") == 5


def test_it_is_a_draft_and_says_so():
    text = text_of(only(minutes_to_complete, whole_case(), at(AHEAD)))
    assert "DRAFT, OFFICIAL-SENSITIVE" in text
    assert "DRAFT: these minutes have not been written yet." in text


def test_the_record_of_a_child_harmed_holds_nothing_of_the_other_childs():
    text = text_of(only(minutes_to_complete, whole_case(), at(HARMED_TOO)))
    for word in ("Robin", "C-0001", "Devices stay downstairs", "made a referral", "AIM"):
        assert word not in text
