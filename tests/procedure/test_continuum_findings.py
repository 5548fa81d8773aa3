"""A judgement on the continuum that the council does not work with."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.app.check_workbooks import check
from pipeline.model import Blank, codes
from pipeline.model.continuum import STEPS, steps_of
from pipeline.model.finding import Severity
from pipeline.procedure.clock import Clock
from pipeline.procedure.continuum_findings import findings_of_continuum
from tests.builders import TODAY, ordinary_case
from tests.sheets import reading_of, sheets_of


def case_of(step):
    case = ordinary_case()
    judged = dataclasses.replace(case.recognitions[0], step=step)
    return dataclasses.replace(case, recognitions=(judged,))


def test_the_step_of_another_scale_is_said_with_the_steps_of_this_one():
    (found,) = findings_of_continuum(case_of(codes.CONTINUUM["violent"]), STEPS)
    assert found.sentence == (
        "Recognition!E2: this is not a step of the continuum that the council works with. Choose one of "
        "Healthy, Problematic, Harmful; or change the continuum, under [recognition] in settings.toml."
    )
    assert (found.severity, found.blocks, found.case_id) == (Severity.WARNING, False, "C-0001")


@pytest.mark.parametrize("scale", ["guidance", "hackett"])
def test_each_step_of_the_councils_own_scale_is_in_order_and_so_is_a_blank(scale):
    steps = steps_of(scale)
    for step in (*codes.CONTINUUM.codes, Blank.NOT_KNOWN):
        found = list(findings_of_continuum(case_of(step), steps))
        assert bool(found) is (step is not Blank.NOT_KNOWN and step.label not in steps)


def test_what_a_closed_case_was_judged_by_stays():
    case = case_of(codes.CONTINUUM["violent"])
    closed = dataclasses.replace(case.details, status=codes.STATUS["closed"])
    assert list(findings_of_continuum(dataclasses.replace(case, details=closed), STEPS)) == []


def test_check_says_it_by_the_councils_settings(tmp_path):
    reading = reading_of(sheets_of(ordinary_case()), tmp_path)

    def said(**continuum):
        return [one.rule for one in check(reading, Clock(TODAY), **continuum) if "continuum" in one.rule]

    assert said() == said(continuum=steps_of("hackett")) == []
    assert said(continuum=("Healthy", "Harmful")) == ["step_is_of_the_continuum"]
