"""R23: all 10 contents of the report."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import AimAssessment, Section
from pipeline.procedure.duties import aim_report_answers_its_contents as duty
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_APPLICABLE, only, stands


def case(numbers=()):
    assessment = AimAssessment(aim_id="AIM-1", report_final_on=date(2026, 8, 20))
    return ordinary_case(aim_assessments=(placed(assessment),), sections=sections("AIM-1", numbers))


def sections(owner, numbers, **values):
    texts = values or {"text_professional": "The school is told today."}
    return tuple(
        placed(Section(belongs_to=owner, section_no=number, **texts), number + 1) for number in numbers
    )


def test_every_heading_answered_is_met():
    assert stands(duty, case(range(1, 11))) == ["met"]


@pytest.mark.parametrize("missing", range(1, 11))
def test_each_heading_is_asked_for_and_named(missing):
    one = only(duty, case([number for number in range(1, 11) if number != missing]))
    assert one.status is Status.OVERDUE
    assert f"Heading {missing} has no answer." in one.why


def test_a_heading_that_does_not_apply_is_answered_by_the_reason_why():
    given = sections("AIM-1", list(range(1, 11))[1:])
    reason = sections("AIM-1", [1], text_professional=NOT_APPLICABLE, na_reason="Nothing to say.")
    assert stands(duty, dataclasses.replace(case(), sections=(*given, *reason))) == ["met"]
    bare = sections("AIM-1", [1], text_professional=NOT_APPLICABLE)
    assert stands(duty, dataclasses.replace(case(), sections=(*given, *bare))) == ["overdue"]


def test_on_the_day_there_is_still_time():
    assert stands(duty, case(), date(2026, 8, 20)) == ["due"]
