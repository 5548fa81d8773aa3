"""The same child under a new case ID."""

from __future__ import annotations

import dataclasses

from pipeline.procedure.same_child import RULE, SameChild
from tests.builders import ordinary_case


def of(case_id, reference):
    case = ordinary_case()
    return dataclasses.replace(
        case, details=dataclasses.replace(case.details, case_id=case_id, child_ref=reference)
    )


def test_a_later_case_of_a_child_of_the_same_reference_is_said_however_it_is_written():
    children = SameChild()
    assert list(children.add(of("C-0001", "LA-000010"))) == []
    assert list(children.add(of("C-0002", "LA-000020"))) == []
    (found,) = children.add(of("C-0003", "la 000010"))
    assert (found.rule, found.case_id) == (RULE, "C-0003")
    assert found.problem.startswith("case C-0001 is about a child of the same reference")


def test_cases_without_a_reference_are_nobodys():
    children = SameChild()
    assert [list(children.add(ordinary_case())) for _ in range(2)] == [[], []]


def numbered(case_id, reference, number):
    case = of(case_id, reference)
    return dataclasses.replace(case, details=dataclasses.replace(case.details, nhs_number=number))


def test_one_nhs_number_under_two_references_is_said_and_under_one_only_once():
    children = SameChild()
    assert list(children.add(numbered("C-0001", "LA-000010", "999 000 0018"))) == []
    (found,) = children.add(numbered("C-0002", "LA-000020", "9990000018"))
    assert found.problem.startswith("case C-0001 has the same NHS number and not the same child reference")
    (found,) = children.add(numbered("C-0003", "LA-000010", "9990000018"))
    assert found.problem.startswith("case C-0001 is about a child of the same reference")
