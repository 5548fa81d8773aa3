from __future__ import annotations

from tests.documents.copies import assert_copy_is_golden, text_of_copy
from tests.family_case import REVIEWED, changed, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("review_minutes", "F-0001", "review_minutes - parent", REVIEWED)


def test_who_was_excluded_from_a_part_has_the_minutes_but_for_that_part():
    where = {"meeting_id": REVIEWED, "person_id": "F-0001"}
    case = changed(family_case(), "attendance", where, excluded=True, excluded_items="1, 3")
    text = text_of_copy(case, "review_minutes", "F-0001")
    assert f"part 2 of {REVIEWED}" in text
    assert f"part 1 of {REVIEWED}" not in text
    assert f"part 3 of {REVIEWED}" not in text
    assert f"part 1 of {REVIEWED}" in text_of_copy(case, "review_minutes", "F-0002")
