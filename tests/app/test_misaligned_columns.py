"""A column sorted on its own is found, and no family copy is made until it is corrected."""

from __future__ import annotations

import dataclasses
import random
from datetime import date
from functools import cache

import pytest

from pipeline.app.check_workbooks import check, held_back, without_copies
from pipeline.casefiles.changed_names import digest_of_name
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.register_entry import Issued
from pipeline.model import Case
from pipeline.model.name_matching import names_agree
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from tests.extent import few_or_all
from tests.family_case import FATHER, changed, family_case
from tests.making import TODAY
from tests.sheets import Sheets, column_of, reading_of, sheets_of

AS_OF = date(2026, 11, 27)


@cache
def _sample(cases: int = few_or_all(14, 20)) -> tuple[Case, ...]:
    return tuple(sample_cases(cases, seed=3))


def _sorted_alone(sheets: Sheets, sheet: str, heading: str, *, down: bool = False) -> None:
    place, rows = column_of(sheets, sheet, heading), sheets[sheet][1:]
    values = sorted(
        (row[place] for row in rows if row[place] != ""), key=lambda one: str(one).casefold(), reverse=down
    )
    values += [""] * (len(rows) - len(values))
    for row, value in zip(rows, values, strict=True):
        row[place] = value


def _columns_found(sheets, tmp_path, former=None):
    reading = reading_of(sheets, tmp_path)
    findings = check(reading, Clock(AS_OF), former=former or {})
    found = [one for one in findings if one.rule == "column_goes_with_its_rows"]
    if found:
        assert set(without_copies(reading, findings)) == set(reading.cases.ids)
        assert all(one.row == 1 and one.column for one in found)
    return {(one.sheet, one.problem.split('"')[1]) for one in found}


def test_the_sample_is_not_said_to_be_sorted(tmp_path):
    assert _columns_found(sheets_of(*_sample()), tmp_path) == set()


COLUMNS = [
    ("Cases", "Child's name"),
    ("Cases", "Date of birth"),
    ("Cases", "Home address"),
    ("Linked children", "Child's name"),
    ("Linked children", "Home address"),
    ("Linked children", "Date of birth"),
    ("Family members", "Name"),
    ("Family members", "Address"),
    ("Family members", "Telephone"),
    ("Attendance", "Name"),
    ("Document sections", "Text for parents and carers"),
    ("Document sections", "Text for the child"),
    ("Document sections", "Text for professionals"),
    ("Actions", "Wording for the family"),
    ("Chronology", "Summary"),
]
#: Every third column, up and down in turn; in `make test-all`, each in both directions.
SORTED = few_or_all(
    [(*column, bool(number % 2)) for number, column in enumerate(COLUMNS) if number % 3 == 0],
    [(*column, down) for column in COLUMNS for down in (False, True)],
)


@pytest.mark.parametrize(("sheet", "heading", "down"), SORTED)
def test_a_column_of_names_or_words_that_was_sorted_by_itself_is_found_at_its_heading(
    tmp_path, sheet, heading, down
):
    sheets = sheets_of(*_sample())
    _sorted_alone(sheets, sheet, heading, down=down)
    assert (sheet, heading) in _columns_found(sheets, tmp_path)


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [
        ("Attendance", "Person ID"),
        ("Attendance", "Meeting ID"),
        ("Strategy discussions", "Link ID"),
        ("Linked children", "Own strategy discussion"),
        ("Family members", "Child's wish about this person"),
        ("Family members", "Parental responsibility"),
        ("Family members", "Relationship"),
    ][:: few_or_all(2, 1)],
)
def test_a_column_of_references_or_of_what_is_said_of_a_person_stops_the_copies_too(tmp_path, sheet, heading):
    sheets = sheets_of(*_sample(20))
    _sorted_alone(sheets, sheet, heading, down=heading == "Own strategy discussion")
    assert _columns_found(sheets, tmp_path)


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [
        ("Cases", "Child's name"),
        ("Family members", "Name"),
        ("Family members", "Address"),
        ("Attendance", "Name"),
        ("Document sections", "Text for parents and carers"),
        ("Linked children", "Child's name"),
    ][:: few_or_all(2, 1)],
)
def test_whole_rows_may_be_sorted_by_any_column(tmp_path, sheet, heading):
    sheets = sheets_of(*_sample())
    place = column_of(sheets, sheet, heading)
    sheets[sheet][1:] = sorted(sheets[sheet][1:], key=lambda row: str(row[place]).casefold())
    assert _columns_found(sheets, tmp_path) == set()


def test_cases_that_were_numbered_in_the_order_of_the_names_are_in_order_for_a_reason(tmp_path):
    cases = sorted(_sample(), key=lambda case: str(case.details.child_name))
    sheets = sheets_of(*cases)
    numbers = {case.id: f"C-{number:04}" for number, case in enumerate(cases, 1)}
    for rows in sheets.values():
        for row in rows[1:]:
            row[:] = [numbers.get(cell, cell) if isinstance(cell, str) else cell for cell in row]
    assert _columns_found(sheets, tmp_path) == set()


def test_a_column_that_slipped_by_one_row_is_found(tmp_path):
    sheets = sheets_of(*_sample())
    place, rows = column_of(sheets, "Family members", "Name"), sheets["Family members"][1:]
    for row, value in zip(rows, [*(row[place] for row in rows[1:]), ""], strict=True):
        row[place] = value
    assert ("Family members", "Name") in _columns_found(sheets, tmp_path)


def test_a_column_in_any_other_order_is_found_by_what_is_recorded_twice(tmp_path):
    sheets = sheets_of(*_sample())
    place, rows = column_of(sheets, "Family members", "Name"), sheets["Family members"][1:]
    names = [row[place] for row in rows]
    random.Random(7).shuffle(names)
    for row, name in zip(rows, names, strict=True):
        row[place] = name
    assert ("Family members", "Name") in _columns_found(sheets, tmp_path)


def test_many_rows_are_one_sentence(tmp_path):
    sheets = sheets_of(*_sample())
    _sorted_alone(sheets, "Family members", "Name")
    reading = reading_of(sheets, tmp_path)
    rules = [one.rule for one in check(reading, Clock(AS_OF))]
    assert rules.count("column_goes_with_its_rows") == 1
    assert "what_is_recorded_twice_agrees" not in rules


def test_one_name_that_does_not_agree_stops_the_copies_of_its_case_alone(tmp_path):
    sheets = sheets_of(*_sample())
    place = column_of(sheets, "Family members", "Name")
    row = sheets["Family members"][1]
    row[place] = "Clementine Saltmarsh"
    reading = reading_of(sheets, tmp_path)
    findings = check(reading, Clock(AS_OF))
    assert set(without_copies(reading, findings)) == {row[1]}
    assert held_back(reading, findings) == {}
    said = [one.sentence for one in findings if one.rule == "what_is_recorded_twice_agrees"]
    assert said
    assert all(
        "Saltmarsh" not in one and "are about the same person, and do not agree." in one for one in said
    )


# The register of issued copies knows the name under which somebody was given one.


def _issued(name: str) -> IssueRegister:
    return IssueRegister(
        [
            Issued(
                copy_number="CG-0501",
                case_id="C-0501",
                person_id="F-0002",
                document="plan",
                belongs_to="M-0001",
                version="1",
                recipient=digest_of_name("C-0501", "F-0002", name),
            )
        ]
    )


def _stopped_by_the_register(tmp_path, name: str, before: str) -> list[str]:
    case = dataclasses.replace(
        changed(family_case(), "family", {"person_id": FATHER.recipient}, name=name), attendance=()
    )
    reading = reading_of(sheets_of(case), tmp_path)
    findings = check(reading, Clock(TODAY), former=_issued(before).former_names())
    return [
        one.place for one in findings if one.rule == "name_is_that_of_earlier_copies" and one.stops_copies
    ]


def test_a_person_who_was_given_a_copy_under_another_name_gets_none(tmp_path):
    assert _stopped_by_the_register(tmp_path, "Heron Inkpenny", "Kestrel Millbrook") == ["Family members!C3"]


@pytest.mark.parametrize(
    "name", ["Kestrel Millbrook", "Kestrel Oakmoss", "Mr K. Millbrook", "MILLBROOK, Kestrel"]
)
def test_a_name_that_was_corrected_stops_nothing(tmp_path, name):
    assert _stopped_by_the_register(tmp_path, name, "Kestrel Millbrook") == []


def test_the_register_holds_no_name_in_plain_words():
    (entry,) = _issued("Kestrel Millbrook")
    assert "kestrel" not in entry.recipient.casefold()
    assert digest_of_name("C-0502", "F-0002", "Kestrel Millbrook") != entry.recipient


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Bryony Fernhollow", "Bryony Fernhollow", True),
        ("Mrs Fernhollow", "Bryony Fernhollow", True),
        ("B. Fernhollow", "Bryony Fernhollow", True),
        ("Fernhollow, Bryony", "Bryony Fernhollow", True),
        ("Bryony Oakmoss", "Bryony Fernhollow", True),
        ("Briony Fernhollow", "Bryony Fernhollow", True),
        ("Bryony Fernhollow (mother)", "Bryony Fernhollow", True),
        ("Kate Fernhollow", "Catherine Fernhollow", True),
        ("Zoë O’Fern", "Zoe O'Fern", True),
        ("Lin Bo", "Bo Lin", True),
        ("R.F.", "Robin Fernhollow", True),
        ("Robin Fernhollow", "Bryony Fernhollow", False),
        ("Heron Inkpenny", "Bryony Fernhollow", False),
        ("Kestrel Fernhollow", "Robin Fernhollow", False),
    ],
)
def test_two_ways_to_write_a_name_names_agree(one, other, answer):
    assert names_agree(one, other) is answer
