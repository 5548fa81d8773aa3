"""No disability stands alone."""

from __future__ import annotations

import dataclasses

from pipeline.model import codes
from pipeline.procedure.rules import no_disability_stands_alone as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def child(*chosen):
    return ordinary_case(
        details=dataclasses.replace(
            ordinary_case().details, disability=tuple(codes.DISABILITY[one] for one in chosen)
        )
    )


def test_both_are_found():
    assert len(found(rule, child("NONE", "LD"))) == 1


def test_either_alone_is_in_order():
    assert found(rule, child("NONE")) == found(rule, child("LD", "HEAR")) == []
