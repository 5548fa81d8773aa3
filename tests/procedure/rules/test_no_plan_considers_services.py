"""No plan considers services."""

from __future__ import annotations

from pipeline.model import Section47, codes
from pipeline.procedure.rules import no_plan_considers_services as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def no_plan(considered):
    outcome = codes.CONFERENCE_OUTCOME["no_plan"]
    return ordinary_case(
        enquiries=(
            placed(Section47(s47_id="S-1", conference_outcome=outcome, services_considered=considered)),
        )
    )


def test_services_not_considered_is_found():
    assert len(found(rule, no_plan(False))) == 1


def test_services_considered_is_in_order():
    assert found(rule, no_plan(True)) == []
