"""A village in the name of a school that the reader is given is no leak; said by itself it is still found."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.access.audience import Audience
from pipeline.access.own_reach import reach_of_reader
from pipeline.access.secrets import secrets_of
from pipeline.access.withholdings import hidden_from
from pipeline.leakcheck import Detector
from pipeline.leakcheck.normalise import Text
from pipeline.model.reader import Reader
from tests.family_case import FATHER, changed, family_case

VILLAGE = "Little Wexcombe-under-Wold"
SCHOOL = f"St Cuthberga's Church of England Primary School, {VILLAGE}"
#: What goes to the school, which is given its own name.
SCHOOLS = Audience(Reader.PROFESSIONAL, agency="Education")
HOME = f"Flat 2, The Old Maltings, {VILLAGE}"


def case_of(**of_person):
    """The case of a child at the village's school, whose mother lives in the village."""
    case = family_case()
    case = dataclasses.replace(
        case, details=dataclasses.replace(case.details, school=SCHOOL, home_address="")
    )
    other = next(one for one in case.family if one.person_id != FATHER.recipient)
    return changed(case, "family", {"person_id": other.person_id}, address=HOME, **of_person)


def found(case, text, audience=FATHER):
    hidden = hidden_from(case, audience)
    secrets, given = secrets_of(case, audience, hidden)
    return [hit.kind for hit in Detector(secrets, given).hits_in(Text(text))]


def test_a_school_that_is_named_after_the_village_refuses_no_copy():
    assert found(case_of(), f"The review is at {SCHOOL}, in the Wold Room.", SCHOOLS) == []


@pytest.mark.parametrize("text", [f"The family lives at the Old Maltings, {VILLAGE}.", f"It is {HOME}."])
def test_the_address_itself_is_still_found(text):
    assert found(case_of(), text, SCHOOLS)
    assert found(case_of(), text)


def test_of_an_address_that_is_kept_safe_the_village_is_found_wherever_it_is_said():
    assert found(case_of(address_confidential=True), f"The review is at {SCHOOL}.", SCHOOLS)


def test_nobodys_own_address_is_a_secret_from_them_unless_it_is_kept_safe():
    case = changed(family_case(), "family", {"person_id": FATHER.recipient}, address=HOME)
    assert (case.family[0].fields["address"].tells, HOME) in set(reach_of_reader(case, FATHER))
    assert found(case, f"Please come to {HOME}.") == []
    safe = changed(
        family_case(), "family", {"person_id": FATHER.recipient}, address=HOME, address_confidential=True
    )
    assert found(safe, f"Please come to {HOME}.")


def test_another_persons_address_is_one_all_the_same():
    other = next(one for one in family_case().family if one.person_id != FATHER.recipient)
    case = changed(family_case(), "family", {"person_id": other.person_id}, address=HOME)
    assert found(case, f"Please come to {HOME}.")
