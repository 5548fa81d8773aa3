"""Workbooks into cases."""

from __future__ import annotations

import dataclasses
import datetime
import random
import re
from pathlib import Path

import pytest

from pipeline.casefiles.provenance import case_digest
from pipeline.formats.excel.input_files import workbooks_in
from pipeline.formats.excel.package import protect
from pipeline.formats.excel.reader import Reading, read
from pipeline.formats.excel.writer import write_cases
from pipeline.foundation.errors import InputError
from pipeline.procedure.sample import sample_cases
from tests.extent import few_or_all
from tests.locked import locked
from tests.trouble.draft import base, with_xml, workbook


def reading(tmp_path: Path, *books):
    for number, sheets in enumerate(books):
        (tmp_path / f"book{number}.xlsx").write_bytes(workbook(sheets))
    return read(workbooks_in(tmp_path))


def errors(result):
    return [finding.sentence for finding in result.findings if finding.blocks]


def test_a_sound_workbook_gives_its_cases_whole_and_no_findings_that_need_a_person(tmp_path):
    result = reading(tmp_path, base())
    first, second = result.cases
    assert (first.id, second.id) == ("C-0001", "C-0002")
    assert [one.discussion_id for one in first.discussions] == ["SD-0001", "SD-0002"]
    assert first.attendance[0].name == "Teasel Ashgrove"
    assert first.sections[0].section_no == 1
    assert second.referrals[0].received_at == datetime.datetime(2026, 9, 7, 9, 5)
    assert errors(result) == []
    assert sum(count.rows for count in result.counts) == 27
    assert sum(count.refused for count in result.counts) == 0


def test_sheets_may_be_spread_over_workbooks(tmp_path):
    sheets = base()
    rest = {name: sheets.pop(name) for name in ("Referrals", "Attendance")}
    result = reading(tmp_path, sheets, rest)
    assert [len(case.referrals) for case in result.cases] == [1, 1]
    assert errors(result) == []


def test_each_worker_may_keep_the_same_sheet_in_a_workbook_of_their_own(tmp_path):
    mine, theirs = base(), base()
    for sheets, other in ((mine, "C-0002"), (theirs, "C-0001")):
        for name, rows in sheets.items():
            sheets[name] = [row for row in rows if other not in row]
    for sheets in (mine, theirs):
        del sheets["Attendance"], sheets["Document sections"]
    result = reading(tmp_path, mine, theirs)
    assert [case.id for case in result.cases] == ["C-0001", "C-0002"]
    assert errors(result) == []


def test_the_same_id_in_two_workbooks_names_both_places(tmp_path):
    result = reading(tmp_path, {"Cases": base()["Cases"]}, {"Cases": base()["Cases"][:2]})
    said = errors(result)
    assert any("Cases!A2 of book1.xlsx" in sentence for sentence in said)
    assert any("Cases!A2 of book0.xlsx" in sentence for sentence in said)


def test_every_row_is_counted_as_read_and_the_refused_among_them(tmp_path):
    sheets = base()
    sheets["Referrals"][1][0] = ""
    sheets["Referrals"][2][1] = "C-0009"
    result = reading(tmp_path, sheets)
    count = next(one for one in result.counts if one.sheet == "Referrals")
    assert (count.rows, count.refused) == (2, 2)


def test_an_empty_cell_is_not_recorded_and_never_nothing(tmp_path):
    from pipeline.model import Blank

    case = reading(tmp_path, base()).cases[1]
    assert case.discussions[0].link_id is Blank.NOT_RECORDED


def test_a_bad_workbook_does_not_hide_the_findings_of_the_others(tmp_path):
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    result = reading(tmp_path, sheets)
    assert [one.message for one in result.refused] == [
        "broken.xlsx is damaged, or was not copied completely."
    ]
    assert errors(result)[0].startswith(
        'Referrals!D2: "31/02/2026" is not a date. Enter it as day/month/year, for example 28/02/2026.'
    )


def test_a_folder_without_workbooks_says_what_to_put_there(tmp_path):
    with pytest.raises(InputError, match="There is no workbook"):
        workbooks_in(tmp_path)


def test_files_that_excel_keeps_while_a_workbook_is_open_are_passed_over(tmp_path):
    (tmp_path / "~$book0.xlsx").write_bytes(b"x")
    (tmp_path / "settings.toml").write_text("", encoding="utf-8")
    assert len(reading(tmp_path, base()).workbooks) == 1


def test_dates_counted_from_1904_are_the_same_days():
    result = read([Path(__file__).parents[2] / "trouble" / "dates-counted-from-1904.xlsx"])
    assert result.cases[0].details.dob == datetime.date(2013, 5, 2)


def test_a_prefixed_sheet_as_other_programs_write_it_is_read(tmp_path):
    def prefix(xml: bytes) -> bytes:
        return (
            re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", xml)
            .replace(b'xmlns="', b'xmlns:x="', 1)
            .replace(b"<?x:xml", b"<?xml")
        )

    (tmp_path / "book.xlsx").write_bytes(with_xml(workbook(base()), "xl/worksheets/sheet1.xml", prefix))
    result = read(workbooks_in(tmp_path))
    assert [case.id for case in result.cases] == ["C-0001", "C-0002"]


@pytest.mark.parametrize("style", ["", ' s="1"'], ids=["plain", "as a date"])
@pytest.mark.parametrize("figures", ["9" * 5000, "-" + "9" * 5000, "-1e400", "-200000000000", "1e300"])
@pytest.mark.parametrize("cell", ["A2", "C2", "D2"])
def test_a_number_without_end_is_a_finding_at_its_cell_and_the_other_rows_are_read(
    tmp_path, cell, figures, style
):
    def typed(xml: bytes) -> bytes:
        made = f'<c r="{cell}"{style}><v>{figures}</v></c>'.encode()
        return re.sub(rb'<c r="%s".*?</c>' % cell.encode(), made, xml)

    (tmp_path / "book.xlsx").write_bytes(with_xml(workbook(base()), "xl/worksheets/sheet1.xml", typed))
    result = read(workbooks_in(tmp_path))
    assert [one.sheet for one in result.findings if one.place == f"Cases!{cell}"] == ["Cases"]
    assert "C-0002" in result.cases.ids
    assert not result.refused


def told(result):
    """The whole reading of some workbooks, in a form that can be compared."""
    cases = [case_digest(case) for case in result.cases]
    refused = [(one.message, one.remedy) for one in result.refused]
    return (
        result.cases.ids,
        cases,
        result.findings,
        result.counts,
        result.read_as,
        result.workbooks,
        refused,
        result.doubtful,
    )


def _spread(rng):
    """The base's rows over two or three workbooks, mostly by case, and sometimes with a damaged ID."""
    books = [{name: [rows[0]] for name, rows in base().items()} for _ in range(rng.choice([2, 3]))]
    apart = rng.random() < 0.5
    for name, rows in base().items():
        for number, row in enumerate(rows[1:]):
            of_second = "C-0002" in row or "SD-0003" in row
            books[of_second if apart or rng.random() < 0.9 else number % len(books)][name].append(list(row))
    for _ in range(rng.choice([0, 0, 1, 2])):
        book = rng.choice(books)
        row = rng.choice(rng.choice([rows for rows in book.values() if len(rows) > 1] or [[[], [""]]])[1:])
        row[rng.randrange(min(2, len(row)))] = rng.choice(
            ["", "C-0001", "c 0002", "C_0001", "SD-0003", "sd0001", "X-9"]
        )
    if rng.random() < 0.1:
        books[-1]["Referrals"][0][1] = "Other"
    for book in books:
        for name in [name for name, rows in book.items() if len(rows) == 1 and rng.random() < 0.8]:
            del book[name]
    return [book for book in books if book]


@pytest.mark.parametrize("seed", range(few_or_all(50, 120)))
def test_workbooks_that_are_read_one_by_one_give_what_they_give_together(tmp_path, monkeypatch, seed):
    books = _spread(random.Random(seed))
    one_by_one = told(reading(tmp_path, *books))
    monkeypatch.setattr("pipeline.formats.excel.reader._one_by_one", lambda *given: None)
    assert one_by_one == told(read(workbooks_in(tmp_path)))


def _in_two(*, first=lambda sheets: None, second=lambda sheets: None):
    """Each of the two sound cases in a workbook of its own, changed by hand."""
    mine, theirs = base(), base()
    for sheets, other in ((mine, ("C-0002", "SD-0003")), (theirs, ("C-0001", "SD-0001", "SD-0002"))):
        for name, rows in sheets.items():
            sheets[name] = [
                row for row in rows if not set(other) & {value for value in row if isinstance(value, str)}
            ]
    first(mine)
    second(theirs)
    return mine, theirs


def test_a_row_refused_in_one_workbook_holds_back_its_case_in_another(tmp_path):
    result = reading(
        tmp_path, *_in_two(second=lambda sheets: sheets["Referrals"].append(["", "C-0001", "School"]))
    )
    assert {one.case_id for one in result.findings if one.blocks} == {"C-0001"}


def test_unclear_headings_hold_back_the_cases_of_their_own_workbook(tmp_path):
    result = reading(tmp_path, *_in_two(second=lambda sheets: [row.pop(1) for row in sheets["Cases"]]))
    assert set(result.doubtful) == {"C-0002"}


def test_cases_of_two_workbooks_whose_folders_would_be_the_same_hold_back_each_other(tmp_path):
    def renamed(case_id, to):
        def rename(sheets):
            for rows in sheets.values():
                rows[:] = [[to if value == case_id else value for value in row] for row in rows]

        return rename

    result = reading(tmp_path, *_in_two(first=renamed("C-0001", "C-7"), second=renamed("C-0002", "C/7")))
    assert {one.case_id for one in result.findings if one.rule == "ids_differ_as_file_names"} == {
        "C-7",
        "C/7",
    }


def test_two_people_whose_folders_would_be_the_same_hold_back_their_case(tmp_path):
    case = next(sample_cases(1, 3))
    first, second, *others = case.family
    people = (
        dataclasses.replace(first, person_id="F/1"),
        dataclasses.replace(second, person_id="f-1"),
        *others,
    )
    write_cases(tmp_path / "cases.xlsx", [dataclasses.replace(case, family=people)])
    found = [
        one for one in read([tmp_path / "cases.xlsx"]).findings if one.rule == "ids_differ_as_file_names"
    ]
    assert [one.sheet for one in found] == ["Family members", "Family members"]
    assert all(one.blocks and one.case_id == case.id for one in found)


def test_most_workbooks_stand_by_themselves(tmp_path, monkeypatch):
    """Otherwise the test above would compare a reading with itself."""
    spreads = [_spread(random.Random(seed)) for seed in range(120)]
    together = Reading(workbooks=["together"])
    monkeypatch.setattr("pipeline.formats.excel.reader._together", lambda *given: together)
    alone = 0
    for number, books in enumerate(spreads):
        folder = tmp_path / str(number)
        folder.mkdir()
        alone += reading(folder, *books).workbooks != together.workbooks
    assert 20 < alone < 100


def test_a_password_is_asked_for_once_though_a_workbook_is_opened_twice(tmp_path):
    sheets, rest = base(), {"Referrals": base()["Referrals"]}
    sheets.pop("Referrals")
    (tmp_path / "a.xlsx").write_bytes(protect(workbook(rest), "pass word"))
    (tmp_path / "b.xlsx").write_bytes(workbook(sheets))
    (tmp_path / "c.xlsx").write_bytes(protect(workbook(rest), "other"))
    asked: list[str] = []
    opened: list[str] = []

    def ask(name):
        asked.append(name)
        return "pass word" if name == "a.xlsx" else None

    result = read(workbooks_in(tmp_path), ask=ask, progress=opened.append)
    assert [len(case.referrals) for case in result.cases] == [1, 1]
    assert asked == ["a.xlsx", "c.xlsx"]
    assert opened == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert [one.message[:6] for one in result.refused] == ["c.xlsx"]


def test_workbooks_are_held_only_where_they_are_to_be_given_back(tmp_path):
    assert reading(tmp_path, base()).packages == []
    assert [one.name for one in read(workbooks_in(tmp_path), keep=True).packages] == ["book0.xlsx"]


def test_a_folder_that_may_not_be_looked_into_is_said(tmp_path):
    with (
        locked(tmp_path),
        pytest.raises(InputError, match="cannot be opened: you do not have permission to open this folder"),
    ):
        workbooks_in(tmp_path)
