"""Rows and columns are the file's own wherever the table is: values, findings and marks."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.formats.excel.annotate import mark
from pipeline.formats.excel.package import open_package
from pipeline.formats.excel.reader import Reading, read
from pipeline.formats.excel.sheet import sheets_of
from pipeline.formats.excel.sheet_xml import column_number, letters
from tests.trouble.draft import base, with_xml, workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CASES, REFERRALS = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"
_ADDRESS = re.compile(r"\b([A-Z]{1,2})([0-9]{1,2})\b(?!-)")


@cache
def troubled() -> bytes:
    """A workbook with one of everything that is found by its position."""
    sheets = base()
    for number in range(3, 8):
        sheets["Cases"].append(
            [f"C-000{number}", "Linnet Oakmoss", "", "Female", "Sorrel Hedgeway", "999 000 0026", "Open"]
        )
    sheets["Cases"][1][2] = "31/02/2013"
    sheets["Referrals"].append(["R-0003", "C-0003", "School", "04/08/2026", "maybe"])
    sheets["Referrals"].append(["R-0004", "C-0004", "", "", "No"])

    def finish(book, made):
        cases, struck = made["Cases"], book.add_format({"font_strikeout": True})
        cases.write_formula(3, 4, "=1+1", None, "")
        cases.write_formula(3, 5, "=1/0", None, "#DIV/0!")
        cases.write_formula(4, 1, "=NA()", None, "#N/A")
        cases.set_row(4, None, None, {"hidden": True})
        for column, value in enumerate(sheets["Cases"][5]):
            cases.write(5, column, value, struck)
        cases.write(6, 0, 6, book.add_format({"num_format": '"C-"0000'}))
        cases.write_rich_string(7, 4, "Sorrel ", struck, "Hedgeway")
        made["Referrals"].merge_range(3, 2, 4, 2, "School")

    return workbook(sheets, finish)


@dataclasses.dataclass(frozen=True)
class Layout:
    """How a sheet is written: the blank rows and columns before each one, and which references it gives."""

    rows: dict[int, int]
    columns: dict[int, int]
    row_names: bool = True
    cell_names: bool = True
    open_gaps: bool = True
    prefix: str = ""
    quote: str = '"'

    def row(self, number: int) -> int:
        return number + sum(blank for before, blank in self.rows.items() if before <= number)

    def column(self, number: int) -> int:
        return number + sum(blank for before, blank in self.columns.items() if before <= number)

    def cell(self, name: str) -> str:
        column, row = re.fullmatch("([A-Z]+)([0-9]+)", name).groups()
        return f"{letters(self.column(column_number(column)))}{self.row(int(row))}"

    def written(self, xml: bytes) -> bytes:
        """The sheet in this layout."""
        sheet = etree.fromstring(xml)
        data = sheet.find("{*}sheetData")
        rows, last = [], 0
        for row in data:
            place = self.row(int(row.get("r")))
            # Without references, only an empty row or cell can keep a position free.
            if not self.row_names and (self.open_gaps or not self.cell_names):
                rows += [etree.Element(f"{{{MAIN}}}row") for _ in range(last + 1, place)]
            rows.append(self._row(row, place))
            last = place
        data[:] = rows
        for one in sheet.iterfind("{*}mergeCells/{*}mergeCell"):
            one.set("ref", ":".join(map(self.cell, one.get("ref").split(":"))))
        sheet.remove(sheet.find("{*}dimension"))
        if self.prefix:
            renamed = etree.Element(sheet.tag, nsmap={self.prefix: MAIN})
            renamed.extend(sheet)
            etree.cleanup_namespaces(renamed, top_nsmap={self.prefix: MAIN})
            sheet = renamed
        return etree.tostring(sheet).replace(b'"', self.quote.encode())

    def _row(self, row, place):
        made = etree.Element(
            row.tag, {name: value for name, value in row.items() if name not in ("r", "spans")}
        )
        if self.row_names:
            made.set("r", str(place))
        last = 0
        for cell in list(row):
            column = self.column(column_number(cell.get("r").rstrip("0123456789")))
            del cell.attrib["r"]
            if self.cell_names:
                cell.set("r", f"{letters(column)}{place}")
            else:
                made.extend(etree.Element(f"{{{MAIN}}}c") for _ in range(last + 1, column))
            made.append(cell)
            last = column
        return made


PLAIN = Layout({}, {})
LAYOUTS = st.builds(
    Layout,
    rows=st.dictionaries(st.integers(1, 8), st.integers(0, 20), max_size=3),
    columns=st.dictionaries(st.integers(1, 7), st.integers(0, 5), max_size=3),
    row_names=st.booleans(),
    cell_names=st.booleans(),
    open_gaps=st.booleans(),
    prefix=st.sampled_from(["", "x"]),
    quote=st.sampled_from("\"'"),
)


def laid_out(layouts: dict[str, Layout]) -> bytes:
    data = troubled()
    for part, layout in layouts.items():
        data = with_xml(data, part, layout.written)
    return data


def reading(data: bytes) -> Reading:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(data)
        return read([path])


def came_of(result: Reading, move: Callable[[str, str], str] = lambda sheet, cell: cell):
    """The whole reading of a workbook, with each cell's address moved by `move`."""

    def moved(sheet: str, text: str) -> str:
        return _ADDRESS.sub(lambda one: move(sheet, one.group()), text)

    cases = [
        [
            (
                record.collection,
                [(name, getattr(record, name)) for name in record.fields],
                _places(record, move),
            )
            for record in case.records()
        ]
        for case in result.cases
    ]
    findings = []
    for one in result.findings:
        place = move(one.sheet, f"{one.column or 'A'}{one.row}") if one.row else ""
        place = place if one.column else place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        said = [moved(one.sheet, text) for text in (one.problem, one.remedy)]
        findings.append(
            (one.rule, one.severity, one.blocks, one.sheet, place, said, one.accepted, one.case_id)
        )
    read_as = [(moved(one.place.split("!")[0], one.place), one.read_as) for one in result.read_as]
    counts = [(one.workbook, one.sheet, one.rows, one.refused, len(one.in_order)) for one in result.counts]
    return cases, findings, counts, read_as, result.doubtful.keys()


def _places(record, move):
    source = record.read_from
    return {name: move(source.sheet, f"{column}{source.row}") for name, column in source.columns.items()}


def test_the_workbook_that_is_moved_has_every_kind_of_trouble_found_by_its_place():
    rules = {one.rule for one in reading(troubled()).findings}
    assert rules >= {
        "cell_shows_an_error",
        "formula_without_result",
        "hidden_rows",
        "merged_cells",
        "struck_out",
        "cell_is_a_date",
        "cell_is_yes_or_no",
    }
    assert "C-0006" in reading(troubled()).cases.ids


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases=LAYOUTS, referrals=LAYOUTS)
def test_values_and_findings_move_with_the_cells_and_nothing_else_changes(cases, referrals):
    moves = {"Cases": cases, "Referrals": referrals}
    expected = came_of(reading(troubled()), lambda sheet, cell: moves.get(sheet, PLAIN).cell(cell))
    assert came_of(reading(laid_out({CASES: cases, REFERRALS: referrals}))) == expected


def cells_of(package: bytes, part: str) -> dict[str, str]:
    """The style of each cell of a sheet, by its reference; a cell without one follows the one before."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        sheet = etree.fromstring(archive.read(part))
    found, row = {}, 0
    for one in sheet.iterfind("{*}sheetData/{*}row"):
        row, column = int(one.get("r") or row + 1), 0
        for cell in one.iterfind("{*}c"):
            if cell.get("r"):
                name, number = re.fullmatch("([A-Z]+)([0-9]+)", cell.get("r")).groups()
                row, column = int(number), column_number(name)
            else:
                column += 1
            assert f"{letters(column)}{row}" not in found
            found[f"{letters(column)}{row}"] = cell.get("s", "0")
    return found


def commented(package: bytes, number: int) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        comments = etree.fromstring(archive.read(f"xl/commentsCheck{number}.xml"))
    return {one.get("ref", "") for one in comments.iter("{*}comment")}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layout=LAYOUTS)
def test_the_marks_are_on_the_moved_cells_and_the_marked_copy_reads_the_same(layout):
    data = laid_out({CASES: layout})
    found = reading(data)
    marked = mark(data, found.findings)
    wanted = {
        f"{one.column}{one.row}" for one in found.findings if one.sheet == "Cases" and one.row and one.column
    }
    before, after = cells_of(data, CASES), cells_of(marked, CASES)
    changed = {name for name in after if after[name] != before.get(name, "0")}
    assert wanted <= changed
    assert wanted <= commented(marked, 1) == changed
    assert came_of(reading(marked)) == came_of(found)


def sheet_of(tmp_path: Path, rows: str):
    """The first sheet of a workbook, with these rows."""
    (tmp_path / "book.xlsx").write_bytes(
        with_xml(
            workbook(base()),
            CASES,
            lambda xml: re.sub(rb"(?s)<sheetData>.*(?=</sheetData>)", b"<sheetData>" + rows.encode(), xml),
        )
    )
    return next(sheets_of(open_package(tmp_path / "book.xlsx")))


@pytest.mark.parametrize(
    ("rows", "errors", "hidden"),
    [
        ('<row r="4"><c r="B4" t="e"><v>#N/A</v></c></row>', {(4, 2)}, []),
        ("<row r='4'><c t='e'><v>#N/A</v></c></row>", {(4, 1)}, []),
        ('<row/><row hidden="1"><c/><c t="e"><v>#N/A</v></c></row>', {(2, 2)}, [2]),
        (
            '<row hidden="true"><c r="C7" t="e"><v>#N/A</v></c><c t="e"><v>#N/A</v></c></row>',
            {(7, 3), (7, 4)},
            [7],
        ),
        ('<row r="5"/><row><c r="B6"/><c t = "e"><v>#N/A</v></c></row>', {(6, 3)}, []),
        (
            '<!-- <row r="1"><c r="A1" t="e"><v>#N/A</v></c></row> --><row r="2"><c r="A2" '
            't="e"><v>#N/A</v></c></row>',
            {(2, 1)},
            [],
        ),
    ],
    ids=["usual", "cell without", "row and cell without", "row without", "mixed and spaced", "comment"],
)
def test_an_error_is_found_at_its_place_however_a_program_writes_it(tmp_path, rows, errors, hidden):
    beneath = sheet_of(tmp_path, rows).beneath
    assert beneath.errors == dict.fromkeys(errors, "#N/A")
    assert beneath.hidden_rows == hidden


def test_an_empty_cell_that_is_marked_as_an_error_says_nothing_of_the_cell_after_it(tmp_path):
    rows = '<row r="1"><c r="A1" t="e"/><c r="B1" t="str"><v>Robin Fernhollow</v></c></row>'
    assert sheet_of(tmp_path, rows).beneath.errors == {}


def test_values_are_where_the_findings_are(tmp_path):
    sheet = sheet_of(
        tmp_path, '<row r="3"><c/><c><v>1</v></c></row><row/><row><c r="C5"><v>2</v></c><c><v>3</v></c></row>'
    )
    there = {
        (number, sheet.first_column + at): value
        for number, row in sheet.rows()
        for at, value in enumerate(row)
        if value != ""
    }
    assert there == {(3, 2): 1.0, (5, 3): 2.0, (5, 4): 3.0}


def test_a_row_of_headings_is_found_below_twenty_blank_rows():
    assert came_of(reading(laid_out({CASES: Layout({1: 20}, {})})))[0]
