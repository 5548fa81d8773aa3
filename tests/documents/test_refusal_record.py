from __future__ import annotations

from datetime import date

import pytest

from pipeline.documents import refusal_record
from pipeline.model import codes
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.naming import named
from tests.rich_wording import DISPLAYED
from tests.whole_case import changed, whole_case


def refused(**values):
    said = {
        "family_response": codes.RESPONSE["declined"],
        "declined_on": date(2026, 8, 14),
        "safeguarding_considered_on": date(2026, 8, 17),
        "safeguarding_outcome": "A further strategy discussion is not needed. The safety plan holds.",
        **values,
    }
    return changed(whole_case(), "aim_assessments", 0, **said)


def test_the_wording_is_the_golden_wording():
    assert_golden("refusal_record - professionals", only(refusal_record, refused()))


@pytest.mark.parametrize(
    ("values", "records"),
    [
        ({}, 0),
        ({"family_response": codes.RESPONSE["partial"]}, 1),
        ({"declined_on": date(2026, 8, 14)}, 1),
        ({"denial": True}, 1),
        ({"denial": False}, 0),
    ],
)
def test_a_refusal_in_whole_or_in_part_and_a_denial_have_a_record(values, records):
    assert len(printed(refusal_record, changed(whole_case(), "aim_assessments", 0, **values))) == records


def test_a_refusal_is_a_draft_until_a_safeguarding_response_was_considered():
    from pipeline.model import Blank

    text = text_of(only(refusal_record, refused(safeguarding_considered_on=Blank.NOT_RECORDED)))
    assert "DRAFT: whether a safeguarding response is required has not been considered." in text
    assert "DRAFT" not in text_of(only(refusal_record, refused()))


def test_a_denial_alone_asks_for_no_safeguarding_response_and_holds_nothing_up():
    text = text_of(only(refusal_record, changed(whole_case(), "aim_assessments", 0, denial=True)))
    assert "The safeguarding response" not in text
    assert "AIM planning meeting held | 12 August 2026" in text
    assert "AIM report final | Not final yet" in text
    assert "DRAFT" not in text


def test_its_day_is_the_day_on_which_a_response_was_considered():
    assert list(printed(refusal_record, refused())) == [named("refusal_record - AIM-0021 - 2026-08-17")]


def test_the_people_at_a_discussion_get_none():
    assert printed(refusal_record, refused(), at(DISPLAYED)) == {}
