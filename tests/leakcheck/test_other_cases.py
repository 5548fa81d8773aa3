"""No file holds an identifier of another case."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.access.secrets import identifiers_of
from pipeline.leakcheck import OtherCases
from pipeline.leakcheck.normalise import Text
from tests.family_case import changed, family_case


@pytest.fixture(scope="module")
def batch():
    made = OtherCases()
    for case in (family_case(), other()):
        made.add(case.id, identifiers_of(case))
    return made


def other():
    case = changed(
        family_case(),
        "family",
        {"person_id": "F-0002"},
        name="Tarragon Puddlewhistle",
        telephone="07700 900321",
    )
    details = dataclasses.replace(
        case.details,
        case_id="C-0777",
        child_name="Lovage Nettlequill",
        nhs_number="9990007771",
        child_ref="LA-77700",
        home_address="98 Paperboat Lane, Meadowmere, ZZ97 5TT",
    )
    return dataclasses.replace(case, details=details)


@pytest.mark.parametrize(
    "text",
    [
        "Lovage Nettlequill",
        "Nettlequill, Lovage",
        "NETTLEQUILL LOVAGE",
        "Tarragon Puddlewhistle's",
        "C-0777",
        "c 0777",
        "LA-77700",
        "999 000 7771",
        "07700 900321",
        "+44 7700 900321",
        "98 Paperboat Lane",
        "ZZ97 5TT",
        "zz975tt",
    ],
)
def test_each_identifier_of_another_case_is_found(batch, text):
    assert [hit.kind for hit in batch.hits_in(Text(f"We wrote {text} here."), "C-0501")]


@pytest.mark.parametrize(
    "text",
    [
        "Lovage",
        "the Nettlequill family",
        "Meadowmere",
        "C-0501",
        "Robin Fernhollow",
        "L-0501",
        "in 0777 cases",
    ],
)
def test_what_belongs_to_both_or_to_nobody_is_let_be(batch, text):
    assert list(batch.hits_in(Text(f"We wrote {text} here."), "C-0501")) == []


def test_an_identifier_is_reported_with_its_own_cell_in_any_order_of_cases():
    twin = dataclasses.replace(family_case(), details=dataclasses.replace(other().details, case_id="C-0001"))
    cases = [other(), family_case(), twin]
    for order in (cases, cases[::-1]):
        made = OtherCases()
        made.add("C-0000", ())
        for case in order:
            made.add(case.id, identifiers_of(case))
        (hit,) = made.hits_in(Text("We wrote to Tarragon Puddlewhistle here."), "C-0501")
        assert hit.secret.item == next(
            one.item for one in identifiers_of(other()) if one.value == "Tarragon Puddlewhistle"
        )
        assert {one.kind for one in made.hits_in(Text("LA-77700"), "C-0501")} == {"another case's identifier"}
