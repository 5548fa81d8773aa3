"""A judgement is of an incident."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Blank, ChronologyEntry, codes
from pipeline.procedure.rules import judgement_is_of_an_incident as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def case_of(kind):
    entry = ChronologyEntry(entry_id="E-1", case_id="C-0001", event_at=date(2026, 8, 3), entry_type=kind)
    case = ordinary_case(chronology=(placed(entry),))
    judged = dataclasses.replace(case.recognitions[0], subject_id="E-1")
    return dataclasses.replace(case, recognitions=(judged,))


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_an_entry_of_another_kind_is_found():
    assert found(rule, case_of(codes.ENTRY_TYPE["visit"])) == [
        "Recognition!C2: the chronology entry that is judged is not an incident (at Chronology!D2)."
    ]


def test_an_incident_or_an_entry_of_no_kind_is_in_order():
    assert found(rule, case_of(codes.ENTRY_TYPE["incident"])) == []
    assert found(rule, case_of(Blank.NOT_RECORDED)) == []
