"""The same child under a new case ID."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import NOT_RECORDED
from pipeline.model.finding import Severity
from pipeline.procedure.same_child import RULE, SameChild
from tests.builders import ordinary_case
from tests.procedure.duties import closed


def of(case_id, reference, **values):
    case = ordinary_case()
    return dataclasses.replace(
        case, details=dataclasses.replace(case.details, case_id=case_id, child_ref=reference, **values)
    )


def test_a_later_case_of_a_child_of_the_same_reference_is_said_however_it_is_written():
    children = SameChild()
    assert list(children.add(of("C-0001", "LA-000010"))) == []
    assert list(children.add(of("C-0002", "LA-000020", child_name="Wren Oakmoss"))) == []
    (found,) = children.add(of("C-0003", "la 000010"))
    assert (found.rule, found.case_id) == (RULE, "C-0003")
    assert found.problem == "case C-0001 is about a child with the same reference, and both cases are open."
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("which", [0, 1])
def test_where_one_of_the_two_is_closed_it_is_a_further_referral(which):
    cases = [of("C-0001", "LA-000010"), of("C-0002", "LA-000010")]
    cases[which] = closed(cases[which], date(2026, 10, 1))
    children = SameChild()
    _, (found,) = [list(children.add(case)) for case in cases]
    assert "counts as a further referral" in found.problem
    assert found.severity is Severity.NOTE


@pytest.mark.parametrize("references", [("LA-000010", "LA-000020"), (NOT_RECORDED, NOT_RECORDED)])
def test_one_name_and_date_of_birth_without_one_reference_is_a_note_that_holds_neither(references):
    children = SameChild()
    assert list(children.add(of("C-0001", references[0]))) == []
    assert list(children.add(of("C-0002", "LA-000030", dob=date(2013, 5, 3)))) == []
    (found,) = children.add(of("C-0003", references[1], child_name="ROBIN Fernhollow"))
    assert found.problem.startswith("case C-0001 is about a child with the same name and date of birth")
    assert "fernhollow" not in found.sentence.casefold()
    assert found.severity is Severity.NOTE


def test_cases_without_a_reference_a_name_or_a_date_of_birth_are_nobodys():
    children = SameChild()
    for lacking in ({"child_name": NOT_RECORDED}, {"dob": NOT_RECORDED}):
        case = of("C-0001", NOT_RECORDED)
        cases = [
            dataclasses.replace(case, details=dataclasses.replace(case.details, case_id=number, **lacking))
            for number in ("C-0001", "C-0002")
        ]
        assert [list(children.add(one)) for one in cases] == [[], []]


def numbered(case_id, reference, number):
    case = of(case_id, reference)
    return dataclasses.replace(case, details=dataclasses.replace(case.details, nhs_number=number))


def test_one_nhs_number_under_two_references_is_said_and_under_one_only_once():
    children = SameChild()
    assert list(children.add(numbered("C-0001", "LA-000010", "999 000 0018"))) == []
    (found,) = children.add(numbered("C-0002", "LA-000020", "9990000018"))
    assert found.problem.startswith("case C-0001 has the same NHS number but a different child reference")
    (found,) = children.add(numbered("C-0003", "LA-000010", "9990000018"))
    assert found.problem.startswith("case C-0001 is about a child with the same reference")
