"""The family's copy of a record is approved once the record itself is no longer a draft."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, CopyGiven, Meeting, Review, codes
from pipeline.procedure.rules import approved_copy_is_of_a_finished_record as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found

RECORDS = {
    "plan": (Meeting, "meetings", "meeting_id", "plan_agreed_on"),
    "aim_report": (AimAssessment, "aim_assessments", "aim_id", "report_final_on"),
    "review_minutes": (Review, "reviews", "review_id", "minutes_issued_at"),
}


def approved(document, finished_on=None, code="0CBA-DE0B-6A02"):
    kind, collection, key, field = RECORDS[document]
    record = placed(
        kind(**{key: "X-1", "case_id": "C-0001", **({field: finished_on} if finished_on else {})})
    )
    approval = {"approved_content": code} if code else {}
    copy = CopyGiven(copy_id="CG-1", belongs_to="X-1", document=codes.DOCUMENT[document], **approval)
    return ordinary_case(**{collection: (record,), "copies": (placed(copy),)})


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


@pytest.mark.parametrize("document", RECORDS)
def test_an_approved_copy_of_a_draft_is_found_and_says_which_cell_is_empty(document):
    (said,) = found(rule, approved(document))
    assert "a record that is still a draft" in said
    assert RECORDS[document][0].fields[RECORDS[document][3]].heading in said


@pytest.mark.parametrize("document", RECORDS)
def test_a_finished_record_or_one_whose_copy_nobody_approved_is_in_order(document):
    assert found(rule, approved(document, date(2026, 8, 1))) == []
    assert found(rule, approved(document, code="")) == []
