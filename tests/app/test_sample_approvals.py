"""The sample's copies are approved with their content codes, so that a run issues them."""

from __future__ import annotations

import dataclasses

from pipeline.app.settings import settings_for
from pipeline.app.template_tools import sample_of
from pipeline.casefiles.provenance import case_digest
from pipeline.model import Blank
from pipeline.procedure.rules import copy_is_approved_and_checked
from pipeline.procedure.sample import AS_OF, sample_cases
from tests.family_case import approved, family_case, told
from tests.making import ROOT, TEMPLATES, approved_as_it_is, made_of
from tests.procedure.rules import found

HOUSE = settings_for(ROOT / "inputs").house()


def test_a_run_over_the_sample_issues_each_copy_that_was_given():
    given = [case for case in sample_of(10, 1, TEMPLATES, HOUSE) if case.copies]
    assert given
    made = made_of(given[0])
    assert sorted(one.copy_number for one in made.issued) == sorted(row.copy_id for row in given[0].copies)
    assert not [one for one in made.status.lines if one.state == "a draft" and one.acts]
    for case in given:
        assert found(copy_is_approved_and_checked, case) == []


def test_only_the_codes_are_filled_in():
    for bare, coded in zip(sample_cases(6), sample_of(6, 1, TEMPLATES, HOUSE), strict=True):
        taken_out = tuple(
            dataclasses.replace(row, approved_content=Blank.NOT_RECORDED) for row in coded.copies
        )
        assert case_digest(dataclasses.replace(coded, copies=taken_out)) == case_digest(bare)
    assert AS_OF.isoformat() == "2026-10-30"


def test_a_code_that_is_there_stays_though_the_copy_has_changed():
    case = approved(family_case())
    (code,) = [row.approved_content for row in case.copies]
    (same,) = approved_as_it_is(told(case, "We changed this.")).copies
    assert same.approved_content == code
