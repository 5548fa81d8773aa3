"""Settles tables and cells that are the same for all data, and marks those that the data decides."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.compile.part_source import COVER
from pipeline.formats.word.compile.structure import W_P, W_TBL, W_TC, W_TR, Structure
from pipeline.formats.word.placeholders import BLOCK_END, TABLE, TABLE_END
from pipeline.formats.word.table_repair import Widths, grid_for

_GRID, _COLUMN, _SPAN, _CELL_PROPERTIES = qn("w:tblGrid"), qn("w:gridCol"), qn("w:gridSpan"), qn("w:tcPr")
_ENDS_IN_PARAGRAPH = [W_TC, *(qn(f"w:{tag}") for tag in ("hdr", "ftr", "footnote", "endnote", "txbxContent"))]


def settle_tables(structure: Structure) -> list[Widths]:
    """Give each table the grid its rows need, where that is known; mark those that the data decides.

    Returns the column widths of each marked table, in the order of the marks' numbers.
    """
    marked: list[Widths] = []
    for table in list(structure.root.iter(W_TBL)):
        grid = table.find(_GRID)
        columns = [] if grid is None else grid.findall(_COLUMN)
        widths = tuple(column.get(qn("w:w"), "") for column in columns)
        rows = list(table.iter(W_TR))
        certain = [row for row in rows if not structure.is_conditional(row, table)]
        if len(certain) == len(rows) and all(_is_certain(structure, row) for row in rows):
            _set_grid(grid, grid_for(widths, *_widest(rows)))
        elif not _always_fits(structure, rows, certain, len(widths)) or not any(
            row.getparent() is table for row in certain
        ):
            structure.enclose(table, f"{TABLE}{len(marked)};", TABLE_END)
            marked.append(widths)
    return marked


def _is_certain(structure: Structure, row: etree._Element) -> bool:
    """Whether a row's cells and their spans are the same for all data."""
    cells = row.findall(W_TC)
    spans = [span for cell in cells if (span := cell.find(f"{_CELL_PROPERTIES}/{_SPAN}")) is not None]
    return all(not structure.is_conditional(cell, row) for cell in cells) and not any(
        COVER.search(span.get(qn("w:val"), "")) for span in spans
    )


def _always_fits(
    structure: Structure, rows: list[etree._Element], certain: list[etree._Element], columns: int
) -> bool:
    """Whether the grid is right for any rows that the data leaves, as long as it leaves one."""
    if not all(_is_certain(structure, row) for row in rows):
        return False
    widths = [_widest([row]) for row in rows]
    wide_enough = _widest(certain)[1] >= columns if certain else all(spans >= columns for _, spans in widths)
    return wide_enough and all(cells <= columns for cells, _ in widths)


def _widest(rows: list[etree._Element]) -> tuple[int, int]:
    """The most cells, and the most columns spanned, of any of the rows."""
    cells = spans = 0
    for row in rows:
        own = row.findall(W_TC)
        cells = max(cells, len(own))
        wide = (cell.find(f"{_CELL_PROPERTIES}/{_SPAN}") for cell in own)
        spans = max(spans, sum(1 if span is None else int(span.get(qn("w:val"), "1")) for span in wide))
    return cells, spans


def _set_grid(grid: etree._Element | None, widths: Widths) -> None:
    if grid is None:
        return
    for column in grid.findall(_COLUMN)[len(widths) :]:
        grid.remove(column)
    while len(grid.findall(_COLUMN)) < len(widths):
        etree.SubElement(grid, _COLUMN)
    for column, width in zip(grid.findall(_COLUMN), widths, strict=True):
        if width:
            column.set(qn("w:w"), width)


def settle_ends(structure: Structure) -> bool:
    """Mark the end of each cell, header, footer, note and text box that may lose its last paragraph."""
    marked = False
    for holder in structure.root.iter(*_ENDS_IN_PARAGRAPH):
        blocks = [child for child in holder if child.tag in (W_P, W_TBL, qn("w:sdt"))]
        if holder.tag in (qn("w:hdr"), qn("w:ftr")):
            sure = any(not structure.is_conditional(block, holder) for block in blocks)
        else:
            last = blocks[-1] if blocks else None
            sure = (
                last is not None
                and last.tag == W_P
                and not structure.is_conditional(last, holder)
                and not COVER.search(last.tail or "")
            )
        if not sure:
            structure.append(holder, BLOCK_END)
            marked = True
    return marked
