"""What every workbook of a list must be on paper."""

from __future__ import annotations

from openpyxl import Workbook

from pipeline.formats.working_list import LEAST_PRINTED, printed_points


def assert_prints_well(book: Workbook) -> None:
    """Each sheet is in Arial, on landscape A4, and its text is printed at 8 points or more."""
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), sheet.title
        used = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.font.name for cell in used} == {"Arial"}, sheet.title
        # The file's width of a column includes the 5 pixels at its sides.
        columns = sheet.column_dimensions.values()
        widths = [(7 * one.width - 5) / 7 for one in columns for _ in range(one.min, one.max + 1)]
        assert len(widths) == max(cell.column for cell in used), sheet.title
        assert printed_points(widths) >= LEAST_PRINTED, f"{sheet.title}: {printed_points(widths):.1f} points"
