"""R24: the report is read through with the family. There is no limit."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment
from pipeline.procedure.duties import report_read_with_the_family as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_APPLICABLE, NOT_KNOWN, NOT_RECORDED, closed, nothing_asked, stands


def case(done, **more):
    return ordinary_case(
        aim_assessments=(
            placed(
                AimAssessment(aim_id="AIM-1", report_final_on=date(2026, 8, 20), read_through_on=done, **more)
            ),
        )
    )


@pytest.mark.parametrize(
    ("done", "status"),
    [
        (date(2026, 12, 31), "met"),
        (NOT_RECORDED, "due"),
        (NOT_KNOWN, "not clear"),
        (NOT_APPLICABLE, "not applicable"),
    ],
)
def test_without_a_limit_nothing_is_late(done, status):
    assert stands(duty, case(done)) == [status]


def test_a_case_closed_without_it_has_missed_it():
    assert stands(duty, closed(case(NOT_RECORDED), date(2026, 9, 1))) == ["missed"]


def test_without_a_report_nothing_is_asked():
    assert nothing_asked(duty, aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),))
