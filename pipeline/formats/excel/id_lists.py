"""The sheet IDs: the drop-down lists of IDs that are in use, and the ID that comes after the last of each."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.formats.excel.reference_sheets import open_sheet
from pipeline.formats.excel.workbook_style import Look
from pipeline.model import BY_COLLECTION, RECORDS, Field, Kind, Record

#: The name of the sheet.
ID_SHEET = "IDs"
#: How many rows there are room for on a sheet, and in a list of several sheets beside those written.
_ROOM, _ROOM_TOGETHER = 5_000, 500
#: Lists of more IDs, or of more sheets, than this would make the workbook slow, so they are not made.
_MOST, _MOST_SHEETS = 10_000, 4
_FIRST_ROW = 4
#: How many digits the end of an ID may have, the longest first.
_DIGITS = (6, 4, 3, 2, 1)
Written = Mapping[type[Record], int]


def list_of(field: Field, written: Written) -> str:
    """The name of the list of IDs that a reference may have; empty where there is none.

    `written`: how many rows each sheet has.
    """
    if field.kind is not Kind.ID or not field.refers_to:
        return ""
    is_made = len(field.refers_to) == 1 or field.refers_to in _stacks(written)
    return _name(field.refers_to) if is_made else ""


def _name(collections: tuple[str, ...]) -> str:
    return "ids_" + "_or_".join(collections)


def _together(collections: tuple[str, ...], written: Written) -> int:
    return sum(written.get(BY_COLLECTION[one], 0) for one in collections)


def _keyed() -> list[type[Record]]:
    """The records that have an ID, in the order of their sheets."""
    return [kind for kind in RECORDS if kind.key]


def _stacks(written: Written) -> list[tuple[str, ...]]:
    """The collections, several at a time, to which one column refers and of which a list is made."""
    fields = (field for kind in RECORDS for field in kind.fields.values())
    several = dict.fromkeys(one.refers_to for one in fields if 1 < len(one.refers_to) <= _MOST_SHEETS)
    return [one for one in several if _together(one, written) <= _MOST]


def write_ids(sheet: Worksheet, book: Workbook, look: Look, written: Written) -> None:
    """Write how many IDs each sheet has, the last, the one after it, and the lists of several sheets.

    Only this sheet has formulas, and nothing is read from it. IDs are taken to stand without a gap.
    """
    stacks = _stacks(written)
    headings = ("Sheet", "IDs", "Last ID", "The ID after it", "", *(_title(one) for one in stacks))
    note = "For information, and for the drop-down lists of IDs. Nothing is read from this sheet."
    open_sheet(sheet, look, ID_SHEET, note, headings, (30, 8, 18, 18, 4, *(30 for _ in stacks)))
    kinds = _keyed()
    counts = {kind.collection: f"$B${_FIRST_ROW + n}" for n, kind in enumerate(kinds, start=1)}
    lengths = [_ROOM_TOGETHER + _together(one, written) for one in stacks]
    formulas = [_stacked(one, counts, written) for one in stacks]
    for row in range(max([len(kinds), *lengths])):
        if row < len(kinds):
            _write_kind(sheet, _FIRST_ROW + row, kinds[row], written, look)
        for number, (formula, length) in enumerate(zip(formulas, lengths, strict=True)):
            if row < length:
                sheet.write_formula(_FIRST_ROW + row, 5 + number, formula, look.words, "")
    for kind in kinds:
        name, count = _name((kind.collection,)), counts[kind.collection]
        first = _cells(kind, written).partition(":")[0]
        book.define_name(name, f"=OFFSET({first},0,0,MAX(1,{ID_SHEET}!{count}),1)")
    for number, stack in enumerate(stacks):
        total = "+".join(f"{ID_SHEET}!{counts[one]}" for one in stack)
        first = f"{ID_SHEET}!${xl_col_to_name(5 + number)}${_FIRST_ROW + 1}"
        book.define_name(_name(stack), f"=OFFSET({first},0,0,MAX(1,{total}),1)")


def _title(collections: tuple[str, ...]) -> str:
    return ", ".join(BY_COLLECTION[one].sheet for one in collections)


def _cells(kind: type[Record], written: Written) -> str:
    """The cells of a sheet in which its IDs are, as a formula names them."""
    column = xl_col_to_name(list(kind.fields).index(str(kind.key)))
    last = 1 + max(_ROOM, written.get(kind, 0) + _ROOM_TOGETHER)
    return f"'{kind.sheet}'!${column}$2:${column}${last}"


def _write_kind(sheet: Worksheet, row: int, kind: type[Record], written: Written, look: Look) -> None:
    cells, here = _cells(kind, written), row + 1
    # No results are kept beside the formulas, so that every program works them out when it opens the file.
    sheet.write_string(row, 0, kind.sheet, look.words)
    sheet.write_formula(row, 1, f"=COUNTA({cells})", look.words, "")
    sheet.write_formula(row, 2, f'=IF(B{here}=0,"",INDEX({cells},B{here}))', look.words, "")
    sheet.write_formula(row, 3, f'=IF(B{here}=0,"",{_after(f"C{here}")})', look.words, "")


def _after(cell: str) -> str:
    """A formula for the ID after the one in a cell: the number at its end is one more, and as long.

    A number of 9s alone grows by a digit. An ID that ends in no number has none after it.
    """
    formula = '""'
    for digits in reversed(_DIGITS):
        end = f"RIGHT({cell},{digits})"
        is_number = f'EXACT(TEXT({end}+0,"{"0" * digits}"),{end})'
        one_more = f'LEFT({cell},LEN({cell})-{digits})&TEXT({end}+1,"{"0" * digits}")'
        formula = f"IF(IFERROR({is_number},FALSE),{one_more},{formula})"
    return formula


def _stacked(stack: tuple[str, ...], counts: Mapping[str, str], written: Written) -> str:
    """A formula for one row of a list of several sheets: those of the first, then those of the next."""
    parts: list[str] = []
    before = ""
    for collection in stack:
        place = f"ROW()-{_FIRST_ROW}{before}"
        cells = _cells(BY_COLLECTION[collection], written)
        parts.append(f"IF({place}<={counts[collection]},INDEX({cells},{place}),")
        before += f"-{counts[collection]}"
    return f'={"".join(parts)}""{")" * len(parts)}'
