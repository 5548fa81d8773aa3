"""The appearance of the workbooks that we write: cell formats, column widths, page setup."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.model import Field, Kind

_FONT = {"font_name": "Arial", "font_size": 11, "valign": "top", "align": "left"}
_INK, _PALE, _DARK = "#1F3A4D", "#E8EEF2", "#C9D8E2"
_NUMBER_FORMATS = {
    Kind.ID: "@",
    Kind.TEXT: "@",
    Kind.DATE: "dd/mm/yyyy",
    Kind.MOMENT: "dd/mm/yyyy hh:mm",
    Kind.NUMBER: "0",
}
_WIDTHS = {
    Kind.ID: 16,
    Kind.TEXT: 26,
    Kind.PROSE: 60,
    Kind.DATE: 14,
    Kind.MOMENT: 18,
    Kind.YES_NO: 15,
    Kind.CODE: 24,
    Kind.CODES: 28,
    Kind.NUMBER: 12,
}


class Look:
    """The formats of one workbook.

    `cells` has one for each kind of field, `day` is for a date without a time.
    """

    def __init__(self, book: Workbook) -> None:
        def cell_format(**more: Any) -> Any:
            return book.add_format({**_FONT, **more})

        heading = {
            "text_wrap": True,
            "font_color": _INK,
            "valign": "vcenter",
            "border": 1,
            "border_color": _DARK,
        }
        self.title = cell_format(bold=True, font_size=18, font_color=_INK)
        self.subtitle = cell_format(bold=True, font_size=13, font_color=_INK, bottom=1, bottom_color=_DARK)
        self.words = cell_format(text_wrap=True)
        self.strong = cell_format(text_wrap=True, bold=True)
        self.link = cell_format(text_wrap=True, font_color="#0B5394", underline=1)
        self.heading = cell_format(bg_color=_PALE, **heading)
        self.required = cell_format(
            **{**heading, "bg_color": _DARK, "bold": True, "bottom": 5, "bottom_color": _INK}
        )
        self.cells = {
            kind: cell_format(
                num_format=_NUMBER_FORMATS.get(kind, "General"),
                text_wrap=kind in (Kind.PROSE, Kind.TEXT, Kind.CODES),
            )
            for kind in Kind
        }
        self.day = self.cells[Kind.DATE]

    def heading_of(self, field: Field) -> Any:
        """The format of a field's heading; a required field's is bold and dark, with a thick line below."""
        return self.required if field.required else self.heading


def width_of(field: Field) -> int:
    """The width of a field's column, in characters."""
    return _WIDTHS[field.kind]


def print_on_wide_pages(sheet: Worksheet) -> None:
    """Set a sheet to print on landscape A4 pages, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
