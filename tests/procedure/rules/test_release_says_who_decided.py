"""Release says who decided."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import ChronologyEntry, Section, codes
from pipeline.procedure.rules import release_says_who_decided as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def decided(release, **values):
    return ordinary_case(
        sections=(
            placed(Section(belongs_to="SD-0001", section_no=1, release=codes.RELEASE[release], **values)),
        )
    )


def test_a_decision_without_who_and_when_is_found():
    assert len(found(rule, decided("yes"))) == 2
    assert len(found(rule, decided("withhold"))) == 3


def test_a_pending_decision_needs_neither():
    assert found(rule, decided("pending")) == []


def test_a_decision_with_both_is_in_order():
    assert found(rule, decided("yes", release_by="Heron Quaverly, chair", release_on=date(2026, 9, 1))) == []


def test_an_entry_of_the_chronology_says_who_decided_too():
    entry = placed(ChronologyEntry(entry_id="E-1", release=codes.RELEASE["withhold"]))
    assert len(found(rule, ordinary_case(chronology=(entry,)))) == 3


@pytest.mark.parametrize("written", ["-", "tbc", "The chair", "HQ", "Quaverly"])
def test_a_decision_by_nobody_is_found(written):
    assert len(found(rule, decided("yes", release_by=written, release_on=date(2026, 9, 1)))) == 1


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2026, 11, 1)])
def test_a_day_on_which_nobody_can_have_decided_is_found(day):
    assert len(found(rule, decided("yes", release_by="Heron Quaverly", release_on=day))) == 1
