from __future__ import annotations

import dataclasses
import io
import re
from datetime import date
from zipfile import ZipFile

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
    assert "first recorded | Level 3 of 4: within sight of an adult in named settings" in text
    assert "latest | Level 2 of 4: extra checks by an adult" in text
    assert "Begin the planned sessions." in text
    assert "Send the chronology" not in text


def test_the_discussions_about_children_harmed_are_not_in_it():
    text = text_of(only(closing_summary, detailed(whole_case(), **CLOSED)))
    assert "SD-0001" in text
    assert "SD-0002" not in text


def test_a_closing_without_its_day_is_a_draft():
    case = detailed(whole_case(), **{**CLOSED, "closed_on": Blank.NOT_RECORDED})
    assert "DRAFT: the day of closing is not recorded." in text_of(only(closing_summary, case))


def test_its_timeline_has_each_version_of_the_safety_plan_and_a_review_that_was_late():
    text = text_of(only(closing_summary, detailed(whole_case(), **CLOSED)))
    assert "Safety plan | Version 1 | – | 5 August 2026 | Done" in text
    assert "Review | RV-0014 | 20 October 2026 | 22 October 2026 at 10:00 | Done late" in text


def test_the_picture_of_its_timeline_says_what_its_table_says():
    with ZipFile(io.BytesIO(only(closing_summary, detailed(whole_case(), **CLOSED)))) as package:
        page = package.read("word/document.xml").decode()
    (described,) = re.findall(r'descr="(Timeline[^"]*)"', page)
    assert described.startswith("Timeline of the case as at 20 December 2026.")
    assert "Review, RV-0014: due 20 October 2026, done 22 October 2026, done late" in described
    assert "Strategy discussion, SD-0004: not recorded" in described


def test_a_reading_that_was_a_meeting_is_on_the_list_once():
    case = whole_case()
    text = text_of(only(closing_summary, detailed(case, **CLOSED)))
    assert text.count("Reading the report with the family |") == 1
    meeting = dataclasses.replace(
        case.meetings[0], kind=codes.MEETING_KIND["read_through"], aim_id="AIM-0021", meeting_id="M-0099"
    )
    with_meeting = dataclasses.replace(case, meetings=(*case.meetings, meeting))
    text = text_of(only(closing_summary, detailed(with_meeting, **CLOSED)))
    assert text.count("Reading the report with the family |") == 1
    assert "Reading the report with the family | M-0099" in text
