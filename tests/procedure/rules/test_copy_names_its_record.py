"""A copy names the record that it is of."""

from __future__ import annotations

import pytest

from pipeline.model import CopyGiven, codes
from pipeline.procedure.rules import copy_names_its_record as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def given(document, **more):
    copy = placed(CopyGiven(copy_id="CG-1", document=codes.DOCUMENT[document], **more))
    return ordinary_case(copies=(copy,))


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


@pytest.mark.parametrize("document", ["plan", "aim_report", "review_minutes", "invitation"])
def test_a_copy_of_a_record_that_is_not_named_is_found(document):
    (said,) = found(rule, given(document))
    assert "so it approves nothing" in said
    assert found(rule, given(document, belongs_to="M-0001")) == []


@pytest.mark.parametrize("document", ["safety_plan", "chronology"])
def test_what_is_about_the_whole_case_needs_no_record(document):
    assert found(rule, given(document)) == []
