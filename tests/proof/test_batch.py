"""No file holds an identifier of another case."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.proof import Batch
from pipeline.proof.plain import Text
from pipeline.secrecy import identifiers_of
from tests.family_case import changed, family_case


@pytest.fixture(scope="module")
def batch():
    made = Batch()
    for case in (family_case(), other()):
        made.add(case.id, identifiers_of(case))
    return made


def other():
    case = changed(family_case(), "family", {"person_id": "F-0002"}, name="Tarragon Puddlewhistle", telephone="07700 900321")
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
    "text", ["Lovage", "the Nettlequill family", "Meadowmere", "C-0501", "Robin Fernhollow", "L-0501", "in 0777 cases"]
)
def test_what_belongs_to_both_or_to_nobody_is_let_be(batch, text):
    assert list(batch.hits_in(Text(f"We wrote {text} here."), "C-0501")) == []
