from __future__ import annotations

import dataclasses
from datetime import datetime

from pipeline.documents import intervention_plan
from pipeline.model import Blank
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.naming import named
from tests.rich_wording import DISPLAYED, NEXT_REVIEW, REVIEW
from tests.whole_case import changed, whole_case


def test_the_wording_is_the_golden_wording():
    assert_golden("intervention_plan - professionals", only(intervention_plan, whole_case()))


def test_a_review_that_agreed_none_or_was_not_held_gives_none():
    assert (
        printed(intervention_plan, changed(whole_case(), "reviews", 0, intervention_plan_agreed=False)) == {}
    )
    assert printed(intervention_plan, changed(whole_case(), "reviews", 0, held_at=Blank.NOT_RECORDED)) == {}
    assert printed(intervention_plan, whole_case(), at(DISPLAYED)) == {}


def test_a_later_plan_replaces_an_earlier_one():
    case = whole_case()
    later = dataclasses.replace(case.reviews[0], review_id=NEXT_REVIEW, held_at=datetime(2026, 12, 15, 10, 0))
    made = printed(intervention_plan, dataclasses.replace(case, reviews=(later, case.reviews[0])))
    first, second = (
        text_of(made[named(f"intervention_plan - {one}")])
        for one in (f"{REVIEW} - 2026-10-22", f"{NEXT_REVIEW} - 2026-12-15")
    )
    assert "Superseded by the plan agreed on " in first
    assert "Superseded" not in second
    assert "version 1" in first
    assert "version 2" in second


def test_it_rests_on_what_the_report_found_and_does_without_a_report():
    assert "9. Conclusions and initial level of intervention" in text_of(
        only(intervention_plan, whole_case())
    )
    without = changed(whole_case(), "reviews", 0, aim_id=Blank.NOT_APPLICABLE)
    assert "What the AIM report found" not in text_of(only(intervention_plan, without))
