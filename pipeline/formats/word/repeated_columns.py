"""Columns of a table that say the same in every row: said once above the table instead."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

#: The fewest rows below the heading row, and the fewest columns that are left.
_ROWS, _COLUMNS = 3, 2
#: What a cell may hold besides text only in a table that is left as it is.
_NOT_PLAIN = {
    qn(f"w:{name}")
    for name in ("tbl", "sdt", "gridSpan", "vMerge", "drawing", "pict", "object", "fldChar", "hyperlink")
}
#: Answers that need a word more where no row is beside them.
_OF_ALL = ("Yes", "No", "Not recorded", "Not known", "Not asked", "Not applicable")
_STYLE, _AFTER_A_TABLE = "Body", "120"

_Cells = list[list[etree._Element]]


def repeats_above(root: etree._Element) -> bool:
    """Say above its table what a column says in all of three or more rows; whether there was any such column.

    At least two columns stay. A table is left as it is where it has no heading row, has merged cells or
    anything but text, or is in another table or in a place that the reader fills in.
    """
    lifted = [_lift(table, root) for table in list(root.iter(qn("w:tbl")))]
    return any(lifted)


def _lift(table: etree._Element, root: etree._Element) -> bool:
    """Take the repeated columns out of one table; whether there were any."""
    cells = _plain_cells(table)
    if not cells:
        return False
    heads, *rows = [[_words(cell) for cell in row] for row in cells]
    same = [
        place for place, first in enumerate(rows[0]) if first and all(row[place] == first for row in rows)
    ]
    same = same[max(0, len(same) + _COLUMNS - len(heads)) :]
    if not same:
        return False
    table.addprevious(_sentence([(heads[place], rows[0][place]) for place in same], table, root))
    _narrow(table, cells, same)
    return True


def _plain_cells(table: etree._Element) -> _Cells:
    """The cells of a table, row by row, the heading row first; empty where it is to be left as it is."""
    if any(one.tag in (qn("w:tc"), qn("w:sdtContent")) for one in table.iterancestors()):
        return []
    if any(one.tag in _NOT_PLAIN for one in table.iterdescendants()):
        return []
    rows = table.findall(qn("w:tr"))
    heading = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    cells = [row.findall(qn("w:tc")) for row in rows]
    columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    if len(rows) <= _ROWS or heading != [True] + [False] * (len(rows) - 1):
        return []
    return cells if all(len(row) == columns for row in cells) else []


def _words(cell: etree._Element) -> str:
    """The text of a cell, its paragraphs parted by commas."""
    lines = [
        "".join(one.text or "" for one in paragraph.iter(qn("w:t"))) for paragraph in cell.iter(qn("w:p"))
    ]
    return ", ".join(line.strip() for line in lines if line.strip())


def _sentence(pairs: list[tuple[str, str]], table: etree._Element, root: etree._Element) -> etree._Element:
    """A paragraph of bold headings with what every row says, kept with the table."""
    paragraph = etree.Element(qn("w:p"))
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    if root.find(f".//{qn('w:pStyle')}[@{qn('w:val')}='{_STYLE}']") is not None:
        etree.SubElement(properties, qn("w:pStyle")).set(qn("w:val"), _STYLE)
    etree.SubElement(properties, qn("w:keepNext"))
    before = table.getprevious()
    if before is not None and before.tag == qn("w:tbl"):
        etree.SubElement(properties, qn("w:spacing")).set(qn("w:before"), _AFTER_A_TABLE)
    for number, (head, value) in enumerate(pairs):
        _run(paragraph, f"{head}:", bold=True)
        of_all = " (all)" if value in _OF_ALL else ""
        _run(paragraph, f" {value}{of_all}{'' if value.endswith('.') else '.'}")
        if number < len(pairs) - 1:
            _run(paragraph, " ")
    return paragraph


def _run(paragraph: etree._Element, words: str, *, bold: bool = False) -> None:
    run = etree.SubElement(paragraph, qn("w:r"))
    if bold:
        etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:b"))
    text = etree.SubElement(run, qn("w:t"))
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = words


def _narrow(table: etree._Element, cells: _Cells, same: list[int]) -> None:
    """Remove columns, and share their width among the others in proportion."""
    grid = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    widths = [int(one.get(qn("w:w"), "0")) for one in grid]
    kept = [place for place in range(len(grid)) if place not in same]
    room = sum(widths[place] for place in kept)
    wider = {place: widths[place] * sum(widths) // room if room else widths[place] for place in kept}
    for row in (grid, *cells):
        for place, one in enumerate(row):
            parent = one.getparent()
            assert parent is not None
            if place in same:
                parent.remove(one)
                continue
            width = one if row is grid else one.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if width is not None and room:
                width.set(qn("w:w"), str(wider[place]))
