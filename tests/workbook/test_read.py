"""Workbooks into cases."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.workbook.read import read, workbooks_in
from tests.trouble.draft import base, workbook


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
    from pipeline.case import Blank

    case = reading(tmp_path, base()).cases[1]
    assert case.discussions[0].link_id is Blank.NOT_RECORDED


def test_a_bad_workbook_does_not_hide_the_findings_of_the_others(tmp_path):
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    result = reading(tmp_path, sheets)
    assert [one.message for one in result.refused] == ["broken.xlsx is damaged, or was not copied completely."]
    assert errors(result)[0].startswith(
        'Referrals!D2: "31/02/2026" is not a date. Write it as day/month/year, for example 28/02/2026.'
    )


def test_a_folder_without_workbooks_says_what_to_put_there(tmp_path):
    with pytest.raises(InputError, match="There is no workbook"):
        workbooks_in(tmp_path)


def test_files_that_excel_keeps_while_a_workbook_is_open_are_passed_over(tmp_path):
    (tmp_path / "~$book0.xlsx").write_bytes(b"x")
    (tmp_path / "settings.toml").write_text("", encoding="utf-8")
    assert len(reading(tmp_path, base()).packages) == 1


def test_dates_counted_from_1904_are_the_same_days():
    result = read([Path(__file__).parent.parent / "trouble" / "dates-counted-from-1904.xlsx"])
    assert result.cases[0].details.dob == datetime.date(2013, 5, 2)


def test_a_prefixed_sheet_as_other_programs_write_it_is_read(tmp_path):
    import re

    from tests.trouble.draft import with_xml

    def prefix(xml: bytes) -> bytes:
        return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", xml).replace(b'xmlns="', b'xmlns:x="', 1).replace(b"<?x:xml", b"<?xml")

    (tmp_path / "book.xlsx").write_bytes(with_xml(workbook(base()), "xl/worksheets/sheet1.xml", prefix))
    result = read(workbooks_in(tmp_path))
    assert [case.id for case in result.cases] == ["C-0001", "C-0002"]
