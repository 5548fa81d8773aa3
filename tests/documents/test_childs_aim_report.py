from __future__ import annotations

from pipeline.model import Blank, codes
from tests.documents.copies import assert_copy_is_golden, copies_of, text_of_copy
from tests.family_case import AIM, WITHHELD, changed, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("aim_report", "F-0003", "aim_report - child", AIM)


def test_it_has_the_words_written_for_the_child_under_plain_headings():
    text = text_of_copy(family_case(), "aim_report", "F-0003")
    assert f"Part 4 of {AIM}, for you, Robin." in text
    assert "## Keeping safe" in text
    assert f"part 4 of {AIM} for you." not in text.replace(f"Part 4 of {AIM}, for you, Robin.", "")


def test_where_nothing_was_written_for_the_child_there_is_no_copy():
    case = changed(family_case(), "sections", {"belongs_to": AIM}, text_child=Blank.NOT_RECORDED)
    assert copies_of(case, "aim_report", "F-0003") == {}


def test_what_went_well_stands_first_and_only_where_it_was_released():
    text = text_of_copy(family_case(), "aim_report", "F-0003")
    assert "## What went well\nComing to every session of AIM-0001.\n" in text
    kept = changed(family_case(), "sections", {"belongs_to": AIM, "section_no": 4}, **WITHHELD)
    assert "What went well" not in text_of_copy(kept, "aim_report", "F-0003")
    marked = changed(kept, "sections", {"belongs_to": AIM, "section_no": 4}, show_withheld=True)
    assert "What went well" not in text_of_copy(marked, "aim_report", "F-0003")


def test_the_words_that_a_child_meets_are_explained_to_them():
    text = text_of_copy(family_case(), "aim_report", "F-0003")
    assert "Social worker | The council's worker for you and your family." in text
    assert "AIM report | What the assessment found" in text
    assert "Core group |" not in text


def test_where_the_record_says_that_no_version_is_needed_none_is_made():
    case = changed(family_case(), "aim_assessments", {}, child_version=codes.CHILD_VERSION["not_needed"])
    assert copies_of(case, "aim_report", "F-0003") == {}
