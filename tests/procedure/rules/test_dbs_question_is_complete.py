"""Dbs question is complete."""

from __future__ import annotations

from datetime import date

from pipeline.model import Meeting, codes
from pipeline.procedure.rules import dbs_question_is_complete as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


WHOLE = {"dbs_reason": "The conditions are not met.", "dbs_decided_by": "Service manager"}


def answered(answer, **values):
    return ordinary_case(
        meetings=(placed(Meeting(meeting_id="M-1", dbs_considered=codes.DBS[answer], **values)),)
    )


def test_an_answer_without_reason_and_decision_maker_is_found():
    assert len(found(rule, answered("not_met"))) == 2


def test_a_referral_without_its_date_is_found():
    assert len(found(rule, answered("referred", **WHOLE))) == 1


def test_a_date_without_a_referral_is_found():
    assert len(found(rule, answered("not_referred", **WHOLE, dbs_referred_on=date(2026, 9, 1)))) == 1


def test_not_considered_needs_its_reason_and_no_more():
    (one,) = found(rule, answered("not_considered"))
    assert one.startswith("Meetings!Q2: the DBS question was not considered, but")
    assert len(found(rule, answered("not_considered", dbs_reason="tbc"))) == 1
    assert found(rule, answered("not_considered", dbs_reason="The next meeting decides.")) == []
    assert found(rule, answered("referred", **WHOLE, dbs_referred_on=date(2026, 9, 1))) == []
