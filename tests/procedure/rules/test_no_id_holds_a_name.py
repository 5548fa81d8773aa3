"""No ID holds a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.procedure.rules import no_id_holds_a_name as rule
from tests.builders import ordinary_case
from tests.family_case import changed, family_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []
    assert found(rule, family_case()) == []


def with_case_id(written):
    case = family_case()
    return replace(case, details=replace(case.details, case_id=written))


@pytest.mark.parametrize(
    "written",
    [
        "C-Fernhollow",
        "FERNHOLLOW R 01",
        "robin-12",
        "C-0001_Oakmoss",
        "Fernhollów/3",
        "rfernhollow",
        "C-999 000 5019",
    ],
)
def test_a_name_of_the_case_in_an_id_is_found_however_it_is_written(written):
    (one,) = [one for one in found(rule, with_case_id(written)) if one.startswith("Cases!")]
    assert "this ID contains a name" in one


@pytest.mark.parametrize(
    "written", ["C-0001", "CASE 12", "Child 4", "HSB/2026/17", "LA-50100", "RV-1", "Ro-1"]
)
def test_an_id_that_says_nothing_of_anybody_is_in_order(written):
    assert found(rule, with_case_id(written)) == []


def test_a_family_called_case_may_have_ids_that_begin_with_case():
    case = changed(with_case_id("Case-0001"), "family", {"person_id": "F-0001"}, name="Bryony Case")
    assert found(rule, case) == []


def test_the_id_of_a_child_harmed_and_of_a_person_is_looked_at_too():
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, link_id="L-Wrenna")
    assert [one.split(":")[0] for one in found(rule, case)] == ["Linked children!A2"]
