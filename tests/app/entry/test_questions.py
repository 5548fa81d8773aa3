"""A question is made from its field line, and its answer is read as a cell is."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.app.entry.questions import BLANKS, question, read_answer, sentence_of
from pipeline.model import (
    NOT_RECORDED,
    RECORDS,
    Blank,
    CaseDetails,
    Kind,
    Recognition,
    Referral,
    SafetyMeasure,
    codes,
)
from pipeline.model.continuum import STEPS

FIELDS = [
    pytest.param(field, id=f"{kind.sheet}: {field.heading}")
    for kind in RECORDS
    for field in kind.fields.values()
]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_question_with_its_heading_and_its_help(field):
    asked = question(field, NOT_RECORDED, steps=STEPS)
    assert asked.label == field.heading
    assert asked.hint.endswith(".")
    assert not asked.hint.startswith("Required")
    assert asked.required is field.required
    assert asked.given == ()
    assert bool(asked.blanks) is not (field.required and field.kind is Kind.ID)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (CaseDetails.fields["dob"], date(2012, 3, 4), ("04/03/2012",)),
        (Referral.fields["received_at"], datetime(2026, 10, 5, 9, 41), ("05/10/2026 09:41",)),
        (Referral.fields["crime_concern"], False, ("No",)),
        (Referral.fields["crime_concern"], Blank.NOT_KNOWN, ("Not known",)),
        (SafetyMeasure.fields["version"], 2, ("2",)),
        (
            CaseDetails.fields["disability"],
            (codes.DISABILITY["HEAR"], codes.DISABILITY["VIS"]),
            ("Hearing", "Vision"),
        ),
        (CaseDetails.fields["child_name"], "Rowan", ("Rowan",)),
    ],
)
def test_a_value_is_shown_as_it_is_typed_and_read_as_it_was(field, value, shown):
    asked = question(field, value, steps=STEPS)
    assert asked.given == shown
    cell = read_answer(field, list(shown))
    assert (cell.value, cell.problem) == (value, "")


def test_a_council_is_asked_for_the_steps_of_its_own_continuum():
    options = [one.label for one in question(Recognition.fields["step"], None, steps=STEPS).options]
    assert options == list(STEPS)


@pytest.mark.parametrize(
    ("field", "given", "sentence"),
    [
        (CaseDetails.fields["dob"], ["31/2/2012"], '"31/2/2012" is not a date. Enter it as day/month/year'),
        (
            CaseDetails.fields["child_name"],
            [" "],
            '"Child\'s name" is required, but it is empty. Fill it in.',
        ),
        (CaseDetails.fields["sex"], ["X"], '"X" is not on the list.'),
        (
            CaseDetails.fields["disability"],
            ["Hearing", "Not known"],
            "Not known is chosen together with an answer",
        ),
        (CaseDetails.fields["disability"], ["Hearing", "Other thing"], '"Other thing" is not on the list.'),
        (SafetyMeasure.fields["version"], ["one"], '"one" is not a whole number.'),
        (SafetyMeasure.fields["measure"], ["x" * 32_768], "This is longer than a cell of Excel holds"),
        (Referral.fields["referral_id"], ["Not known"], "cannot be a reference"),
    ],
)
def test_a_wrong_answer_is_said_as_check_says_it(field, given, sentence):
    assert sentence in sentence_of(read_answer(field, given))


@pytest.mark.parametrize("blank", BLANKS)
def test_each_kind_of_blank_is_an_answer(blank):
    assert read_answer(CaseDetails.fields["dob"], [blank]).value == Blank(blank)
    assert read_answer(CaseDetails.fields["disability"], [blank]).value == Blank(blank)


def test_what_only_notes_how_a_cell_was_read_is_no_problem():
    cell = read_answer(CaseDetails.fields["dob"], ["4 March 2012"])
    assert (cell.value, cell.problem) == (date(2012, 3, 4), "")
