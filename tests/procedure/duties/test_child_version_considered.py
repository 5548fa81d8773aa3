"""R27: a child-friendly version is considered."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, codes
from pipeline.procedure.duties import child_version_considered as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, nothing_asked, stands


def case(version, reason=NOT_RECORDED):
    named = codes.CHILD_VERSION[version] if isinstance(version, str) else version
    assessment = AimAssessment(
        aim_id="AIM-1", report_final_on=date(2026, 8, 20), child_version=named, child_version_reason=reason
    )
    return ordinary_case(aim_assessments=(placed(assessment),))


@pytest.mark.parametrize(
    ("version", "reason", "status"),
    [
        ("made", NOT_RECORDED, "met"),
        ("not_needed", "The young person read the report itself.", "met"),
        ("not_needed", NOT_RECORDED, "due"),
        ("not_yet", NOT_RECORDED, "due"),
        (NOT_RECORDED, NOT_RECORDED, "due"),
        (NOT_KNOWN, NOT_RECORDED, "not clear"),
    ],
)
def test_made_or_not_needed_and_why(version, reason, status):
    assert stands(duty, case(version, reason)) == [status]


def test_without_a_report_nothing_is_asked():
    assert nothing_asked(duty, aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),))
