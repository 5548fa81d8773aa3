"""Tables with one row: said in lines, because there is nothing to compare."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.plain_tables import paragraph_before, plain_cells, words_of


def single_rows_as_lines(root: etree._Element) -> bool:
    """Replace each plain table of one row by lines; whether there was any.

    A line is a column's heading and what the row says. Of two columns, the first heads the only line. A table
    with an empty cell is left for a person to fill in, and one with a bold part of a sentence as it is.
    """
    said = [_say(table) for table in list(root.iter(qn("w:tbl")))]
    return any(said)


def _say(table: etree._Element) -> bool:
    cells = plain_cells(table, 1, 1)
    if not cells:
        return False
    heads, row = ([words_of(cell) for cell in one] for one in cells)
    if any(map(_has_a_bold_part, cells[1])) or len(heads) < 2 or not all(heads) or not all(row):
        return False
    lines = [(row[0], row[1])] if len(heads) == 2 else list(zip(heads, row, strict=True))
    for number, line in enumerate(lines, 1):
        is_last = number == len(lines)
        paragraph_before(table, [line], close=not is_last, kept=not is_last)
    parent = table.getparent()
    assert parent is not None
    parent.remove(table)
    return True


def _has_a_bold_part(cell: etree._Element) -> bool:
    bold = [
        {run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in one.iter(qn("w:r")) if _says(run)}
        for one in cell.iter(qn("w:p"))
    ]
    return any(len(one) > 1 for one in bold)


def _says(run: etree._Element) -> bool:
    return any(one.text for one in run.iter(qn("w:t")))
