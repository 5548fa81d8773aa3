"""A copy that somebody stopped does not go out, and one that is out comes back."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.casefiles.family_copies import recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.formats.word import words_in
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Blank, codes
from tests.builders import TODAY
from tests.family_case import MOTHER, approved, changed, family_case
from tests.making import TEMPLATES, made_of
from tests.rich_case import HOUSE

REPORT = [one for one in plugins_in("pipeline.documents") if one.name == "parents_aim_report"]


def copy_of(case):
    def words(name):
        return words_in((TEMPLATES / f"{name}.docx").read_bytes())

    made = recipient_of(case, MOTHER, HOUSE, REPORT, IssueRegister(), words=words, today=TODAY)
    (copy,) = made.copies
    return copy


@pytest.mark.parametrize(
    "cell",
    [
        {"stopped_on": date(2026, 10, 28)},
        {"stopped_by": "Heron Quaverly"},
        {"stop_reason": codes.STOP_REASON["wrong"]},
        {"stopped_on": Blank.NOT_KNOWN},
    ],
)
def test_anything_in_the_columns_of_a_stop_keeps_a_copy_back_and_its_line_says_so(cell):
    case = approved(family_case())
    assert copy_of(case).issue
    copy = copy_of(changed(case, "copies", {"copy_id": case.copies[-1].copy_id}, **cell))
    assert not copy.issue
    assert [one.sentence for one in copy.lacks] == ["somebody stopped it (Copies given!R2)."]


def test_a_copy_that_is_out_is_recalled():
    case, register = approved(family_case()), IssueRegister()
    for one in made_of(case).issued:
        register.put(one)
    stopped = changed(case, "copies", {"copy_id": case.copies[-1].copy_id}, stopped_on=date(2026, 10, 29))
    recalls = [one for one in made_of(stopped, register=register).recalls if "recalled it" in one.why]
    assert [(one.copy_number, one.stays) for one in recalls] == [(case.copies[-1].copy_id, False)]


def test_a_row_without_a_stop_is_not_stopped():
    assert not dataclasses.replace(approved(family_case()).copies[-1]).is_stopped
