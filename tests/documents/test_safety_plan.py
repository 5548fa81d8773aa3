from __future__ import annotations

from pipeline.documents import safety_plan
from pipeline.model import Blank
from tests.documents.printing import assert_golden, at, printed, text_of
from tests.naming import named
from tests.rich_case import sparse_case
from tests.rich_wording import DISPLAYED
from tests.whole_case import changed, whole_case

NOW, BEFORE = (
    named("safety_plan - SP-0009 - version 2 - 2026-09-15"),
    named("safety_plan - SP-0009 - version 1 - 2026-08-05"),
)


def test_the_wording_is_the_golden_wording():
    assert_golden("safety_plan - professionals", printed(safety_plan, whole_case())[NOW])


def test_each_version_has_a_document_and_a_replaced_one_says_so():
    made = {stem: text_of(data) for stem, data in printed(safety_plan, whole_case()).items()}
    assert list(made) == [BEFORE, NOW]
    assert "Superseded by version 2, which is in force." in made[BEFORE]
    assert "SUPERSEDED, OFFICIAL-SENSITIVE" in made[BEFORE]
    assert "SUPERSEDED" not in made[NOW]
    assert "This measure was replaced." not in made[NOW]


def test_every_setting_of_the_procedure_stands_there_and_a_gap_is_seen():
    text = text_of(printed(safety_plan, whole_case())[NOW])
    assert "Home | An adult is in the same room." in text
    assert "School | A named adult meets the child at the gate." in text
    assert "Community: no measure is recorded.\nOnline: no measure is recorded." in text


def test_a_version_that_was_not_agreed_is_a_draft():
    case = whole_case()
    for number in (1, 2, 3):
        case = changed(case, "safety_plans", number, agreed_on=Blank.NOT_RECORDED)
    made = printed(safety_plan, case)
    assert "DRAFT: this version has not been agreed." in text_of(
        made[named("safety_plan - SP-0009 - version 2")]
    )


def test_a_version_that_is_still_to_be_agreed_replaces_none():
    case = whole_case()
    for number in (1, 2, 3):
        case = changed(case, "safety_plans", number, agreed_on=Blank.NOT_RECORDED)
    assert "SUPERSEDED" not in text_of(printed(safety_plan, case)[BEFORE])


def test_a_case_without_measures_and_the_people_at_a_discussion_get_none():
    assert printed(safety_plan, sparse_case()) == {}
    assert printed(safety_plan, whole_case(), at(DISPLAYED)) == {}
