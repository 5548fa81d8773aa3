"""A letter reads the same whether a place is withheld or nobody knows it yet."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pipeline.access.view import Blank
from pipeline.documents.shared.upcoming_meetings import UNKNOWN_PLACE, WITHHELD_PLACE, Arranged


def arranged(place):
    row = SimpleNamespace(place=place, mode=Blank.NOT_RECORDED, link_to_join=Blank.NOT_RECORDED)
    return Arranged(
        owner="M-1", kind="plan", name="Plan", row=row, when=Blank.NOT_RECORDED, answers=(), required=()
    )


def test_an_agenda_says_that_a_place_is_not_known():
    assert arranged(Blank.NOT_RECORDED).place == UNKNOWN_PLACE
    assert arranged(Blank.WITHHELD).place == WITHHELD_PLACE


@pytest.mark.parametrize("place", [Blank.NOT_RECORDED, Blank.WITHHELD])
def test_a_letter_does_not_give_away_that_a_place_is_withheld(place):
    assert arranged(place).place_in_a_letter == WITHHELD_PLACE


def test_a_letter_says_a_place_that_is_known():
    assert arranged("Civic Centre, room 2").place_in_a_letter == "Civic Centre, room 2"
