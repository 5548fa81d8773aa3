"""Child also harmed has a conference."""

from __future__ import annotations

from pipeline.model import Section47, codes
from pipeline.procedure.rules import child_also_harmed_has_a_conference as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def harmed(**values):
    return ordinary_case(enquiries=(placed(Section47(s47_id="S-1", also_child_harmed=True, **values)),))


def test_a_conference_not_required_is_found():
    assert "a conference must be held" in found(rule, harmed(conference_not_required=True))[0]


def test_another_outcome_is_found():
    assert len(found(rule, harmed(outcome=codes.S47_OUTCOME["nfa"]))) == 1


def test_a_conference_is_in_order():
    assert found(rule, harmed(outcome=codes.S47_OUTCOME["icpc"], conference_not_required=False)) == []
