from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.documents import plan
from pipeline.model import Blank, Case, codes
from pipeline.model.section_headings import PLAN as PLAN_HEADINGS
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.rich_case import rich_case, sparse_case
from tests.rich_wording import DISPLAYED


def with_meeting(**changes: object) -> Case:
    case = rich_case()
    return replace(case, meetings=(replace(case.meetings[0], **changes),))


@pytest.mark.parametrize(
    ("case", "ending"), [(rich_case(), ""), (sparse_case(), " (sparse)")], ids=["rich", "sparse"]
)
def test_the_wording_is_the_golden_wording(case: Case, ending: str):
    assert_golden(f"plan - professionals{ending}", only(plan, case))


@pytest.mark.parametrize("case", [rich_case(), sparse_case()], ids=["rich", "sparse"])
def test_all_fourteen_headings_stand_in_order(case: Case):
    headings = re.findall(r"^### (\d+)\. (.+)$", text_of(only(plan, case)), re.MULTILINE)
    assert headings == [(str(number), title) for number, title in enumerate(PLAN_HEADINGS.titles, start=1)]


@pytest.mark.parametrize("answer", [*codes.DBS.codes, *Blank], ids=str)
def test_heading_13_says_how_the_question_was_considered_and_never_yes_or_no(answer: object):
    text = text_of(only(plan, with_meeting(dbs_considered=answer)))
    printed_answer = re.search(r"^DBS question: (.+)$", text, re.MULTILINE)
    assert printed_answer is not None
    assert printed_answer[1] == getattr(answer, "label", str(answer))
    assert printed_answer[1] not in ("Yes", "No")


def test_a_question_answered_without_a_referral_has_no_date_of_one():
    assert "Date referred: Not applicable" in text_of(only(plan, rich_case()))


@pytest.mark.parametrize(
    ("on", "printed_date"),
    [(date(2026, 8, 20), "20 August 2026"), (date(2026, 8, 27), "Not yet on the date of this plan")],
)
def test_a_referral_has_its_date_where_it_was_made_by_the_day_of_the_plan(on: date, printed_date: str):
    case = with_meeting(dbs_considered=codes.DBS["referred"], dbs_referred_on=on)
    assert f"Date referred: {printed_date}\n" in text_of(only(plan, case))


def test_a_heading_that_does_not_apply_gives_the_reason():
    assert "Not applicable: No further assessment was asked for." in text_of(only(plan, rich_case()))


@pytest.mark.parametrize("change", [{"makes_plan": False}, {"held_at": Blank.NOT_RECORDED}])
def test_a_meeting_that_was_not_held_or_made_no_plan_gives_none(change: dict[str, object]):
    assert printed(plan, with_meeting(**change)) == {}


def test_the_people_at_a_strategy_discussion_get_no_plan():
    assert printed(plan, rich_case(), at(DISPLAYED)) == {}
