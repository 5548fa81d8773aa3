"""Cases written to a workbook, as an officer would fill it in."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.model import Blank, Case, CaseDetails, codes
from pipeline.procedure.sample import sample_cases
from tests.builders import ordinary_case
from tests.extent import few_or_all


def written(*cases: Case):
    target = io.BytesIO()
    write_cases(target, cases)
    return openpyxl.load_workbook(target)


def cell(book, sheet: str, heading: str, row: int = 2):
    headings = [one.value for one in book[sheet][1]]
    return book[sheet].cell(row, headings.index(heading) + 1)


def with_details(**changes) -> Case:
    case = ordinary_case()
    return replace(case, details=replace(case.details, **changes))


def test_each_row_of_a_case_stands_under_the_headings_of_its_sheet():
    book = written(ordinary_case())
    assert cell(book, "Cases", "Case ID").value == "C-0001"
    assert cell(book, "Strategy discussions", "Discussion ID", 3).value == "SD-0002"
    assert book["Meetings"].max_row == 1


def test_a_code_is_written_as_its_label_and_several_with_commas_between():
    book = written(
        with_details(sex=codes.SEX["2"], disability=(codes.DISABILITY["LD"], codes.DISABILITY["AUT"]))
    )
    assert cell(book, "Cases", "Sex").value == "Female"
    assert cell(book, "Cases", "Disability").value == "Learning disability, Autism or Asperger syndrome"


def test_yes_no_and_the_four_blanks_are_written_in_words():
    shown: dict[bool | Blank, str] = {True: "Yes", False: "No", **{one: one.value for one in list(Blank)[1:]}}
    book = written(*(with_details(looked_after=value) for value in shown))
    cells = [cell(book, "Cases", "Looked after", row).value for row in range(2, 2 + len(shown))]
    assert cells == list(shown.values())


def test_what_was_not_recorded_is_an_empty_cell():
    assert cell(written(with_details(school=Blank.NOT_RECORDED)), "Cases", "School").value is None


def test_a_date_is_a_real_date_and_shows_no_time_that_nobody_gave():
    case = ordinary_case()
    book = written(replace(case, referrals=(replace(case.referrals[0], received_at=date(2026, 8, 4)),)))
    assert cell(book, "Referrals", "Received at").number_format == "dd/mm/yyyy"
    found = cell(written(case), "Referrals", "Received at")
    assert (found.value, found.number_format) == (datetime(2026, 8, 4, 16, 20), "dd/mm/yyyy hh:mm")


def test_a_text_stays_a_text_whatever_it_looks_like():
    texts = ["=1+1", "0123", "http://a.example", "+44", "12/08/2026", "{=A1}"]
    book = written(*(with_details(school=text) for text in texts))
    for row, text in enumerate(texts, start=2):
        found = cell(book, "Cases", "School", row)
        assert (found.value, found.data_type, found.hyperlink) == (text, "s", None) or (
            found.value,
            found.data_type,
        ) == (text, "inlineStr")


def test_a_text_longer_than_a_cell_is_an_error_that_names_the_cell_and_never_cut_short():
    with pytest.raises(ValueError, match=r"^Cases, row 2: School is longer than a cell holds\.$"):
        written(with_details(school="x" * 32_768))


def test_rows_on_their_way_are_not_left_behind_when_writing_fails(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ValueError, match="longer than a cell"):
        written(ordinary_case(), with_details(school="x" * 32_768))
    assert list(tmp_path.iterdir()) == []


def test_the_same_cases_give_the_same_bytes():
    first, second = io.BytesIO(), io.BytesIO()
    for target in (first, second):
        write_cases(target, sample_cases(5))
    assert first.getvalue() == second.getvalue()


def test_cases_are_taken_one_at_a_time():
    taken: list[str] = []

    def slowly():
        for number in range(1, 4):
            taken.append(f"C-{number}")
            yield Case(details=CaseDetails(case_id=f"C-{number}"))

    target = io.BytesIO()
    write_cases(target, slowly())
    assert taken == ["C-1", "C-2", "C-3"]
    assert [one[0].value for one in openpyxl.load_workbook(target)["Cases"].iter_rows(min_row=2)] == taken


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="cases"):
        write_cases(tmp_path / "nowhere" / "cases.xlsx", ())


def test_what_is_written_is_read_back_as_it_was(tmp_path: Path):
    cases = list(sample_cases(few_or_all(8, 30)))
    path = tmp_path / "cases.xlsx"
    write_cases(path, cases)
    reading = read([path])
    assert not reading.findings
    assert len(reading.cases) == len(cases)
    for before, after in zip(cases, reading.cases, strict=True):
        assert [values(row) for row in before.records()] == [values(row) for row in after.records()]


def values(record):
    return (record.sheet, {name: getattr(record, name) for name in record.fields})
