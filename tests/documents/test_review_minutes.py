from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.documents import review_minutes
from pipeline.model import Attendance, Blank, Case, codes
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.naming import named
from tests.rich_case import rich_case, sparse_case
from tests.rich_wording import DISPLAYED, REVIEW


@pytest.mark.parametrize(
    ("case", "ending"), [(rich_case(), ""), (sparse_case(), " (sparse)")], ids=["rich", "sparse"]
)
def test_the_wording_is_the_golden_wording(case: Case, ending: str):
    assert_golden(f"review_minutes - professionals{ending}", only(review_minutes, case))


def test_only_a_review_that_was_held_has_minutes():
    assert list(printed(review_minutes, rich_case())) == [named("review_minutes - RV-0014 - 2026-10-22")]


@pytest.mark.parametrize("topic", ["risk_discussed", "safety_plan_discussed", "protect_ability_discussed"])
def test_each_topic_says_whether_it_was_discussed(topic: str):
    case = rich_case()
    changed = replace(case, reviews=(replace(case.reviews[0], **{topic: False}),))
    assert text_of(only(review_minutes, changed)).count("Discussed: No") == 1
    assert text_of(only(review_minutes, case)).count("Discussed: Yes") == 3


def test_an_exclusion_stands_with_its_ground_its_reason_and_whether_it_was_discussed_with_all():
    lines = (
        "Who: Bryony Fernhollow, Carer",
        "Ground: Information about another person",
        "Reason: Another family's details were discussed for a time.",
        "From headings: 2, 3",
        "Discussed with all: Yes",
    )
    assert "\n".join(lines) in text_of(only(review_minutes, rich_case()))


def one_person(excluded: object) -> Case:
    person = Attendance(meeting_id=REVIEW, agency=codes.AGENCY["CSC"], excluded=excluded)
    return replace(rich_case(), attendance=(person,))


def test_nobody_was_excluded_is_said_only_where_every_row_says_so():
    assert "Nobody was excluded." in text_of(only(review_minutes, one_person(False)))
    unanswered = text_of(only(review_minutes, one_person(Blank.NOT_RECORDED)))
    assert "Nobody was excluded." not in unanswered
    assert "No exclusion is recorded." in unanswered


def test_the_reviewing_officers_invitation_is_asked_about_only_where_the_child_is_looked_after():
    case = rich_case()
    assert "Independent Reviewing Officer invited | Yes" in text_of(only(review_minutes, case))
    uninvited = replace(case, attendance=())
    assert "Independent Reviewing Officer invited | Not recorded" in text_of(only(review_minutes, uninvited))
    at_home = replace(case, details=replace(case.details, looked_after=False))
    assert "Officer invited" not in text_of(only(review_minutes, at_home))


def test_the_dates_set_stand_together():
    text = text_of(only(review_minutes, rich_case()))
    assert (
        "This review, as first set | 20 October 2026\nThis review, as held | 22 October 2026 at 10:00" in text
    )
    assert "Next review | 15 December 2026" in text


def test_the_people_at_a_strategy_discussion_get_no_review_minutes():
    assert printed(review_minutes, rich_case(), at(DISPLAYED)) == {}


def test_the_support_considered_at_the_read_through_is_under_the_carers_ability_where_it_is_recorded():
    text = text_of(only(review_minutes, rich_case()))
    under = text[text.index("### 3. ") : text.index("### 4. ")]
    assert "Support considered at the read-through: Can give it with help" in under
    case = rich_case()
    without = replace(case.aim_assessments[0], carers_support=Blank.NOT_RECORDED)
    text = text_of(only(review_minutes, replace(case, aim_assessments=(without,))))
    assert "Support considered" not in text


def test_a_report_read_after_the_review_says_nothing_of_support_in_its_minutes():
    case = rich_case()
    later = replace(case.aim_assessments[0], read_through_on=date(2026, 10, 23))
    assert "Support considered" not in text_of(only(review_minutes, replace(case, aim_assessments=(later,))))
