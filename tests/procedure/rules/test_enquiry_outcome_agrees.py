"""Enquiry outcome agrees."""

from __future__ import annotations

from datetime import date

from pipeline.model import Section47, codes
from pipeline.procedure.rules import enquiry_outcome_agrees as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def enquiry(**values):
    return ordinary_case(enquiries=(placed(Section47(s47_id="S-1", **values)),))


def test_an_end_without_an_outcome_is_found():
    assert len(found(rule, enquiry(ended_on=date(2026, 8, 20)))) == 1


def test_an_outcome_that_contradicts_is_found():
    assert len(found(rule, enquiry(outcome=codes.S47_OUTCOME["icpc"], conference_not_required=True))) == 1


def test_an_open_enquiry_needs_no_outcome():
    assert found(rule, enquiry(started_on=date(2026, 8, 6))) == []
