"""Repairs tables whose grid, rows or existence the data decides, and cells left without a paragraph."""

from __future__ import annotations

import functools
import re

from pipeline.formats.word.placeholders import BLOCK_END, LEAD, TABLE, TABLE_END

Widths = tuple[str, ...]

_ENDED = re.compile(r"(?:</w:p>|<w:p/>)(?:<w:(?:bookmark|perm|proofErr|move|customXml)[^>]*/>|\x0e\x1b.)*$")
_TOKEN = re.compile(r'<w:tbl>|<w:tbl |<w:tr[ >]|</w:tr>|<w:tc[ >]|<w:gridSpan w:val="(\d+)"/>')
_ROW_END = "</w:tr>"
_ROW_WITHOUT_CELLS = re.compile(
    r"<w:tr(?: [^>]*)?(?:/>|>(?:<w:(?:tblPrEx|trPr)\b(?:[^>]*/>|.*?</w:(?:tblPrEx|trPr)>))*</w:tr>)"
)
_SPANS = re.compile(r'<w:gridSpan w:val="(\d+)"').findall


@functools.lru_cache(maxsize=512)
def grid_for(widths: Widths, cells: int, spans: int) -> Widths:
    """The column widths that docxtpl gives a table whose widest rows have these cells and spanned columns."""
    if (cells <= len(widths) <= spans) or not all(widths):
        return widths
    from docx.oxml.ns import nsdecls, qn
    from docxtpl import DocxTemplate

    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = (
        f"<w:tr>{'<w:tc/>' * cells}</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan "
        f'w:val="{spans}"/></w:tcPr></w:tc></w:tr>'
    )
    skeleton = f"<w:body {nsdecls('w')}><w:tbl><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl></w:body>"
    return tuple(
        column.get(qn("w:w"), "") for column in DocxTemplate.fix_tables(None, skeleton).iter(qn("w:gridCol"))
    )


def repair_tables(xml: str, widths: list[Widths], *, nested: bool) -> str:
    """A filled part with its marked tables repaired: a grid that fits, no row without cells, no empty table.

    `nested`: there may be tables within tables.
    """
    pieces: list[list[str]] = [[]]
    numbers: list[int] = []
    done, at = 0, xml.find(LEAD[0])
    while at >= 0:
        kind = xml[at : at + len(TABLE)]
        if kind == TABLE:
            pieces[-1].append(xml[done:at])
            pieces.append([])
            end = xml.index(";", at)
            numbers.append(int(xml[at + len(TABLE) : end]))
            done = end + 1
        elif kind == TABLE_END:
            pieces[-1].append(xml[done:at])
            table = _repaired("".join(pieces.pop()), widths[numbers.pop()], nested=nested)
            pieces[-1].append(table)
            done = at + len(TABLE_END)
        at = xml.find(LEAD[0], max(done, at + 1))
    return "".join([*pieces[0], xml[done:]])


def _repaired(table: str, widths: Widths, *, nested: bool) -> str:
    table = _ROW_WITHOUT_CELLS.sub("", table)
    if "<w:tr>" not in table and "<w:tr " not in table:
        return ""
    fitting = grid_for(widths, *_widest_filled(table, nested=nested))
    if fitting == widths or not widths:
        return table
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in fitting)
    start, end = table.index("<w:tblGrid>") + len("<w:tblGrid>"), table.index("</w:tblGrid>")
    return table[:start] + grid + table[end:]


def _widest_filled(table: str, *, nested: bool) -> tuple[int, int]:
    """The most cells and spanned columns of any row of a filled table."""
    if nested and (table.find("<w:tbl>", 1) >= 0 or table.find("<w:tbl ", 1) >= 0):
        return _widest_nested(table)
    cells = spans = 0
    for row in table.split(_ROW_END)[:-1]:
        count = row.count("<w:tc>") + row.count("<w:tc ")
        wide = count if "<w:gridSpan " not in row else count + sum(int(span) - 1 for span in _SPANS(row))
        cells, spans = max(cells, count), max(spans, wide)
    return cells, spans


def _widest_nested(table: str) -> tuple[int, int]:
    """The most cells and spanned columns of any row, including rows of nested tables."""
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


def repair_ends(xml: str) -> str:
    """A filled part with a paragraph added at each marked end that has none."""
    pieces = xml.split(BLOCK_END)
    for place, piece in enumerate(pieces[:-1]):
        if not piece.endswith("</w:p>") and not _ENDED.search(piece, max(0, len(piece) - 2000)):
            pieces[place] = piece + "<w:p/>"
    return "".join(pieces)
