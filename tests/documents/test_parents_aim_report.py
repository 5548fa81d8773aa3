from __future__ import annotations

from pipeline.model import Blank
from tests.documents.copies import assert_copy_is_golden, copies_of, text_of_copy
from tests.family_case import AIM, changed, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("aim_report", "F-0001", "aim_report - parent", AIM)


def test_each_parent_has_a_copy_of_their_own():
    for person, name in (("F-0001", "Bryony Fernhollow"), ("F-0002", "Kestrel Millbrook")):
        assert f"It is for | {name}" in text_of_copy(family_case(), "aim_report", person)


def test_it_has_what_was_written_for_parents_and_nothing_that_was_not():
    text = text_of_copy(family_case(), "aim_report", "F-0001")
    assert f"This is part 4 of {AIM} for you." in text
    assert "Professionals" not in text
    assert "in the words that professionals use" not in text


def test_a_heading_that_is_withheld_leaves_no_gap_and_no_number():
    text = text_of_copy(
        changed(
            family_case(),
            "sections",
            {"belongs_to": AIM, "section_no": 4},
            release_by="Heron Quaverly, chair",
            withhold_from="F-0001",
        ),
        "aim_report",
        "F-0001",
    )
    assert "What keeps everyone safe" not in text
    assert "5." not in text.partition("Where to turn")[0]


def test_disagreements_are_attached_in_the_persons_own_words():
    text = text_of_copy(family_case(), "aim_report", "F-0002")
    assert "I would like the meeting to be in the afternoon." in text
    assert "We asked for another day." in text


def test_a_report_that_is_not_final_is_not_given():
    case = changed(family_case(), "aim_assessments", {"aim_id": AIM}, report_final_on=Blank.NOT_RECORDED)
    assert copies_of(case, "aim_report", "F-0001") == {}
