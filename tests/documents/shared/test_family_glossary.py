"""A copy explains the procedure's words that it uses, and no others."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.documents.shared.family_glossary import glossary_of
from pipeline.documents.shared.family_readers import Form
from pipeline.foundation.council import Roles
from tests.documents.copies import text_of_copy
from tests.family_case import family_case


def terms(form, *texts):
    return [one["term"] for one in glossary_of(form, Roles(), texts)]


def test_a_word_is_explained_where_it_is_used_in_either_number_and_whatever_its_letters():
    assert terms(Form.PARENT, "The reviews are in June.", "An ADVOCATE comes.") == ["Advocate", "Review"]
    assert terms(Form.PARENT, "We reviewed nothing; the chairs are blue.") == ["Chair"]
    assert terms(Form.PARENT, "") == []


def test_a_word_inside_a_longer_one_does_not_count():
    assert terms(Form.CHILD, "Your safety plan is here.") == ["Safety plan"]
    assert terms(Form.CHILD, "Your safety plan is part of the plan.") == ["Plan", "Safety plan"]


def test_a_role_is_called_as_the_council_calls_it():
    roles = dataclasses.replace(Roles(), social_worker="Lead practitioner")
    (one,) = glossary_of(Form.YOUNG_PERSON, roles, ["Your lead practitioner rings you."])
    assert one["term"] == "Lead practitioner"


def test_a_child_is_not_told_of_adults_nor_a_young_person_of_grown_ups():
    for form, other in ((Form.CHILD, "adult"), (Form.YOUNG_PERSON, "grown-up")):
        everything = "advocate AIM assessment AIM report plan review safety plan social worker supervision"
        assert not [one for one in glossary_of(form, Roles(), [everything]) if other in one["meaning"]]


@pytest.mark.parametrize(
    ("document", "person"), [("aim_report", "F-0001"), ("review_minutes", "F-0001"), ("plan", "F-0003")]
)
def test_every_word_in_the_glossary_of_a_copy_stands_in_the_copy(document, person):
    text = text_of_copy(family_case(), document, person)
    before, _, after = text.partition("## What some words mean\n")
    found = [line.partition(" | ")[0] for line in after.splitlines()[1:] if " | " in line]
    assert found
    for term in found:
        assert term.lower() in before.lower(), term
