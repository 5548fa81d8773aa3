from __future__ import annotations

from datetime import date

from pipeline.model import codes
from tests.documents.copies import copies_of
from tests.documents.printing import assert_golden, text_of
from tests.family_case import AIM, changed, family_case
from tests.naming import named

REPORT = named(f"easy_read - {AIM} - 2026-10-06 - DRAFT.docx")


def easy(person="F-0003"):
    return changed(family_case(), "family", {"person_id": person}, format_needed=codes.FORMAT["easy"])


def test_the_wording_is_the_golden_wording():
    assert_golden("easy_read - child", copies_of(easy(), "easy_read", "F-0003")[REPORT])


def test_only_who_needs_easy_read_has_it():
    assert copies_of(easy(), "easy_read", "F-0001") == {}
    assert copies_of(family_case(), "easy_read", "F-0003") == {}
    assert len(copies_of(easy("F-0001"), "easy_read", "F-0001")) == 3


def test_each_sentence_that_was_released_is_a_row_with_a_place_for_a_picture():
    case = changed(
        easy(),
        "sections",
        {"belongs_to": AIM, "section_no": 1},
        text_child="We met. You came!\n- It went well.",
    )
    text = text_of(copies_of(case, "easy_read", "F-0003")[REPORT])
    assert (
        "Picture to choose | We met.\nPicture to choose | You came!\nPicture to choose | It went well.\n"
        in text
    )


def test_it_says_that_a_person_has_to_finish_it_and_is_never_issued():
    text = text_of(copies_of(easy(), "easy_read", "F-0003")[REPORT])
    assert "TO BE FINISHED BY A PERSON" in text
    assert "This is an outline, not a finished Easy Read version." in text


def test_what_people_do_and_by_when_and_what_the_child_can_do_are_in_it():
    case = changed(
        easy(),
        "actions",
        {"belongs_to": AIM},
        owner_agency=codes.AGENCY["CSC"],
        owner="Social worker",
        child_wording="Somebody will visit you each week.",
        due=date(2026, 11, 5),
    )
    text = text_of(copies_of(case, "easy_read", "F-0003")[REPORT])
    assert "What people will do, and by when" in text
    assert "Picture to choose | Somebody will visit you each week.\n" in text
    assert "Picture to choose | Social worker, by 5 November 2026." in text.replace("\u00a0", " ")
