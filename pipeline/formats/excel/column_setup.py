"""Sets up one record's empty sheet: headings with notes, drop-down lists, checks on dates and numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.formats.excel.id_lists import Written, list_of
from pipeline.formats.excel.reference_sheets import BLANKS_NAME, list_name
from pipeline.formats.excel.workbook_style import Look, print_on_wide_pages, width_of
from pipeline.model import BY_COLLECTION, Field, Kind, Record, StaffMember, codes
from pipeline.model.continuum import AS_THEY_ARE, STEPS, offered

#: Lists and checks reach down to this row at least.
LAST_CHECKED_ROW = 5_001
#: The name of the range of the people on the sheet Staff.
STAFF_NAMES = "staff_names"
#: The longest message that Excel shows, in characters.
_LONGEST_MESSAGE = 255
_ONLY_MARKS = re.compile(r"(?:[RSKF]\d+(?:, )?)+\.")
_BLANKS = "Not known, Not asked, Not applicable or Withheld"
#: How to write each kind of value, as an officer types it.
_WRITTEN = {
    Kind.TEXT: "Short text.",
    Kind.PROSE: "Longer text. Alt and Enter start a new line.",
    Kind.ID: "A reference of letters and figures. The sheet IDs shows the last one, and the one after it.",
    Kind.DATE: "A date as day/month/year, for example 28/02/2026.",
    Kind.MOMENT: (
        "A date, with the time after it if it is known, for example 28/02/2026 14:30. If it is not, enter "
        "the date alone."
    ),
    Kind.YES_NO: "Yes or No.",
    Kind.CODE: "One from the list in the cell.",
    Kind.CODES: "One or more from the list in the cell, with commas between.",
    Kind.NUMBER: "A whole number.",
}


def lay_out(
    sheet: Worksheet,
    kind: type[Record],
    look: Look,
    continuum: Collection[str] = STEPS,
    names: Mapping[str, str] = AS_THEY_ARE,
) -> None:
    """Write the headings and notes of one record's sheet, and set the widths and formats of its columns."""
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    print_on_wide_pages(sheet)
    sheet.set_row(0, 48)
    for number, field in enumerate(kind.fields.values()):
        sheet.set_column(number, number, width_of(field), look.cells[field.kind])
        sheet.write_string(0, number, field.heading, look.heading_of(field))
        note = note_of(field, continuum, names)
        size = {"width": 320, "height": 40 + 18 * (len(note) // 44 + note.count("\n") + 1)}
        sheet.write_comment(0, number, note, {**size, "author": "Guide", "font_size": 10})


def note_of(field: Field, continuum: Collection[str] = STEPS, names: Mapping[str, str] = AS_THEY_ARE) -> str:
    """The note on a field's heading: whether it is required, what it means, how to write it."""
    meaning = (
        f"The procedure asks for it ({field.meaning[:-1]})."
        if _ONLY_MARKS.fullmatch(field.meaning)
        else field.meaning
    )
    blanks = "" if field.kind is Kind.ID and field.required else f"\nOr {_BLANKS}."
    required, choices = "Required. " if field.required else "", _choices(field, continuum, names)
    written = "An ID of another sheet." if field.refers_to else _WRITTEN[field.kind]
    return f"{required}{meaning}\n{written}{choices}{blanks}"


def _choices(field: Field, continuum: Collection[str], names: Mapping[str, str]) -> str:
    """The labels of a short list, or where to find a long one."""
    if field.codes is None:
        return ""
    listed = "; ".join(entry.label for entry in offered(field.codes, continuum, names))
    return f" They are: {listed}." if len(listed) <= 160 else f' See "{field.codes.name}" on the Codes sheet.'


def check(sheet: Worksheet, kind: type[Record], rows: int, written: Written) -> None:
    """Add a list or a check to every column that has one, for `rows` filled rows and at least 5,000.

    `written`: how many rows each sheet has.
    """
    last = max(LAST_CHECKED_ROW, rows + 1)
    for number, field in enumerate(kind.fields.values()):
        validation = validation_of(field, f"{xl_col_to_name(number)}2", list_of(field, written))
        if validation is not None:
            sheet.data_validation(1, number, last - 1, number, validation)
    sheet.ignore_errors({"number_stored_as_text": f"A2:{xl_col_to_name(len(kind.fields) - 1)}{last}"})


def define_staff_list(book: Workbook) -> None:
    """Name the filled cells of the sheet Staff, from which the cells that name who decided are chosen."""
    cells = f"{StaffMember.sheet}!$A$2:$A${LAST_CHECKED_ROW}"
    book.define_name(STAFF_NAMES, f"=OFFSET({StaffMember.sheet}!$A$2,0,0,MAX(1,COUNTA({cells})),1)")


def validation_of(field: Field, cell: str, ids: str = "") -> dict[str, Any] | None:
    """The xlsxwriter data validation for a field's column, or None where anything may be written.

    `cell` is the column's first cell, for example "D2". `ids`: the name of the list of IDs to choose from.
    """
    if ids:
        return _reference(field, ids)
    if field.kind in (Kind.CODE, Kind.CODES, Kind.YES_NO):
        return _list(field)
    if field.decides is not None:
        return {
            "validate": "list",
            "source": f"={STAFF_NAMES}",
            "error_type": "warning",
            "error_title": "Not on the sheet Staff",
            "error_message": "A decision counts only with a name from the list. Keep what you wrote?",
        }
    if field.kind in (Kind.DATE, Kind.MOMENT):
        test = f"AND(ISNUMBER({cell}),{cell}>=DATE(1990,1,1),{cell}<DATE(2101,1,1))"
    elif field.kind is Kind.NUMBER:
        test = f"AND(ISNUMBER({cell}),{cell}>=1,{cell}=INT({cell}))"
    else:
        return None
    return {
        "validate": "custom",
        "value": f"=OR({test},COUNTIF({BLANKS_NAME},{cell})>0)",
        "error_type": "warning",
        "error_title": "Please check",
        "error_message": _short(f"{_WRITTEN[field.kind]} Or: {_BLANKS}. Keep what you wrote?"),
    }


def _reference(field: Field, ids: str) -> dict[str, Any]:
    """A drop-down list of the IDs that are in use; another one may be kept, as of a row not yet entered."""
    sheets = " or ".join(BY_COLLECTION[one].sheet for one in field.refers_to)
    return {
        "validate": "list",
        "source": f"={ids}",
        "error_type": "warning",
        "error_title": "Not on its sheet",
        "error_message": _short(f"No row of {sheets} has this ID yet. Keep what you wrote?"),
    }


def _list(field: Field) -> dict[str, Any]:
    """A drop-down list; only an offer where one cell may hold several entries, which Excel cannot check."""
    validation = {
        "validate": "list",
        "source": f"={list_name((field.codes or codes.YES_NO).name)}",
        "error_title": "Not on the list",
        "error_message": (
            "Choose one from the list in the cell: Alt and the down arrow open it. "
            "The Codes sheet explains it."
        ),
    }
    if field.kind is Kind.CODES:
        return {
            **validation,
            "show_error": False,
            "input_title": field.heading[:32],
            "input_message": _short(_WRITTEN[field.kind]),
        }
    return validation


def _short(message: str) -> str:
    return message if len(message) <= _LONGEST_MESSAGE else message[: _LONGEST_MESSAGE - 1] + "…"
