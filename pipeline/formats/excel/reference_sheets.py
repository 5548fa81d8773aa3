"""Writes the reference sheets from the declarations: who may read what, the code lists, the settings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.formats.excel.workbook_style import Look, print_on_wide_pages
from pipeline.model import SHEETS, Blank, CodeList, Reader, codes
from pipeline.model.agencies import words_of
from pipeline.model.continuum import offered
from pipeline.model.section_headings import ALL as ALL_HEADINGS

#: The name of the range that holds the four kinds of blank.
BLANKS_NAME = "kinds_of_blank"
#: The four kinds of blank that a person may write; an empty cell is the fifth.
BLANKS = tuple(blank.value for blank in Blank if blank is not Blank.NOT_RECORDED)
_TABLE_ROW = 3


def list_name(name: str) -> str:
    """The defined name of a list's range on the Codes sheet: only letters, digits and underscores."""
    return "list_" + re.sub(r"\W+", "_", name).strip("_").lower()


def lists() -> list[CodeList]:
    """Every list that a field uses, in the order of the sheets, then Yes or no."""
    used = [field.codes for kind in SHEETS for field in kind.fields.values() if field.codes is not None]
    return list({listed.name: listed for listed in [*used, codes.YES_NO]}.values())


def write_readers(sheet: Worksheet, look: Look) -> None:
    """Write who may read what: one row for each field, from the declarations that the program itself uses."""
    headings = (
        "Sheet",
        "Heading",
        *(reader.words for reader in Reader),
        "Only after a decision to release",
        "Which agencies",
    )
    note = "The most that each reader may see. Other reasons to withhold can only reduce it."
    open_sheet(sheet, look, "Who may read what", note, headings, (28, 40, 18, 14, 12, 14, 20, 44))
    row = _TABLE_ROW
    for kind in SHEETS:
        for field in kind.fields.values():
            row += 1
            answers = [*(reader in field.readers for reader in Reader), field.on_release]
            _row(
                sheet,
                row,
                (
                    kind.sheet,
                    field.heading,
                    *("Yes" if answer else "No" for answer in answers),
                    words_of(field.agencies) if Reader.PROFESSIONAL in field.readers else "",
                ),
                look,
            )


def write_codes(
    sheet: Worksheet, book: Workbook, look: Look, continuum: Collection[str], names: Mapping[str, str]
) -> None:
    """Write every list, each range with a name for the drop-down lists, and then the numbered headings.

    `continuum`: the steps of the continuum that are offered. `names`: the council's own names for entries.
    """
    note = (
        "The entries of each list, and the numbered headings of the paperwork. A cell can have the code or "
        "the label."
    )
    open_sheet(sheet, look, "Codes", note, ("List", "Code", "Label", "Where it comes from"), (36, 16, 64, 44))
    row = _TABLE_ROW
    for name, entries in _ranges(continuum, names):
        first = row + 1
        for entry in entries:
            row += 1
            _row(sheet, row, entry, look)
        if name:
            book.define_name(name, f"=Codes!$C${first + 1}:$C${row + 1}")


def _ranges(
    continuum: Collection[str], names: Mapping[str, str]
) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each block of the Codes sheet: the name of its range, or "", and its rows.

    Every list ends with the blanks.
    """
    yield (
        BLANKS_NAME,
        [("Kinds of blank", "", blank, "May be entered in any list, date or number") for blank in BLANKS],
    )
    for listed in lists():
        entries = [
            (listed.name, str.__str__(code), code.label, _source(listed))
            for code in offered(listed, continuum, names)
        ]
        yield (
            list_name(listed.name),
            entries + [(listed.name, "", blank, "One of the four kinds of blank") for blank in BLANKS],
        )
    for paper in ALL_HEADINGS:
        asked = [
            ("Must" if number <= paper.mandatory else "May") + " be answered"
            for number in range(1, len(paper.titles) + 1)
        ]
        titled = enumerate(zip(paper.titles, asked, strict=True), start=1)
        yield (
            "",
            [
                (f"Headings: {paper.name}", str(number), title, answered)
                for number, (title, answered) in titled
            ],
        )


def _source(listed: CodeList) -> str:
    return {"DfE": "National list (Department for Education)", "LOCAL": "List of this workbook"}.get(
        listed.source, "The procedure"
    )


def write_settings(sheet: Worksheet, rows: Sequence[Sequence[str]], look: Look) -> None:
    """Write the settings in force when the workbook was written; each row is (name, value, what it is)."""
    note = (
        "For information. The program reads these from the file settings.toml beside the workbook, not "
        "from this sheet."
    )
    open_sheet(sheet, look, "Settings", note, ("Setting", "Value", "What it is"), (30, 50, 60))
    for number, values in enumerate(
        rows or [("None", "", "The program's own settings apply.")], start=_TABLE_ROW + 1
    ):
        _row(sheet, number, values, look)


def open_sheet(
    sheet: Worksheet, look: Look, title: str, note: str, headings: Sequence[str], widths: Sequence[int]
) -> None:
    """Write a title in A1, a line on what the sheet is for, and a frozen row of headings."""
    sheet.write_string(0, 0, title, look.title)
    sheet.write_string(1, 0, note)
    for number, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(_TABLE_ROW, number, heading, look.required)
    sheet.freeze_panes(_TABLE_ROW + 1, 0)
    sheet.repeat_rows(_TABLE_ROW)
    print_on_wide_pages(sheet)


def _row(sheet: Worksheet, row: int, values: Sequence[str], look: Look) -> None:
    for number, value in enumerate(values):
        sheet.write_string(row, number, value, look.words)
