from __future__ import annotations

import dataclasses
import re

import pytest

from pipeline.documents import agenda, minutes_to_complete
from pipeline.model import codes
from pipeline.model.section_headings import PLAN, REVIEW, STRATEGY
from tests.documents.printing import PROFESSIONALS, assert_golden, at, only, printed, text_of
from tests.rich_wording import HARMED_TOO, NEXT_REVIEW
from tests.whole_case import AHEAD, CONFERENCE, CORE_GROUP, whole_case


def agenda_of(meeting, audience=PROFESSIONALS):
    (found,) = (
        text_of(data) for stem, data in printed(agenda, whole_case(), audience).items() if meeting in stem
    )
    return found


def test_the_wording_is_the_golden_wording():
    assert_golden("agenda - strategy discussion", only(agenda, whole_case(), at(AHEAD)))


@pytest.mark.parametrize(
    ("meeting", "audience", "headings", "mandatory"),
    [
        (AHEAD, at(AHEAD), STRATEGY.titles, 3),
        (HARMED_TOO, at(HARMED_TOO), STRATEGY.titles, 3),
        (NEXT_REVIEW, PROFESSIONALS, REVIEW.titles, 3),
        (CONFERENCE, PROFESSIONALS, PLAN.titles, 14),
    ],
)
def test_every_mandatory_heading_stands_in_order_and_is_marked(meeting, audience, headings, mandatory):
    text = agenda_of(meeting, audience)
    places = [text.index(title) for title in headings]
    assert places == sorted(places)
    assert [f"{title} (must be recorded)" in text for title in headings] == [
        n <= mandatory for n in range(1, len(headings) + 1)
    ]


def test_the_core_group_addresses_the_behaviour_and_the_risks():
    assert "The child's behaviour, and the risks to others (must be recorded)" in agenda_of(CORE_GROUP)


def test_the_discussion_about_a_child_harmed_does_not_decide_on_an_aim_assessment():
    assert "AIM" not in agenda_of(HARMED_TOO, at(HARMED_TOO))
    assert "whether an AIM assessment is made" in agenda_of(AHEAD, at(AHEAD))


def test_exclusions_are_an_item_wherever_the_family_comes():
    assert "Exclusions and reasons" in agenda_of(NEXT_REVIEW)
    assert "Exclusions and reasons" not in agenda_of(AHEAD, at(AHEAD))


def test_the_items_are_a_real_list():
    import io
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(only(agenda, whole_case(), at(AHEAD)))) as file:
        page, styles = file.read("word/document.xml").decode(), file.read("word/styles.xml").decode()
    assert page.count('w:val="ListNumber"') > 10
    assert re.search(r'w:styleId="ListNumber".*?<w:numId w:val="2"/>', styles, re.DOTALL)


def test_a_reading_of_the_report_asks_for_the_degree_of_support_and_its_minutes_have_a_place_for_it():
    ahead = dataclasses.replace(whole_case().meetings[-1], kind=codes.MEETING_KIND["read_through"])
    case = dataclasses.replace(whole_case(), meetings=(ahead,))
    for document in (agenda, minutes_to_complete):
        texts = [text_of(data) for stem, data in printed(document, case).items() if ahead.meeting_id in stem]
        assert ["degree of support that parents and carers can give" in one.lower() for one in texts] == [
            True
        ]


def test_the_discussion_is_asked_what_the_hsb_team_recommends_and_why():
    assert "what the HSB team recommends, and why" in agenda_of(AHEAD, at(AHEAD))
    assert "HSB team recommends" not in agenda_of(HARMED_TOO, at(HARMED_TOO))
