"""What one measure sees in one case, in words."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import ModuleType
from typing import Any

from pipeline.model import AimAssessment, Case, Review, codes
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import Counting, Observation
from tests.builders import ordinary_case, placed

NOW = date(2026, 10, 30)


def observed(measure: ModuleType, case: Case, now: date = NOW) -> list[Observation]:
    """Every observation of one measure in one case."""
    return list(measure.observe(case, Clock(now)))


def seen(measure: ModuleType, case: Case, now: date = NOW) -> list[Any]:
    """The answer of each, or why it does not count."""
    return [
        one.answer if one.standing is Counting.COUNTED else one.standing.value
        for one in observed(measure, case, now)
    ]


def days(measure: ModuleType, case: Case, now: date = NOW) -> list[date]:
    """The day of each, which decides its period."""
    return [one.day for one in observed(measure, case, now)]


def assessed(**fields: Any) -> Case:
    """A case with one assessment."""
    return ordinary_case(
        aim_assessments=(
            placed(AimAssessment(aim_id="AIM-1", case_id="C-0001", discussion_id="SD-0001", **fields)),
        )
    )


def reviewed(*reviews: dict[str, Any]) -> Case:
    """A case with reviews, each given by what its row holds."""
    return ordinary_case(
        reviews=tuple(
            placed(Review(review_id=f"RV-{number}", case_id="C-0001", **fields), number)
            for number, fields in enumerate(reviews, 2)
        )
    )


def closed(case: Case, day: date) -> Case:
    return dataclasses.replace(
        case, details=dataclasses.replace(case.details, status=codes.STATUS["closed"], closed_on=day)
    )
