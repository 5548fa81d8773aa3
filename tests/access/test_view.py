"""A case as one audience may see it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.access.view import Audience, Ground, Hidden, see
from pipeline.model import BY_COLLECTION, Blank, Reader, Review, Section, codes
from tests.builders import ordinary_case, placed


def with_section(**values):
    return ordinary_case(sections=(placed(Section(belongs_to="SD-0001", section_no=2, **values)),))


@pytest.mark.parametrize("reader", list(Reader))
def test_an_audience_is_given_its_own_fields_and_no_others_exist(reader):
    case = with_section(text_professional="For professionals.")
    view = see(case, Audience(reader))
    for collection, kind in BY_COLLECTION.items():
        rows = (view.details,) if collection == "details" else view.rows[collection]
        for row in rows:
            assert set(dir(row)) == {name for name, field in kind.fields.items() if reader in field.readers}


def test_a_field_that_an_audience_may_not_read_does_not_exist():
    with pytest.raises(AttributeError):
        see(ordinary_case(), Audience(Reader.CHILD)).details.nhs_number  # noqa: B018


def test_hiding_a_field_leaves_a_mark_and_hiding_a_row_leaves_nothing():
    case = ordinary_case()
    view = see(
        case,
        Audience(Reader.PROFESSIONAL),
        [Hidden(case.details, "child_name", "why"), Hidden(case.referrals[0], None, "why")],
    )
    assert view.details.child_name is Blank.WITHHELD
    assert view.referrals == ()


def test_every_heading_has_an_answer_or_says_which_blank():
    answers = see(with_section(text_professional=Blank.NOT_ASKED), Audience(Reader.PROFESSIONAL)).answers(
        "SD-0001"
    )
    assert [answer.number for answer in answers] == [1, 2, 3, 4, 5]
    assert answers[0].text is Blank.NOT_RECORDED
    assert answers[1].text is Blank.NOT_ASKED
    assert [answer.mandatory for answer in answers] == [True, True, True, False, False]


def test_a_heading_that_does_not_apply_says_why():
    answers = see(with_section(na_reason="no police enquiry"), Audience(Reader.PROFESSIONAL)).answers(
        "SD-0001"
    )
    assert answers[1].text == "Not applicable: no police enquiry"


PARENT = Audience(Reader.PARENT, recipient="F-0001")
RELEASED = {"release": codes.RELEASE["yes"], "release_by": "Heron Quaverly", "release_on": date(2026, 10, 1)}


def text_of(audience=PARENT, **values):
    review = placed(Review(review_id="RV-0001", case_id="C-0001"))
    section = placed(
        Section(belongs_to="RV-0001", section_no=2, text_professional="For professionals.", **values)
    )
    return see(ordinary_case(reviews=(review,), sections=(section,)), audience).answers("RV-0001")[1].text


def test_a_family_reads_what_was_written_for_it_and_never_the_professionals_text():
    assert text_of(text_family="For you.", text_child="For the child.", **RELEASED) == "For you."
    assert text_of(**RELEASED) is Blank.NOT_RECORDED
    child = Audience(Reader.CHILD, recipient="F-0003")
    assert text_of(child, text_family="For you.", text_child="For the child.", **RELEASED) == "For the child."


@pytest.mark.parametrize(
    "missing",
    [
        {"release": codes.RELEASE["pending"]},
        {"release": codes.RELEASE["withhold"]},
        {"release": Blank.NOT_RECORDED},
        {"release_by": Blank.NOT_RECORDED},
        {"release_by": " "},
        {"release_on": Blank.NOT_RECORDED},
        {"withhold_from": "F-0009, f-0001"},
    ],
)
def test_what_was_not_released_to_this_person_by_name_and_date_does_not_exist_for_them(missing):
    assert text_of(text_family="For you.", **{**RELEASED, **missing}) is Blank.NOT_RECORDED


def test_a_mark_stands_only_where_somebody_decided_to_show_one_and_all_marks_are_as_wide():
    withheld = {
        **RELEASED,
        "release": codes.RELEASE["withhold"],
        "withhold_ground": codes.WITHHOLD_GROUND["police"],
    }
    assert text_of(text_family="For you.", **withheld) is Blank.NOT_RECORDED
    assert text_of(text_family="For you, at length.", show_withheld=True, **withheld) == "[Withheld 03]"
    assert {len(ground.mark) for ground in Ground} == {len("[Withheld 03]")}
    undecided = {**withheld, "release_by": Blank.NOT_RECORDED}
    assert text_of(text_family="For you.", show_withheld=True, **undecided) is Blank.NOT_RECORDED


def test_a_row_that_is_hidden_from_professionals_leaves_no_mark_which_is_decided_for_the_family():
    for audience in (Audience(Reader.PROFESSIONAL), Audience(Reader.PROFESSIONAL, agency="Education")):
        case = with_section(show_withheld=True, **RELEASED)
        assert see(case, audience, [Hidden(case.sections[0], None, "why")]).sections == ()


def test_professionals_read_what_was_not_released():
    assert text_of(Audience(Reader.PROFESSIONAL), text_family="For you.") == "For professionals."


def test_a_row_is_found_by_its_id_and_each_row_that_is_looked_at_counts_as_read():
    view = see(ordinary_case(), Audience(Reader.PROFESSIONAL))
    assert len(view.discussions) > 1
    first, *others = view.discussions
    with view.recording() as reads:
        assert view.discussions.the(first.discussion_id) is first
    assert {row_id for _, row_id, _ in reads} == {one.discussion_id for one in (first, *others)}


def test_an_id_that_no_row_has_finds_none_and_a_record_about_it_is_a_fault():
    view = see(ordinary_case(), Audience(Reader.PROFESSIONAL))
    assert view.discussions.get("SD-9999") is None
    with pytest.raises(LookupError):
        view.discussions.the("SD-9999")
