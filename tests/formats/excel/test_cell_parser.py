"""The text of a cell, and the value that is parsed from it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.excel.cell_parser import converter
from pipeline.model import RECORDS, Blank, CaseDetails, Referral, Section, codes
from pipeline.model.finding import Severity

FIELDS = [field for kind in RECORDS for field in kind.fields.values()]


def read(kind, name, raw):
    return converter(kind.fields[name])(raw)


@pytest.mark.parametrize(
    "written", ["F", "female", "Female", "2", " b) Female", "b. female", "B: Female", 2.0, "girl"]
)
def test_a_code_is_taken_by_code_label_or_usual_spelling(written):
    cell = read(CaseDetails, "sex", written)
    assert cell.value == codes.SEX["2"]
    assert cell.value.label == "Female"


def test_a_normalisation_is_told_and_a_label_as_it_stands_is_none():
    assert read(CaseDetails, "sex", "b) Female").read_as == "Female"
    assert read(CaseDetails, "sex", "Female").read_as == ""


@pytest.mark.parametrize("written", ["Y", "yes", "YES", True, 1.0, "true", "✓"])
def test_yes_is_taken_however_it_is_written(written):
    assert read(CaseDetails, "looked_after", written).value is True


@pytest.mark.parametrize("written", ["N", "no", False, 0.0])
def test_no_is_taken_however_it_is_written(written):
    assert read(CaseDetails, "looked_after", written).value is False


@pytest.mark.parametrize("written", ["Yes?", "y ?", "No??", "?"])
def test_a_doubt_is_no_answer(written):
    cell = read(CaseDetails, "looked_after", written)
    assert (cell.value, cell.rule) == (Blank.NOT_RECORDED, "cell_is_yes_or_no")
    release = read(Section, "release", f"{codes.RELEASE['yes'].label}?")
    assert (release.value, release.rule) == (Blank.NOT_RECORDED, "cell_is_on_the_list")


@pytest.mark.parametrize(
    ("written", "blank"),
    [
        ("Not known", Blank.NOT_KNOWN),
        ("unknown", Blank.NOT_KNOWN),
        ("NOT ASKED", Blank.NOT_ASKED),
        ("n/a", Blank.NOT_APPLICABLE),
        ("Withheld", Blank.WITHHELD),
    ],
)
def test_the_four_kinds_of_blank_are_values_of_their_own_in_every_kind_of_field(written, blank):
    for name in ("dob", "sex", "looked_after", "social_worker"):
        assert read(CaseDetails, name, written).value is blank
    assert read(Section, "section_no", written).value is blank


def test_a_surname_that_looks_like_a_short_form_is_not_taken_for_a_blank():
    assert read(CaseDetails, "child_name", "Na").value == "Na"


def test_several_codes_may_stand_in_one_cell():
    cell = read(CaseDetails, "disability", "LD; hearing")
    assert cell.value == (codes.DISABILITY["LD"], codes.DISABILITY["HEAR"])


def test_a_code_off_the_list_names_what_is_accepted():
    cell = read(Referral, "received_by", "The night team")
    assert cell.value is Blank.NOT_RECORDED
    assert cell.accepted == "Referral team, Allocated team"
    assert cell.severity is Severity.ERROR


def test_a_number_in_a_text_cell_keeps_its_digits_and_warns_of_a_lost_zero():
    cell = read(CaseDetails, "nhs_number", 9990000018.0)
    assert cell.value == "9990000018"
    assert cell.severity is Severity.NOTE


def test_text_keeps_emoji_and_right_to_left_letters_and_loses_what_cannot_be_seen():
    assert read(Section, "text_professional", "Agreed 👨‍👩‍👧 متفق").value == "Agreed 👨‍👩‍👧 متفق"
    cell = read(Section, "text_professional", "one\x07two\u202ethree\r\nfour")
    assert cell.value == "onetwothree\nfour"
    assert cell.severity is Severity.NOTE


def test_a_long_text_is_read_whole():
    assert len(read(Section, "text_professional", "word " * 6500).value) == 32499


def test_a_date_alone_stays_a_date_and_a_time_too_many_is_said():
    assert read(Referral, "received_at", date(2026, 8, 4)).value == date(2026, 8, 4)
    cell = read(CaseDetails, "dob", datetime(2013, 5, 2, 9, 0))
    assert cell.value == date(2013, 5, 2)
    assert cell.problem


@given(
    st.sampled_from(FIELDS),
    st.one_of(
        st.text(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(timedelta(0), timedelta(days=9)),
        st.sampled_from(["#N/A", "=1+1", "not known", "\x00", "A" * 32767]),
    ),
)
def test_no_cell_breaks_any_field_and_what_is_refused_says_what_to_do(field, raw):
    cell = converter(field)(raw)
    if cell.problem:
        assert cell.rule
        assert cell.remedy.endswith((".", "’"))
    if cell.severity is Severity.ERROR and cell.problem:
        assert isinstance(cell.value, Blank)
    assert cell.value is not None
    assert not isinstance(cell.value, (time, timedelta, float))


@pytest.mark.parametrize("raw", [float("inf"), float("-inf"), float("nan"), 1e300, -1e300])
def test_a_number_of_thousands_of_figures_is_a_problem_of_its_cell_in_every_column(raw):
    assert [field.heading for field in FIELDS if not converter(field)(raw).problem] == []


@pytest.mark.parametrize("raw", ["9" * 5000, "-" + "9" * 5000, "1/1/" + "9" * 5000, "1." + "9" * 5000])
def test_a_text_of_thousands_of_figures_is_read_or_is_a_problem_of_its_cell_in_every_column(raw):
    for field in FIELDS:
        cell = converter(field)(raw)
        assert cell.problem or cell.value == raw
        assert len(cell.problem) < 200
