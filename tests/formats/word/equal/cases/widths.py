"""Grids of tables, narrower and wider than their rows, with and without widths, from data or template."""

from __future__ import annotations

from docx.document import Document as DocumentObject

from tests.formats.word.equal.case import Case, holding
from tests.formats.word.equal.pieces import Draw, all_of, grid, raw, texts


def _table(columns: list[str], *rows: list[str | tuple[str, int]]) -> Draw:
    """Draws a table with this grid (column widths, empty for none) and these rows of texts and spans."""
    return raw(_table_xml(columns, *rows))


def _table_xml(columns: list[str], *rows: list[str | tuple[str, int]]) -> str:
    return _tbl(columns, "".join(_row(row) for row in rows))


def _nested(columns: list[str], inner: str) -> Draw:
    """Draws a table of one cell, with this grid, around another table."""
    return raw(_tbl(columns, f"<w:tr><w:tc>{inner}</w:tc></w:tr>"))


def _tbl(columns: list[str], rows: str) -> str:
    grid_xml = "".join(f'<w:gridCol w:w="{width}"/>' if width else "<w:gridCol/>" for width in columns)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid_xml}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _row(row: list[str | tuple[str, int]]) -> str:
    cells = [(one, 1) if isinstance(one, str) else one for one in row]
    return f"<w:tr>{''.join(_cell(text, span) for text, span in cells)}</w:tr>"


def _cell(text: str, span: int) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        '<w:tc><w:tcPr><w:tcW w:w="0" '
        f'w:type="auto"/>{spanned}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
    )


def _dynamic(count: int) -> Case:
    drawn = grid(["h", "{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"], ["a", "b", "c", "d"])
    return Case(f"{count} columns from the data beside a row of four", drawn, holding(columns=["x"] * count))


def _alone(count: int) -> Case:
    drawn = grid(["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"])
    return Case(f"{count} columns from the data alone", drawn, holding(columns=["x"] * count))


def _wide_nested(document: DocumentObject) -> None:
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    inner = cell.add_table(rows=1, cols=3)
    for one, text in zip(
        inner.rows[0].cells, ("{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"), strict=True
    ):
        one.text = text
    cell.add_paragraph("end")


_TURNS = holding(rows=[1, 2], columns=list("abcdef"), shown=False, name="n")
_LOOP = ["{%tr for r in rows %}"], ["{%tr endfor %}"]

CASES = [
    *(_dynamic(count) for count in (0, 1, 3, 5, 9)),
    *(_alone(count) for count in (1, 2, 3, 5, 9)),
    Case("a grid of too few columns", _table(["3000", "2000"], ["a", "b", "{{ name }}"]), _TURNS),
    Case("a grid of too many columns", _table(["3000", "2000", "1001", "777"], ["a", "{{ name }}"]), _TURNS),
    Case(
        "a grid that spans fill",
        _table(["3000", "2000", "1000"], [("a", 2), "b"], ["c", "d", "{{ name }}"]),
        _TURNS,
    ),
    Case("spans wider than the grid", _table(["3000", "2000"], [("a", 4), "{{ name }}"]), _TURNS),
    Case("a grid without widths", _table(["", ""], ["a", "b", "{{ name }}"]), _TURNS),
    Case("a grid without columns", _table([], ["a", "{{ name }}"]), _TURNS),
    Case("widths that are not whole", _table(["3000.5", "2000.25", "10"], ["a", "{{ name }}"]), _TURNS),
    Case("widths of none", _table(["0", "0", "0"], ["a", "b", "c", "{{ name }}"]), _TURNS),
    Case(
        "a loop of rows too wide for the grid",
        _table(["3000", "2000"], _LOOP[0], ["a", "b", "c"], _LOOP[1]),
        _TURNS,
    ),
    Case(
        "a loop of rows too narrow for the grid",
        _table(["3000", "2000", "1000"], _LOOP[0], ["a", "b"], _LOOP[1]),
        _TURNS,
    ),
    Case(
        "the widest row left out",
        _table(
            ["3000", "2000", "1000"], ["{%tr if shown %}"], ["a", "b", "c"], ["{%tr endif %}"], ["d", "e"]
        ),
        _TURNS,
    ),
    Case(
        "the widest row left out of a grid of two",
        _table(["3000", "2000"], ["{%tr if shown %}"], ["a", "b", "c"], ["{%tr endif %}"], ["d", "e"]),
        _TURNS,
    ),
    Case("columns within a cell", _wide_nested, _TURNS),
    Case(
        "a wide table within a narrow one",
        _nested(["5000"], _table_xml(["900", "900", "900"], ["{{ name }}", "b"])),
        _TURNS,
    ),
    Case(
        "tables of other widths in a loop",
        all_of(
            texts("{%p for r in rows %}"),
            _table(["1000"], ["{%tc for c in columns[:r] %}", "{{ c }}", "{%tc endfor %}"]),
            texts("{%p endfor %}"),
        ),
        _TURNS,
    ),
]
