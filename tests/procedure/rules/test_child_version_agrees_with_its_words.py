"""The version for the child agrees with its words."""

from __future__ import annotations

import pytest

from pipeline.model import AimAssessment, Section, codes
from pipeline.procedure.rules import child_version_agrees_with_its_words as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def written(version, **words):
    assessment = placed(AimAssessment(aim_id="AIM-1", child_version=codes.CHILD_VERSION[version]))
    section = placed(Section(belongs_to="AIM-1", section_no=1, **words))
    return ordinary_case(aim_assessments=(assessment,), sections=(section,))


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_words_for_a_child_who_needs_no_version_are_found():
    (sentence,) = found(rule, written("not_needed", text_child="We looked at this together."))
    assert (
        "no version for the child is needed, but there are words for the child at Document sections!"
        in sentence
    )


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("made", {"text_child": "We looked at this together."}),
        ("not_yet", {"text_child": "We looked at this together."}),
        ("not_needed", {"text_family": "We looked at this together."}),
    ],
)
def test_any_other_version_and_words_for_others_are_in_order(version, words):
    assert found(rule, written(version, **words)) == []
