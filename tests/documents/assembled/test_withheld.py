from __future__ import annotations

from pipeline.model import Blank, codes
from tests.documents.copies import copies_of, text_of_copy
from tests.documents.printing import assert_golden
from tests.family_case import AIM, changed, family_case, told


def test_the_wording_is_the_golden_wording():
    case = told(family_case(), "We met at school. His aunt and the taxi driver have a copy.", AIM, 2)
    (schedule,) = copies_of(case, "withheld", "F-0001").values()
    assert_golden("withheld - chair", schedule)


def test_each_decision_to_withhold_has_its_place_its_ground_who_made_it_and_when():
    text = text_of_copy(family_case(), "withheld", "F-0001")
    of_all = "From whom: All the family. Who decided, and when: Heron Quaverly, chair, 1 October 2026."
    heading = "Heading 9 of M-0001: Support for the children harmed and their families"
    assert of_all in text
    assert f"{heading} | Information about another child" in text


def test_what_is_pending_is_listed_with_who_decides():
    case = changed(
        family_case(),
        "sections",
        {"belongs_to": AIM, "section_no": 2},
        release=codes.RELEASE["pending"],
        release_by=Blank.NOT_RECORDED,
    )
    text = text_of_copy(case, "withheld", "F-0001")
    question = "May the family read this?\nWho decides: Heron Quaverly, chair"
    assert (
        f"Heading 2 of {AIM}: The child's development, family and social circumstances\nQuestion: {question}"
        in text
    )
    assert text.index(question) < text.index("Withheld by decision")
    assert "STOPPED, because a question is open" in text


def test_it_names_places_and_grounds_and_never_what_stands_there():
    text = text_of_copy(family_case(), "withheld", "F-0002")
    for secret in (
        "Oakmoss",
        "Bramblegate",
        "Kite Steps",
        "Fogsworthy",
        "nobody else to read",
        "ZZ99",
        "01632",
    ):
        assert secret not in text
    assert "NOT FOR THE FAMILY" in text


def test_the_chair_signs_before_the_copies_and_the_cells():
    text = text_of_copy(family_case(), "withheld", "F-0001")
    order = (
        "Withheld by decision",
        "Withheld by the procedure",
        "\nChair |",
        "Copies for this recipient",
        "Appendix",
    )
    places = [text.index(one) for one in order]
    assert places == sorted(places)
    assert "!" not in text[: places[3]]


def test_it_says_what_this_recipient_will_not_see():
    text = text_of_copy(family_case(), "withheld", "F-0003")
    assert "Linked children | Everything | For professionals only" in text
    assert "Strategy discussions | 2 rows | A strategy discussion" in text
