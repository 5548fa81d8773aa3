"""A case as one audience may see it."""

from __future__ import annotations

import pytest

from pipeline.case import BY_COLLECTION, Blank, Reader, Section
from pipeline.view import Audience, Hidden, see
from tests.builders import ordinary_case, placed


def with_section(**values):
    return ordinary_case(sections=(placed(Section(belongs_to="SD-0001", section_no=2, **values)),))


@pytest.mark.parametrize("reader", list(Reader))
def test_an_audience_is_given_its_own_fields_and_no_others_exist(reader):
    case = with_section(text_professional="For professionals.")
    view = see(case, Audience(reader))
    for collection, kind in BY_COLLECTION.items():
        rows = (view.details,) if collection == "details" else view.all(collection)
        for row in rows:
            assert set(dir(row)) == {name for name, field in kind.fields.items() if reader in field.readers}


def test_a_field_that_an_audience_may_not_read_does_not_exist():
    with pytest.raises(AttributeError):
        see(ordinary_case(), Audience(Reader.CHILD)).details.nhs_number  # noqa: B018


def test_hiding_a_field_leaves_a_mark_and_hiding_a_row_leaves_nothing():
    case = ordinary_case()
    view = see(
        case, Audience(Reader.PROFESSIONAL), [Hidden(case.details, "child_name", "why"), Hidden(case.referrals[0], None, "why")]
    )
    assert view.details.child_name is Blank.WITHHELD
    assert view.all("referrals") == ()


def test_every_heading_has_an_answer_or_says_which_blank():
    answers = see(with_section(text_professional=Blank.NOT_ASKED), Audience(Reader.PROFESSIONAL)).answers("SD-0001")
    assert [answer.number for answer in answers] == [1, 2, 3, 4, 5]
    assert answers[0].text is Blank.NOT_RECORDED
    assert answers[1].text is Blank.NOT_ASKED
    assert [answer.mandatory for answer in answers] == [True, True, True, False, False]


def test_a_heading_that_does_not_apply_says_why():
    answers = see(with_section(na_reason="no police enquiry"), Audience(Reader.PROFESSIONAL)).answers("SD-0001")
    assert answers[1].text == "Not applicable: no police enquiry"


def test_a_family_reads_what_was_written_for_it_and_never_the_professionals_text():
    case = with_section(text_professional="For professionals.", text_family="For you.")
    assert see(case, Audience(Reader.PARENT)).answers("SD-0001")[1].text == "For you."
    case = with_section(text_professional="For professionals.")
    assert see(case, Audience(Reader.PARENT)).answers("SD-0001")[1].text is Blank.NOT_RECORDED
