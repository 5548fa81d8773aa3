"""R25: disagreements are attached to the report."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, Disagreement
from pipeline.procedure.duties import disagreements_attached as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, judged, stands


def case(*answers):
    assessment = AimAssessment(aim_id="AIM-1", report_final_on=date(2026, 8, 20))
    rows = tuple(
        placed(Disagreement(belongs_to="AIM-1", attached=answer), row)
        for row, answer in enumerate(answers, 2)
    )
    return ordinary_case(aim_assessments=(placed(assessment),), disagreements=rows)


@pytest.mark.parametrize(
    ("answer", "status"), [(True, "met"), (False, "due"), (NOT_RECORDED, "due"), (NOT_KNOWN, "not clear")]
)
def test_each_disagreement_is_attached(answer, status):
    assert stands(duty, case(True, answer)) == ["met", status]


def test_without_a_disagreement_nothing_is_asked():
    assert judged(duty, case()) == []
