"""Columns of a table that say the same in every row: said once above the table instead."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.plain_tables import Cells, paragraph_before, plain_cells, words_of

#: The fewest rows below the heading row, and the fewest columns that are left.
_ROWS, _COLUMNS = 2, 2
#: What an answer is called where no row is beside it.
_OF_ALL = {"Yes": "all", "No": "none"} | {
    one: f"{one[0].lower()}{one[1:]} for any"
    for one in ("Not recorded", "Not known", "Not asked", "Not applicable")
}


def repeats_above(root: etree._Element) -> bool:
    """Say above its table what a column says in all of two or more rows; whether there was any such column.

    At least two columns stay. Only of plain tables.
    """
    lifted = [_lift(table) for table in list(root.iter(qn("w:tbl")))]
    return any(lifted)


def _lift(table: etree._Element) -> bool:
    """Take the repeated columns out of one table; whether there were any."""
    cells = plain_cells(table, _ROWS)
    if not cells:
        return False
    heads, *rows = [[words_of(cell) for cell in row] for row in cells]
    columns = zip(*rows, strict=True)
    same = [place for place, said in enumerate(columns) if said[0] and len(set(said)) == 1]
    same = same[max(0, len(same) + _COLUMNS - len(heads)) :]
    if not same:
        return False
    paragraph_before(table, [(heads[place], _of_all(rows[0][place])) for place in same])
    _narrow(table, cells, same)
    return True


def _of_all(value: str) -> str:
    return f"{_OF_ALL.get(value, value)}{'' if value.endswith('.') else '.'}"


def _narrow(table: etree._Element, cells: Cells, same: list[int]) -> None:
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
