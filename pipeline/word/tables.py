"""Tables whose grid, rows or very being depend on the data; cells that it may leave without a paragraph."""

from __future__ import annotations

import functools
import re

from docx.oxml.ns import nsdecls, qn
from lxml import etree

from pipeline.word.marks import BLOCK_END, TABLE, TABLE_END
from pipeline.word.source import COVER
from pipeline.word.structure import W_P, W_TBL, W_TC, W_TR, Structure

_GRID, _COLUMN, _SPAN, _CELL_PROPERTIES = qn("w:tblGrid"), qn("w:gridCol"), qn("w:gridSpan"), qn("w:tcPr")
_ENDS_IN_PARAGRAPH = [W_TC, *(qn(f"w:{tag}") for tag in ("hdr", "ftr", "footnote", "endnote", "txbxContent"))]
_ENDED = re.compile(r"(?:</w:p>|<w:p/>)(?:<w:(?:bookmark|perm|proofErr|move|customXml)[^>]*/>|\x0e\x1b.)*$")
_TOKEN = re.compile(r'<w:tbl>|<w:tbl |<w:tr[ >]|</w:tr>|<w:tc[ >]|<w:gridSpan w:val="(\d+)"/>')
_ROW_END = "</w:tr>"
_ROW_WITHOUT_CELLS = re.compile(r"<w:tr(?: [^>]*)?(?:/>|>(?:<w:(?:tblPrEx|trPr)\b(?:[^>]*/>|.*?</w:(?:tblPrEx|trPr)>))*</w:tr>)")
_SPANS = re.compile(r'<w:gridSpan w:val="(\d+)"').findall

Widths = tuple[str, ...]


def settle_tables(structure: Structure) -> list[Widths]:
    """Give each table the grid that its rows need where that is known; mark those that only the data decides.

    The column widths of each marked table come back, in the order of their marks' numbers.
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
        elif not _always_fits(structure, rows, certain, len(widths)) or not any(row.getparent() is table for row in certain):
            structure.enclose(table, f"{TABLE}{len(marked)};", TABLE_END)
            marked.append(widths)
    return marked


def _is_certain(structure: Structure, row: etree._Element) -> bool:
    """Whether a row's cells and their spans are the same whatever the data."""
    cells = row.findall(W_TC)
    spans = [span for cell in cells if (span := cell.find(f"{_CELL_PROPERTIES}/{_SPAN}")) is not None]
    return all(not structure.is_conditional(cell, row) for cell in cells) and not any(
        COVER.search(span.get(qn("w:val"), "")) for span in spans
    )


def _always_fits(structure: Structure, rows: list[etree._Element], certain: list[etree._Element], columns: int) -> bool:
    """Whether the grid is right for whichever rows the data leaves, so long as it leaves one."""
    if not all(_is_certain(structure, row) for row in rows):
        return False
    widths = [_widest([row]) for row in rows]
    wide_enough = _widest(certain)[1] >= columns if certain else all(spans >= columns for _, spans in widths)
    return wide_enough and all(cells <= columns for cells, _ in widths)


def _widest(rows: list[etree._Element]) -> tuple[int, int]:
    """The most cells, and the most columns spanned, that any of the rows has."""
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


@functools.lru_cache(maxsize=512)
def grid_for(widths: Widths, cells: int, spans: int) -> Widths:
    """The column widths that docxtpl gives a table whose widest rows have so many cells and span so many columns."""
    if (cells <= len(widths) <= spans) or not all(widths):
        return widths
    from docxtpl import DocxTemplate

    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = f'<w:tr>{"<w:tc/>" * cells}</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{spans}"/></w:tcPr></w:tc></w:tr>'
    skeleton = f"<w:body {nsdecls('w')}><w:tbl><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl></w:body>"
    return tuple(column.get(qn("w:w"), "") for column in DocxTemplate.fix_tables(None, skeleton).iter(_COLUMN))


def settle_ends(structure: Structure) -> bool:
    """Mark the end of every cell, header, footer, note and text box that the data may leave without its last paragraph."""
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


def mend_tables(xml: str, widths: list[Widths]) -> str:
    """A filled part's marked tables with grids that fit, no row without a cell, and none left without a row."""
    end = xml.find(TABLE_END)
    while end >= 0:
        start = xml.rfind(TABLE, 0, end)
        number = xml.index(";", start)
        table = _mended(xml[number + 1 : end], widths[int(xml[start + len(TABLE) : number])])
        xml = xml[:start] + table + xml[end + len(TABLE_END) :]
        end = xml.find(TABLE_END, start)
    return xml


def _mended(table: str, widths: Widths) -> str:
    table = _ROW_WITHOUT_CELLS.sub("", table)
    if "<w:tr>" not in table and "<w:tr " not in table:
        return ""
    fitting = grid_for(widths, *_widest_filled(table))
    if fitting == widths or not widths:
        return table
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in fitting)
    start, end = table.index("<w:tblGrid>") + len("<w:tblGrid>"), table.index("</w:tblGrid>")
    return table[:start] + grid + table[end:]


def _widest_filled(table: str) -> tuple[int, int]:
    """The most cells and spanned columns of any row of a filled table."""
    if table.find("<w:tbl>", 1) >= 0 or table.find("<w:tbl ", 1) >= 0:
        return _widest_nested(table)
    cells = spans = 0
    for row in table.split(_ROW_END)[:-1]:
        count = row.count("<w:tc>") + row.count("<w:tc ")
        wide = count if "<w:gridSpan " not in row else count + sum(int(span) - 1 for span in _SPANS(row))
        cells, spans = max(cells, count), max(spans, wide)
    return cells, spans


def _widest_nested(table: str) -> tuple[int, int]:
    """The most cells and spanned columns of any row, the rows of tables within tables included."""
    cells = spans = 0
    rows: list[list[int]] = []
    for found in _TOKEN.finditer(table):
        token = found.group()
        if token.startswith("<w:tr"):
            rows.append([0, 0])
        elif token.startswith("<w:tc"):
            rows[-1][0] += 1
            rows[-1][1] += 1
        elif token == _ROW_END:
            done = rows.pop()
            cells, spans = max(cells, done[0]), max(spans, done[1])
        elif found.group(1):
            rows[-1][1] += int(found.group(1)) - 1
    return cells, spans


def mend_ends(xml: str) -> str:
    """A filled part with a paragraph at each marked end that has none."""
    pieces = xml.split(BLOCK_END)
    for place, piece in enumerate(pieces[:-1]):
        if not piece.endswith("</w:p>") and not _ENDED.search(piece, max(0, len(piece) - 2000)):
            pieces[place] = piece + "<w:p/>"
    return "".join(pieces)
