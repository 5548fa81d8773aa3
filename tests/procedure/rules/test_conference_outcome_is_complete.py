"""Conference outcome is complete."""

from __future__ import annotations

from datetime import date

from pipeline.model import Section47, codes
from pipeline.procedure.rules import conference_outcome_is_complete as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def conference(**values):
    return ordinary_case(
        enquiries=(placed(Section47(s47_id="S-1", conference_on=date(2026, 8, 24), **values)),)
    )


def test_a_conference_without_its_outcome_is_found():
    assert found(rule, conference()) == [
        'Section 47 and conferences!K2: "Conference outcome" is empty, but the conference was held.'
    ]


def test_a_plan_without_category_and_start_is_found():
    assert len(found(rule, conference(conference_outcome=codes.CONFERENCE_OUTCOME["plan"]))) == 2


def test_no_plan_needs_neither():
    assert found(rule, conference(conference_outcome=codes.CONFERENCE_OUTCOME["no_plan"])) == []
