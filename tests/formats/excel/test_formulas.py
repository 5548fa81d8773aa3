"""A formula that may depend on what is entered is found, so that its old result is never read."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.formats.excel.changed_parts import changed_sheets
from pipeline.formats.excel.enter_cells import with_cells
from pipeline.formats.excel.enter_rows import EnteredRow, with_rows
from pipeline.formats.excel.formulas import Depends, depends, formulas_in
from pipeline.formats.excel.package import Package
from pipeline.foundation.errors import InputError
from pipeline.model import Referral, SafetyMeasure

ANY = Depends(is_open=True)
ALL = (1, 16_384)


def on(*columns, sheets=()):
    return Depends(frozenset(columns), frozenset(sheets))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C5+28", on((3, 3))),
        ("$C5+1E3", on((3, 3))),
        ('IF(C5="","D6 in the text",SUM(E5:G5))', on((3, 3), (5, 7))),
        ("TODAY()-C5", on((3, 3))),
        ("LOG10(C5)*TRUE", on((3, 3))),
        ("C$5", on(sheets=[""])),
        ("C5+C6", on((3, 3), sheets=[""])),
        ("SUM(C1:C5)", on(sheets=[""])),
        ("COUNTA(A:A)+SUM(2:3)", on(sheets=[""])),
        ("VLOOKUP(B5,Staff!A:C,2,FALSE)", on((2, 2), sheets=["staff"])),
        ("'It''s ours'!C5", on(sheets=["it's ours"])),
        ("_xlfn.XLOOKUP(A5,Über!$A$1:$A$9,Über!B1:B9)", on((1, 1), sheets=["über"])),
        ("Plans[[#This Row],[Agreed on]]+28", on(ALL)),
        ("SUM(Plans[Agreed on])", ANY),
        ("C5+DaysToReview", ANY),
        ('INDIRECT("C5")', ANY),
        ("OFFSET(C5,0,1)", ANY),
        ("_xlfn.ANCHORARRAY(C5)", ANY),
        ("SUM(One:Three!A1)", ANY),
        ("SUM('One:Three'!A1)", ANY),
        ("[1]Plans!C5", ANY),
        ("#REF!+1", ANY),
        ("", ANY),
    ],
)
def test_what_a_formula_depends_on(text, expected):
    assert depends(text, 5) == expected


def test_a_formula_that_others_share_goes_with_its_row_and_an_array_fills_all_its_cells():
    cells = (
        '<row r="5"><c r="D5"><f t="shared" ref="D5:E6" si="0">C5+28</f><v>1</v></c></row>'
        '<row r="6"><c r="D6"><f t="shared" si="0"/></c><c r="E6"><f t="shared" si="0"/></c></row>'
        '<row><c r="A7"><f t="array" ref="A7:A8">C5:C6</f></c><c><f t="array" ref="B7">C7</f></c></row>'
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    found = formulas_in(f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'.encode())
    assert [(one.row, one.column, one.on) for one in found] == [
        (5, 4, on((3, 3))),
        (6, 4, on((3, 3))),
        (6, 5, on(ALL)),
        (7, 1, ANY),
        (8, 1, ANY),
        (7, 2, on((3, 3))),
    ]


def book(change):
    """A workbook with two safety plans in rows 2 and 3, and a sheet of the officer's own."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = SafetyMeasure.sheet
    headings = [
        SafetyMeasure.fields[name].heading for name in ("plan_id", "case_id", "agreed_on", "next_review")
    ]
    for row in ([*headings, "Ours"], ["SP-1", "C-1"], ["SP-2", "C-1"]):
        sheet.append(row)
    referrals = made.create_sheet(Referral.sheet)
    referrals.append([Referral.fields[name].heading for name in ("referral_id", "case_id", "received_at")])
    change(sheet, made.create_sheet("Own sums"))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def plan(row, **values):
    return EnteredRow(kind=SafetyMeasure, values=values, row=row)


NEW = plan(0, plan_id="SP-3", case_id="C-1", agreed_on=date(2026, 10, 1))
AGREED = plan(2, agreed_on=date(2026, 10, 1))
REFERRAL = EnteredRow(kind=Referral, values={"referral_id": "R-9", "case_id": "C-1"})


def change_of(*, sums="", **cells):
    def change(plans, own):
        for place, formula in cells.items():
            plans[place] = formula
        own["A1"] = sums or None

    return change


@pytest.mark.parametrize(
    ("change", "row", "cell"),
    [
        (change_of(D2="=C2+28"), AGREED, "D2"),
        (change_of(D2="=E2", E2="=C2+28"), AGREED, "D2"),
        (change_of(D3="=C2+28"), AGREED, "D3"),
        (change_of(D3="=D2"), NEW, "D3"),
        (change_of(D2="=E2", E2="=SUM(C:C)"), NEW, "D2"),
        (change_of(D2="='Own sums'!A1", sums="=COUNTA(Referrals!A:A)"), REFERRAL, "D2"),
        (change_of(D2="=C2+DaysToReview"), REFERRAL, "D2"),
        (change_of(D4='=IF(C4="","",C4+28)'), NEW, "D4"),
    ],
)
def test_nothing_is_entered_where_an_old_result_would_be_read(change, row, cell):
    said = f'Cell {cell} on the sheet "{SafetyMeasure.sheet}" holds a formula that may depend on this'
    with pytest.raises(InputError, match=said):
        with_rows(Package(Path("x.xlsx"), book(change)), [row])


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (change_of(D2="=C2+28"), NEW),
        (change_of(D2="=C2+28"), plan(3, agreed_on=date(2026, 10, 1))),
        (change_of(D2="=C2+28"), plan(2, case_id="C-2")),
        (change_of(D2="=C2+28"), REFERRAL),
        (change_of(D2="=D3"), REFERRAL),
        (change_of(E2="=SUM(C:C)"), AGREED),
        (change_of(D2="='Own sums'!A1", sums="=TODAY()"), AGREED),
        (change_of(sums="=COUNTA(Referrals!A:A)"), REFERRAL),
    ],
)
def test_other_formulas_hinder_nothing_and_excel_works_them_out_when_it_opens_the_workbook(change, row):
    before = book(change)
    after = with_rows(Package(Path("x.xlsx"), before), [row])
    assert 'fullCalcOnLoad="1"' in workbook_of(after)
    assert changed_sheets(before, after) == {row.kind.sheet}


def workbook_of(data, change=None):
    """The part that names the sheets; or the workbook with that part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if change is None:
        return parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = change(parts["xl/workbook.xml"].decode()).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


#: What openpyxl writes.
WORKED_OUT = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'


@pytest.mark.parametrize(
    "there", ["", '<calcPr calcId="1" calcMode="manual"/>', '<calcPr fullCalcOnLoad="0"/>']
)
def test_a_workbook_that_does_not_say_so_is_worked_out_when_it_is_opened(there):
    before = workbook_of(book(change_of(sums="=1+1")), lambda xml: replaced(xml, there))
    after = with_cells(before, {SafetyMeasure.sheet: {2: {1: "x"}}})
    assert 'fullCalcOnLoad="1"' in workbook_of(after)
    assert changed_sheets(before, after) == {SafetyMeasure.sheet}
    names = [one.split("}")[1] for one in tags_of(after)]
    assert names.index("calcPr") > names.index("sheets")
    openpyxl.load_workbook(io.BytesIO(after))


def test_a_workbook_without_formulas_is_not_touched_and_another_change_of_it_is_seen():
    before = workbook_of(book(change_of()), lambda xml: replaced(xml, ""))
    after = with_cells(before, {SafetyMeasure.sheet: {2: {1: "x"}}})
    assert workbook_of(after) == workbook_of(before)
    other = workbook_of(after, lambda xml: xml.replace('name="Own sums"', 'name="Ours"'))
    assert changed_sheets(before, other) == {SafetyMeasure.sheet, "xl/workbook.xml"}


def replaced(xml, there):
    assert WORKED_OUT in xml
    return xml.replace(WORKED_OUT, there)


def tags_of(data):
    from lxml import etree

    return [one.tag for one in etree.fromstring(workbook_of(data).encode())]
