"""Parts are of the model and answered once."""

from __future__ import annotations

import pytest

from pipeline.model import DOMAINS, NOT_RECORDED, AimAssessment, ReportPart, codes
from pipeline.procedure.rules import parts_are_of_the_model_and_answered_once as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found

EACH = {"AIM2": "AIM2_family", "AIM3": "AIM3_regulation", "U12": "U12_family"}


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def reported(model, *parts):
    named = codes.AIM_MODEL[model] if isinstance(model, str) else model
    return ordinary_case(
        aim_assessments=(placed(AimAssessment(aim_id="AIM-1", model=named)),),
        report_parts=tuple(
            placed(ReportPart(aim_id="AIM-1", part=codes.AIM_REPORT_PART[part]), row)
            for row, part in enumerate(parts, 2)
        ),
    )


def test_aim3_has_five_domains_aim2_and_under_12s_four_each():
    assert {model: len(domains) for model, domains in DOMAINS.items()} == {"AIM2": 4, "AIM3": 5, "U12": 4}


@pytest.mark.parametrize("model", [*EACH, "other"])
def test_a_domain_of_another_model_is_found_and_one_of_the_model_is_in_order(model):
    for of, domain in EACH.items():
        assert len(found(rule, reported(model, domain, "secrecy"))) == (of != model)


def test_without_a_model_nothing_can_be_said_of_a_domain():
    assert found(rule, reported(NOT_RECORDED, *EACH.values())) == []


def test_a_part_with_two_rows_is_found_at_the_second():
    (one,) = found(rule, reported("AIM3", "secrecy", "school", "secrecy"))
    assert one == (
        "AIM report parts!B4: this part of the report already has an answer, at AIM report parts!B2."
    )
