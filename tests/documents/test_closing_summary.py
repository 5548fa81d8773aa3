from __future__ import annotations

from datetime import date

from pipeline.documents import closing_summary
from pipeline.model import Blank, codes
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.rich_wording import DISPLAYED
from tests.whole_case import detailed, whole_case

CLOSED = {
    "status": codes.STATUS["closed"],
    "closed_on": date(2026, 12, 20),
    "close_reason": codes.CLOSE_REASON["RC9"],
}


def test_the_wording_is_the_golden_wording():
    assert_golden("closing_summary - professionals", only(closing_summary, detailed(whole_case(), **CLOSED)))


def test_an_open_case_has_none():
    assert printed(closing_summary, whole_case()) == {}
    assert printed(closing_summary, detailed(whole_case(), **CLOSED), at(DISPLAYED)) == {}


def test_it_tells_the_first_and_the_latest_level_of_supervision_and_what_stays_open():
    text = text_of(only(closing_summary, detailed(whole_case(), **CLOSED)))
    assert "first recorded | 3 Within sight in named settings" in text
    assert "latest | 2 Extra checks" in text
    assert "Begin the planned sessions." in text
    assert "Send the chronology" not in text


def test_the_discussions_about_children_harmed_are_not_in_it():
    text = text_of(only(closing_summary, detailed(whole_case(), **CLOSED)))
    assert "SD-0001" in text
    assert "SD-0002" not in text


def test_a_closing_without_its_day_is_a_draft():
    case = detailed(whole_case(), **{**CLOSED, "closed_on": Blank.NOT_RECORDED})
    assert "DRAFT: the day of closing is not recorded." in text_of(only(closing_summary, case))
