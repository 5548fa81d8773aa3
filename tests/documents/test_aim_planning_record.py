from __future__ import annotations

import dataclasses

from pipeline.documents import aim_planning_record
from pipeline.model import Blank
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.naming import named
from tests.rich_wording import DISPLAYED
from tests.whole_case import PLANNING, changed, whole_case


def test_the_wording_is_the_golden_wording():
    assert_golden("aim_planning_record - professionals", only(aim_planning_record, whole_case()))


def test_who_is_qualified_and_who_is_trained_is_named_or_missed():
    text = text_of(only(aim_planning_record, whole_case()))
    assert "Social work qualified: Juniper Stonecroft" in text
    assert "AIM trained: Bracken Tarnside" in text
    nobody = text_of(only(aim_planning_record, dataclasses.replace(whole_case(), assessors=())))
    assert nobody.count("Nobody is recorded: the procedure asks for at least one") == 2


def test_the_safety_plan_is_the_one_of_that_day():
    text = text_of(only(aim_planning_record, whole_case()))
    assert "This measure was replaced." in text
    assert "Devices stay downstairs." not in text


def test_it_is_a_draft_until_it_was_issued():
    assert "DRAFT" not in text_of(only(aim_planning_record, whole_case()))
    case = changed(whole_case(), "meetings", 0, minutes_issued_at=Blank.NOT_RECORDED)
    assert "DRAFT: this record has not been issued." in text_of(only(aim_planning_record, case))


def test_only_a_planning_meeting_that_was_held_has_a_record():
    assert list(printed(aim_planning_record, whole_case())) == [
        named(f"aim_planning_record - {PLANNING} - 2026-08-12")
    ]
    assert (
        printed(aim_planning_record, changed(whole_case(), "meetings", 0, held_at=Blank.NOT_RECORDED)) == {}
    )
    assert printed(aim_planning_record, whole_case(), at(DISPLAYED)) == {}


def test_without_its_assessment_it_still_says_what_was_agreed():
    case = changed(whole_case(), "meetings", 0, aim_id=Blank.NOT_RECORDED)
    text = text_of(only(aim_planning_record, case))
    assert "Both assessors see the child." in text
    assert "AIM model" not in text
