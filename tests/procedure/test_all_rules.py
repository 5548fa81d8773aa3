"""What holds for every rule."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.foundation.dates import earlier, shown
from pipeline.foundation.plugins import plugins_in
from pipeline.model import RECORDS, Blank, Case, Source
from pipeline.model.finding import Severity
from pipeline.procedure.rules import findings_of
from tests.any_case import cases
from tests.builders import TODAY, ordinary_case
from tests.extent import few_or_all


@settings(max_examples=few_or_all(30, 60), deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_no_record_whatever_breaks_a_rule_and_every_finding_says_where_what_and_what_to_do(case):
    for finding in findings_of(case, TODAY):
        assert finding.rule
        assert finding.place
        assert finding.problem.endswith("."), finding.rule
        assert finding.remedy.endswith("."), finding.rule
        assert "Robin" not in finding.sentence


def test_an_ordinary_case_has_no_findings():
    assert [finding.sentence for finding in findings_of(ordinary_case(), TODAY)] == []


def test_a_case_that_is_all_blank_breaks_no_rule():
    blanks = {kind: dict.fromkeys(kind.fields, Blank.NOT_RECORDED) for kind in RECORDS}
    kinds = {kind.collection: (kind.from_cells(values.items(), Source()),) for kind, values in blanks.items()}
    (details,) = kinds.pop("details")
    list(findings_of(Case(details=details, **kinds), TODAY))


def test_a_finding_carries_its_rule_its_weight_and_its_case():
    details = dataclasses.replace(ordinary_case().details, dob=date(2030, 1, 1))
    findings = list(findings_of(ordinary_case(details=details), TODAY))
    assert {finding.rule for finding in findings} == {
        "child_born_before_the_referral",
        "nothing_held_in_the_future",
    }
    assert {(finding.severity, finding.blocks, finding.case_id) for finding in findings} == {
        (Severity.ERROR, True, "C-0001")
    }


def test_only_an_error_blocks():
    for part in plugins_in("pipeline.procedure.rules"):
        assert part.module.SEVERITY is Severity.ERROR or not part.module.BLOCKS, part.name


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        (date(2026, 8, 4), date(2026, 8, 5), True),
        (date(2026, 8, 4), datetime(2026, 8, 4, 9, 0), False),
        (datetime(2026, 8, 4, 9, 0), date(2026, 8, 4), False),
        (datetime(2026, 8, 4, 8, 59), datetime(2026, 8, 4, 9, 0), True),
        (Blank.NOT_KNOWN, date(2026, 8, 5), False),
    ],
)
def test_what_cannot_be_told_is_not_earlier(first, second, answer):
    assert earlier(first, second) is answer


def test_a_date_is_shown_as_people_write_it():
    assert shown(datetime(2026, 8, 4, 16, 20)) == "04/08/2026 16:20"
    assert shown(date(2026, 8, 4)) == "04/08/2026"
