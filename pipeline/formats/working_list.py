"""A workbook of lists that people work from: one table on each sheet, in one font, on landscape A4 pages."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.foundation.release import MADE_BY

#: The creation date of every workbook, fixed so that the same data gives the same bytes on any day.
_MADE = datetime(2026, 1, 1)
_INK, _PALE, _DARK = "#1F3A4D", "#E8EEF2", "#C9D8E2"
_POINTS, _LINE = 11, 15.0
_FONT = {"font_name": "Arial", "font_size": _POINTS, "valign": "top", "align": "left", "text_wrap": True}
_LINED = {**_FONT, "bottom": 1, "bottom_color": _DARK}
#: The least size of printed text, in points: what an officer reads on paper without a glass.
LEAST_PRINTED = 8.0
#: A4 is 297 mm wide; the margin at each side, in inches.
_PAPER, _MARGIN = 297 / 25.4, 0.4
#: Excel's row is at most 409 points high.
_MOST_LINES = 27
#: The place of the headings and of the first row, counted from 0.
_HEAD, _FIRST = 3, 4
_NOTHING = "Nothing."


class Strong(str):
    """A text of a cell that is printed bold."""

    __slots__ = ()


Value = str | int | float | date
#: A column: its heading and its width in characters.
Column = tuple[str, int]


def printed_points(widths: Iterable[float]) -> float:
    """The size of the text, in points, where columns of these widths are fitted to a page's width.

    A column takes 7 pixels a character and 5 more, at 96 to the inch: Excel's rule for its usual font.
    """
    inches = sum(7 * width + 5 for width in widths) / 96
    return _POINTS * min(1.0, (_PAPER - 2 * _MARGIN) / inches)


class WorkingList:
    """Writes the sheets of one workbook. `head`: how the line at the top of each begins, with the marking.

    `marking`: printed at the top of each page, with the title.
    """

    def __init__(self, title: str, head: str, marking: str = "") -> None:
        self._content = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(self._content, options)
        self._book.set_properties({"title": title, "author": "", "comments": MADE_BY, "created": _MADE})
        self._title, self._head, self._marking = title, head, marking
        add = self._book.add_format
        self._top = add({"font_name": "Arial", "font_size": 18, "bold": True, "font_color": _INK})
        self._note = add({"font_name": "Arial", "font_size": _POINTS})
        self._heading = add({**_FONT, "bold": True, "bg_color": _PALE, "font_color": _INK, "border": 1})
        self._cell, self._strong = add(_LINED), add({**_LINED, "bold": True})
        self._number = add({**_LINED, "align": "center"})
        self._share = add({**_LINED, "align": "center", "num_format": "0%"})
        self._day = add({**_LINED, "num_format": "dd/mm/yyyy"})
        self._moment = add({**_LINED, "num_format": "dd/mm/yyyy hh:mm"})

    def table(
        self,
        name: str,
        note: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        nothing: str = _NOTHING,
    ) -> None:
        """A sheet with one table; where it has no rows, `nothing` is below its headings."""
        sheet = self._begin(name, note, [width for _, width in columns])
        heads = [{"header": heading, "header_format": self._heading} for heading, _ in columns]
        sheet.set_row(_HEAD, _height(columns))
        if not rows:
            for place, (heading, _) in enumerate(columns):
                sheet.write_string(_HEAD, place, heading, self._heading)
            sheet.write_string(_FIRST, 0, nothing, self._note)
            return
        options = {"columns": heads, "name": name.replace(" ", "_"), "style": "Table Style Light 1"}
        last = _HEAD + len(rows)
        sheet.add_table(_HEAD, 0, last, len(columns) - 1, {**options, "banded_rows": False})
        for number, row in enumerate(rows, _FIRST):
            sheet.set_row(number, _height(zip(row, (width for _, width in columns), strict=True)))
            for place, value in enumerate(row):
                self._write(sheet, number, place, value)

    def to_bytes(self) -> bytes:
        """The finished .xlsx file."""
        self._book.close()
        return self._content.getvalue()

    def _begin(self, name: str, note: str, widths: Sequence[int]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.write_string(0, 0, name, self._top)
        sheet.write_string(1, 0, f"{self._head} {note}".strip(), self._note)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(_MARGIN, _MARGIN, 0.7, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.freeze_panes(_FIRST, 1)
        sheet.set_header(f'&L&"Arial"{self._marking}&R&"Arial"{self._title}')
        sheet.set_footer('&L&"Arial"&A&R&"Arial"Page &P of &N')
        return sheet

    def _write(self, sheet: Worksheet, row: int, place: int, value: Value) -> None:
        if isinstance(value, datetime):
            sheet.write_datetime(row, place, value, self._moment)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), self._day)
        elif isinstance(value, float):
            sheet.write_number(row, place, value, self._share)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self._number)
        else:
            style = self._strong if isinstance(value, Strong) else self._cell
            sheet.write_string(row, place, str(value), style)


def _height(cells: Iterable[tuple[Value, int]]) -> float:
    """The height of a row, from the cell whose text takes most lines at its column's width.

    Not every program works it out by itself.
    """
    lines = (
        len(textwrap.wrap(value, max(1, width - 1))) if isinstance(value, str) else 1
        for value, width in cells
    )
    return _LINE * min(max(1, *lines), _MOST_LINES)
