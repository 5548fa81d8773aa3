"""A sheet's rows edited as bytes: the cells asked for get their style, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.formats.excel.sheet_part import SheetPart
from pipeline.formats.excel.sheet_xml import column_number, letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows, before="", after=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet '
        f'xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def restyled(xml, marks):
    part = SheetPart(xml if isinstance(xml, bytes) else xml.encode())
    part.restyle(marks, lambda own, mark: own + mark)
    return part.to_bytes()


def cells(xml):
    """Every cell as (row, column): (style, content); those without a reference numbered as Excel does."""
    found, number = {}, 0
    for row in etree.fromstring(xml).iterfind("{*}sheetData/{*}row"):
        number, column = int(row.get("r", number + 1)), 0
        for cell in row.iterfind("{*}c"):
            column = column_number(cell.get("r").rstrip("0123456789")) if cell.get("r") else column + 1
            assert (number, column) not in found
            found[number, column] = (int(cell.get("s", "0")), "".join(cell.itertext()))
    return found


@pytest.mark.parametrize(
    "row",
    [
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="5" t="s"><v>2</v></c></row>',
        "<row r='3'><c r='A3'><v>1</v></c><c s = '5' t='s' r='B3'><v>2</v></c></row >",
        "<row/><row/><row><c><v>1</v></c><c s='5'><v>2</v></c></row>",
        '<row r="2"/><row note="a > b"><c/><c s="5"><v>2</v></c></row>',
        '<!-- <row r="3"><c r="B3"/></row> --><row r="3"><c r="B3" s="5"><is><t><![CDATA[<c '
        'r="B3">2]]></t></is></c></row>',
        f'<x:row xmlns:x="{MAIN}" r="3"><x:c r="B3" s="5"><x:v>2</x:v></x:c></x:row>',
    ],
    ids=["usual", "single quotes", "no names", "angle in a value", "comment and CDATA", "prefix of its own"],
)
def test_a_cell_is_found_however_a_program_writes_it(row):
    before, after = cells(sheet(row).encode()), cells(restyled(sheet(row), {3: {2: 100}}))
    assert after.pop((3, 2)) == (105, before.pop((3, 2))[1])
    assert after == before


@pytest.mark.parametrize("encoding", ["UTF-16", "windows-1252"])
def test_a_sheet_in_another_encoding_is_marked_too(encoding):
    xml = (
        sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Zoë</t></is></c></row>')
        .replace("UTF-8", encoding)
        .encode(encoding)
    )
    assert cells(restyled(xml, {1: {1: 7}})) == {(1, 1): (7, "Zoë")}


def test_a_sheet_whose_elements_have_a_prefix_keeps_it():
    rows = '<x:row r="2"><x:c r="B2"/></x:row>'
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    assert list(cells(restyled(xml, {1: {1: 1}, 2: {1: 2, 2: 3}}))) == [(1, 1), (2, 1), (2, 2)]


@pytest.mark.parametrize("data", ["<sheetData/>", "<sheetData></sheetData>"])
def test_a_sheet_without_rows_gets_its_first(data):
    xml = f'<worksheet xmlns="{MAIN}">{data}<pageMargins left="1"/></worksheet>'
    assert cells(restyled(xml, {4: {2: 9}})) == {(4, 2): (9, "")}


def test_a_new_cell_looks_like_its_row_or_else_its_column():
    columns = '<cols><col min="2" max="3" width="9" style="30"/></cols>'
    xml = sheet('<row r="1" s="60" customFormat="1"/><row r="2" spans="1:1"><c r="A2"/></row>', columns)
    after = restyled(xml, {1: {2: 1}, 2: {3: 1}, 3: {4: 1}})
    assert {place: style for place, (style, _) in cells(after).items()} == {
        (1, 2): 61,
        (2, 1): 0,
        (2, 3): 31,
        (3, 4): 1,
    }
    assert b"spans" not in after


def test_what_stands_around_the_rows_is_kept():
    after = restyled(
        sheet(
            '<row r="1"/>',
            "<dimension ref='A1'/>",
            '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
        ),
        {1: {1: 1}},
    )
    assert [etree.QName(one).localname for one in etree.fromstring(after)] == [
        "dimension",
        "sheetData",
        "mergeCells",
    ]


def test_a_row_tells_the_column_of_its_first_cell():
    part = SheetPart(sheet('<row r="2"><c r="C2"/></row><row r="3"/>').encode())
    assert part.first_columns([2, 3, 9]) == {2: 3, 3: 1, 9: 1}


PLACES = st.dictionaries(
    st.integers(1, 12), st.dictionaries(st.integers(1, 30), st.integers(1, 9), max_size=5), max_size=8
)


@given(there=PLACES, marks=PLACES, quote=st.sampled_from("'\""), named=st.booleans())
def test_any_marks_on_any_rows_change_those_cells_alone_and_keep_the_order(there, marks, quote, named):
    rows, last = [], 0
    for row in sorted(there):
        name = "" if row == last + 1 and not named else f" r={quote}{row}{quote}"
        body = "".join(
            f"<c r={quote}{letters(at)}{row}{quote} s={quote}{there[row][at]}{quote}><v>{at}</v></c>"
            for at in sorted(there[row])
        )
        rows.append(f"<row{name}>{body}</row>" if body else f"<row{name}/>")
        last = row
    before, after = cells(sheet("".join(rows)).encode()), cells(restyled(sheet("".join(rows)), marks))
    expected = dict(before)
    for row, columns in marks.items():
        for column, mark in columns.items():
            style, text = before.get((row, column), (0, ""))
            expected[row, column] = (style + mark, text)
    assert after == expected
    assert list(after) == sorted(after)
