"""Nobody under 13 consents."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Blank, codes
from pipeline.procedure.rules import nobody_under_13_consents as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def case_of(born=date(2010, 1, 1), harmed=Blank.NOT_RECORDED, consent="no_concern", role="harmed"):
    case = ordinary_case()
    child = dataclasses.replace(case.linked_children[0], dob=harmed, role=codes.ROLE[role])
    judged = dataclasses.replace(case.recognitions[0], consent=codes.CONSIDERATION[consent])
    details = dataclasses.replace(case.details, dob=born)
    return dataclasses.replace(case, details=details, linked_children=(child,), recognitions=(judged,))


SAID = ["Recognition!L2: one of the children involved was under 13. A child under 13 cannot consent in law."]


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_child_who_was_12_on_the_day_of_the_referral_is_found_whichever_child_it_is():
    assert found(rule, case_of(born=date(2013, 8, 5))) == SAID
    assert found(rule, case_of(harmed=date(2013, 8, 5))) == SAID


def test_a_child_whose_13th_birthday_it_was_is_in_order_and_so_is_one_of_no_known_age():
    assert found(rule, case_of(born=date(2013, 8, 4), harmed=date(2013, 8, 4))) == []
    assert found(rule, case_of(born=Blank.NOT_KNOWN)) == []


def test_a_child_who_was_not_harmed_does_not_count():
    assert found(rule, case_of(harmed=date(2019, 1, 1), role="other")) == []


def test_consent_of_concern_or_not_established_is_in_order():
    assert found(rule, case_of(born=date(2015, 1, 1), consent="concern")) == []
    assert found(rule, case_of(born=date(2015, 1, 1), consent="not_established")) == []
