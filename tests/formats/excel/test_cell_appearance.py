"""The appearance of cells, where it changes their meaning."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.formats.excel.cell_appearance import Appearance, _shown, appearance_of, strike_in
from pipeline.formats.excel.input_files import workbooks_in
from pipeline.formats.excel.reader import read
from tests.trouble.draft import base, workbook


def reading(tmp_path, sheets, finish):
    (tmp_path / "book.xlsx").write_bytes(workbook(sheets, finish))
    return read(workbooks_in(tmp_path))


def struck(result):
    return [(one.place, one.problem, one.case_id) for one in result.findings if one.rule == "struck_out"]


@pytest.mark.parametrize(
    ("code", "typed", "shown"),
    [
        ('"C-"0000', 1.0, "C-0001"),
        ('"C-"0000', 12345.0, "C-12345"),
        (r"\C\-0000", 7, "C-0007"),
        ('"SD-"0000-00', 1202.0, "SD-0012-02"),
        ("000 000 0000", 1234.0, "000 000 1234"),
        ("000", 7.0, "007"),
        ('[Red]"R"0;[Blue]"R-"0', 3.0, "R3"),
        ('0" (old)"', 3.0, "3 (old)"),
        ('"C-"@', "0001", "C-0001"),
        ('"C-"0000;;;"C-"@', "0001", "C-0001"),
        ('"C-"####', 12.0, "C-12"),
    ],
)
def test_what_a_cell_shows_is_what_excel_shows(code, typed, shown):
    assert _shown(code).of(typed) == shown


@pytest.mark.parametrize(
    "code",
    ["General", "0", "@", "0.00", "#,##0", "0%", "dd/mm/yyyy", "0.00E+00", "[h]:mm", '[>9]"C-"0', "", '"'],
)
def test_a_format_that_only_sets_a_number_or_a_date_shows_nothing_more(code):
    assert _shown(code) is None


@pytest.mark.parametrize("typed", [-1.0, 0.5, 1e300, float("inf"), float("nan"), True, "C-0001"])
def test_what_a_format_does_not_say_is_read_as_before(typed):
    assert _shown('"C-"0000').of(typed) is None


@pytest.mark.parametrize(
    "part", [b"<styleSheet>", b"<styleSheet><cellXfs><xf fontId='many'/></cellXfs></styleSheet>"]
)
def test_damaged_styles_change_nothing(part):
    assert appearance_of(part, b"") == Appearance()


@pytest.mark.parametrize(
    ("runs", "partly"),
    [
        ("<t>live</t>", None),
        ("<r><t>live</t></r>", None),
        ('<r><rPr><strike val="0"/></rPr><t>live</t></r>', None),
        ("<r><rPr><strike/></rPr><t>gone</t></r>", False),
        ("<r><rPr><strike/></rPr><t>gone</t></r><r><t> </t></r>", False),
        ("<r><t>live </t></r><r><rPr><strike val='1'/></rPr><t>gone</t></r>", True),
    ],
)
def test_a_text_is_struck_out_whole_in_part_or_not(runs, partly):
    assert strike_in(etree.fromstring(f"<si>{runs}</si>")) is partly


def test_each_row_whose_cells_are_struck_out_is_noted_and_read(tmp_path):
    sheets = base()

    def finish(book, made):
        line = book.add_format({"font_strikeout": True, "num_format": "dd/mm/yyyy hh:mm"})
        for row in (1, 2):
            for column, value in enumerate(sheets["Referrals"][row]):
                made["Referrals"].write(row, column, value, line)
        for column in range(5, 40):
            made["Referrals"].write_blank(2, column, None, line)

    for row in sheets["Referrals"][1:]:
        row[3] = row[3].strftime("%d/%m/%Y")
    result = reading(tmp_path, sheets, finish)
    said = "this row is struck out. It was read like any other."
    assert struck(result) == [("Referrals!A2", said, "C-0001"), ("Referrals!A3", said, "C-0002")]
    assert [len(case.referrals) for case in result.cases] == [1, 1]
    assert not any(one.blocks for one in result.findings)


def test_a_row_that_is_struck_out_in_places_says_which(tmp_path):
    def finish(book, made):
        line = book.add_format({"font_strikeout": True})
        made["Cases"].write(1, 3, "Male", line)
        made["Cases"].write_rich_string(1, 4, "Sorrel ", line, "Hedgeway")

    assert struck(reading(tmp_path, base(), finish)) == [
        ("Cases!D2", "text is struck out in D2, E2 (part of it). All of it was read.", "C-0001")
    ]


def test_a_heading_that_is_struck_out_is_noted(tmp_path):
    def finish(book, made):
        made["Cases"].write(0, 4, "Social worker", book.add_format({"font_strikeout": True}))

    result = reading(tmp_path, base(), finish)
    assert struck(result) == [
        ("Cases!E1", "this heading is struck out. Its column was read like any other.", "")
    ]


def test_a_column_of_their_own_that_is_struck_out_is_not_ours_to_note(tmp_path):
    def finish(book, made):
        made["Cases"].write(1, 9, "done", book.add_format({"font_strikeout": True}))

    assert struck(reading(tmp_path, base(), finish)) == []


@pytest.mark.parametrize(
    "formatted", [{"Cases"}, {"Referrals"}, set(base())], ids=lambda names: " ".join(sorted(names))
)
def test_case_ids_shown_by_a_number_format_are_read_as_shown_on_whichever_sheet(tmp_path, formatted):
    sheets = base()

    def finish(book, made):
        as_case = book.add_format({"num_format": '"C-"0000'})
        for name in formatted:
            for number, row in enumerate(sheets[name]):
                for column, value in enumerate(row):
                    if value in ("C-0001", "C-0002"):
                        made[name].write_number(number, column, int(value[-4:]), as_case)

    result = reading(tmp_path, sheets, finish)
    assert result.cases.ids == ["C-0001", "C-0002"]
    assert [len(case.referrals) for case in result.cases] == [1, 1]
    assert not any(one.blocks for one in result.findings)
    assert {one.read_as for one in result.read_as} >= {"C-0001", "C-0002"}


def test_a_code_shown_by_a_number_format_is_read_as_shown_where_that_is_on_the_list(tmp_path):
    sheets = base()
    sheets["Cases"][0].append("Reason for closing")

    def finish(book, made):
        made["Cases"].write_number(1, 7, 7, book.add_format({"num_format": '"RC"0'}))
        made["Cases"].write_number(1, 3, 1, book.add_format({"num_format": '"no. "0'}))

    details = reading(tmp_path, sheets, finish).cases[0].details
    assert (details.close_reason, details.sex) == ("RC7", "1")


def test_a_date_keeps_its_value_whatever_its_format_shows(tmp_path):
    def finish(book, made):
        made["Cases"].write_number(1, 2, 41396, book.add_format({"num_format": '"on "00000'}))

    assert any(one.rule == "cell_is_a_date" for one in reading(tmp_path, base(), finish).findings)
