"""Rows, columns and cells made by the data: loops, conditions, merges, colours, nested tables."""

from __future__ import annotations

from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.formats.word.equal.case import Case, holding
from tests.formats.word.equal.pieces import all_of, grid, texts

_ROWS = holding(
    rows=[
        {"a": "one", "b": "1 & 2", "xs": ["p", "q"], "colour": "FF0000"},
        {"a": "two\nlines", "b": "<3>", "xs": ["r"], "colour": "00FF00"},
    ],
    columns=["c1", "c2", "c3"],
    shown=True,
    hidden=False,
    colour="AABBCC",
    span=2,
    name="n",
)
_LOOP = (["{%tr for row in rows %}", ""], ["{{ row.a }}", "{{ row.b }}"], ["{%tr endfor %}", ""])


def _nested(document: DocumentObject) -> None:
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    inner = cells[0].add_table(rows=0, cols=2)
    for row in _LOOP:
        for cell, text in zip(inner.add_row().cells, row, strict=True):
            cell.text = text
    cells[0].add_paragraph("below")
    cells[1].text = "{{ name }}"


def _nested_in_loop(document: DocumentObject) -> None:
    table = document.add_table(rows=0, cols=2)
    table.add_row().cells[0].text = "{%tr for row in rows %}"
    cells = table.add_row().cells
    inner = cells[1].add_table(rows=0, cols=1)
    for text in ("{%tr for x in row.xs %}", "{{ x }}", "{%tr endfor %}"):
        inner.add_row().cells[0].text = text
    cells[1].add_paragraph("below")
    cells[0].text = "{{ row.a }}"
    table.add_row().cells[0].text = "{%tr endfor %}"


def _with_properties(*, text: str, properties: str) -> object:
    """Draws a loop of rows whose first cell has that text and those properties."""

    def draw(document: DocumentObject) -> None:
        table = document.add_table(rows=0, cols=2)
        table.add_row().cells[0].text = "{%tr for row in rows %}"
        cells = table.add_row().cells
        cells[0].text = text
        cells[1].text = "{{ row.b }}"
        holder = cells[0]._tc.get_or_add_tcPr()
        for child in parse_xml(f"<w:tcPr {nsdecls('w')}>{properties}</w:tcPr>"):
            holder.append(child)
        table.add_row().cells[0].text = "{%tr endfor %}"

    return draw


def _heading_row(document: DocumentObject) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    first = table.add_row()
    first._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, text in zip(first.cells, ("What {{ name }}", "Who"), strict=True):
        cell.text = text
    for row in _LOOP:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


_WIDE_LOOP = ["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"]
_MERGED = ["{%tc for c in columns %}", "{% hm %}{{ name }}", "{%tc endfor %}"]


def _merged_with_span(document: DocumentObject) -> None:
    table = document.add_table(rows=2, cols=4)
    for cell, text in zip(table.rows[0].cells, [*_WIDE_LOOP, "z"], strict=True):
        cell.text = text
    row = table.rows[1]
    for cell, text in zip(
        row.cells, ["{%tc for c in columns %}", "{% hm %}{{ name }}", "", "{%tc endfor %}"], strict=True
    ):
        cell.text = text
    tc = row.cells[1]._tc
    tc.getparent().remove(row.cells[2]._tc)
    tc.grid_span = 2


CASES = [
    Case("a loop over rows", grid(*_LOOP), _ROWS),
    Case("a loop over rows below a heading row", _heading_row, _ROWS),
    Case("an empty loop below a heading row", _heading_row, holding(rows=[], name="x")),
    Case(
        "a condition over rows",
        grid(
            ["a", "b"],
            ["{%tr if hidden %}", ""],
            ["c", "d"],
            ["{%tr else %}", ""],
            ["e", "f"],
            ["{%tr endif %}", ""],
        ),
        _ROWS,
    ),
    Case(
        "rows in a loop with a condition",
        grid(_LOOP[0], ["{%tr if loop.first %}", ""], _LOOP[1], ["{%tr endif %}", ""], _LOOP[2]),
        _ROWS,
    ),
    Case(
        "a loop within a cell",
        grid(["{%p for row in rows %}\n{{ row.a }}\n{%p endfor %}\nend", "{{ name }}"]),
        _ROWS,
    ),
    Case(
        "a loop within a cell's paragraph",
        grid(["{% for row in rows %}{{ row.a }};{% endfor %}", "z"]),
        _ROWS,
    ),
    Case(
        "loops in cells of loops",
        grid(
            _LOOP[0], ["{%p for x in row.xs %}\n{{ x }}\n{%p endfor %}\n{{ row.a }}", "{{ row.b }}"], _LOOP[2]
        ),
        _ROWS,
    ),
    Case("a loop over columns", grid(_WIDE_LOOP), _ROWS),
    Case(
        "a loop over columns and rows",
        grid(
            ["h", *_WIDE_LOOP],
            ["{%tr for row in rows %}", "", "", ""],
            ["{{ row.a }}", "{%tc for c in columns %}", "{{ c }}{{ row.b }}", "{%tc endfor %}"],
            ["{%tr endfor %}", "", "", ""],
        ),
        _ROWS,
    ),
    Case(
        "a condition over a column",
        grid(
            ["a", "{%tc if hidden %}", "b", "{%tc endif %}"], ["a", "{%tc if shown %}", "b", "{%tc endif %}"]
        ),
        _ROWS,
    ),
    Case("vertical merging", _with_properties(text="{% vm %}{{ name }}", properties=""), _ROWS),
    Case(
        "vertical merging among text",
        _with_properties(text="a {% vm %} {{ row.a }}", properties='<w:vAlign w:val="center"/>'),
        _ROWS,
    ),
    Case("horizontal merging", grid(_WIDE_LOOP, _MERGED), _ROWS),
    Case("horizontal merging of one", grid(_WIDE_LOOP, _MERGED), holding(columns=["c"], name="n")),
    Case("horizontal merging of a cell with a span", _merged_with_span, _ROWS),
    Case("a span from the data", grid(["a", "b", "c"], ["{% colspan span %}wide {{ name }}", "z"]), _ROWS),
    Case(
        "a span from a text",
        grid(["a", "b", "c"], ["{% colspan span %}{{ name }}"]),
        holding(span="3", name="n"),
    ),
    Case("a colour from the data", grid(["{% cellbg colour %}{{ name }}", "{% cellbg 'FFFF00' %}b"]), _ROWS),
    Case(
        "a colour for each row",
        _with_properties(text="{% cellbg row.colour %}{{ row.a }}", properties=""),
        _ROWS,
    ),
    Case(
        "a colour in place of another",
        _with_properties(
            text="{% cellbg row.colour %}{{ row.a }}",
            properties='<w:shd w:val="clear" w:color="auto" w:fill="111111"/><w:vAlign w:val="center"/>',
        ),
        _ROWS,
    ),
    Case(
        "a colour and a merge",
        _with_properties(text="{% cellbg row.colour %}{% vm %}{{ row.a }}", properties=""),
        _ROWS,
    ),
    Case("a table within a table", _nested, _ROWS),
    Case("tables within a loop of rows", _nested_in_loop, _ROWS),
    Case(
        "tables within a loop of paragraphs",
        all_of(
            texts("{%p for row in rows %}", "{{ row.a }}"),
            grid(["{{ row.a }}", "{{ row.b }}"]),
            texts("{%p endfor %}"),
        ),
        _ROWS,
    ),
    Case(
        "loops of rows within a loop of paragraphs",
        all_of(
            texts("{%p for row in rows %}"),
            grid(["{%tr for x in row.xs %}", ""], ["{{ x }}", "{{ row.a }}"], ["{%tr endfor %}", ""]),
            texts("{%p endfor %}"),
        ),
        _ROWS,
    ),
    Case(
        "a loop from one cell to the next",
        grid(["{% for c in columns %}{{ c }}", "{{ c }}{% endfor %}", "z"]),
        _ROWS,
    ),
    Case(
        "a loop from before a table to behind it",
        all_of(texts("{% for c in columns %}{{ c }}"), grid(["{{ c }}", "b"]), texts("{{ c }}{% endfor %}")),
        _ROWS,
    ),
    Case(
        "a loop from one row to the next",
        grid(["{% for c in columns %}{{ c }}", "x"], ["{{ c }}", "{% endfor %}y"]),
        _ROWS,
    ),
    Case(
        "merging and colours in loops of columns",
        grid(
            ["{%tc for c in columns %}", "{% cellbg colour %}{{ c }}", "{%tc endfor %}"],
            ["{%tr for row in rows %}", "", ""],
            ["{% vm %}{{ name }}", "{{ row.a }}", "z"],
            ["{%tr endfor %}", "", ""],
        ),
        _ROWS,
    ),
    Case(
        "two tables, one growing",
        all_of(grid(["a", "{{ name }}"]), texts("between"), grid(*_LOOP), texts("end")),
        _ROWS,
    ),
]
