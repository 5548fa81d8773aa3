"""R24: at the read-through, the degree of support that parents or carers can give is considered."""

from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from pipeline.model import AimAssessment, codes
from pipeline.procedure.duties import carers_support_considered as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, nothing_asked, stands

READ = placed(AimAssessment(aim_id="AIM-1", read_through_on=datetime(2026, 8, 28, 16, 0)))


def case(degree, row=READ):
    return ordinary_case(aim_assessments=(dataclasses.replace(row, carers_support=degree),))


@pytest.mark.parametrize("degree", codes.CARERS_SUPPORT.codes)
def test_any_degree_is_an_answer(degree):
    assert stands(duty, case(degree)) == ["met"]


def test_without_an_answer_on_the_day_of_the_reading_it_is_overdue():
    assert stands(duty, case(NOT_RECORDED)) == ["overdue"]
    assert stands(duty, case(NOT_RECORDED), datetime(2026, 8, 28, 18, 0)) == ["due"]
    assert stands(duty, case(NOT_KNOWN)) == ["not clear"]


def test_in_a_workbook_that_is_older_than_the_column_it_cannot_be_told():
    columns = {name: one for name, one in READ.read_from.columns.items() if name != "carers_support"}
    older = dataclasses.replace(READ, read_from=READ.read_from._replace(columns=columns))
    assert stands(duty, case(NOT_RECORDED, older)) == ["not clear"]


def test_before_the_reading_nothing_is_asked():
    assert nothing_asked(duty, aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),))
