"""Tables and cells shaped by the data."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from tests.formats.word.drawing import drawn, part, tags, template


def rows_of(*rows):
    """Draws a table of these rows of texts."""

    def draw(document):
        document.add_paragraph("Before")
        table = document.add_table(rows=0, cols=max(len(row) for row in rows))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text

    return draw


LOOP = (["{%tr for row in rows %}", ""], ["{{ row.a }}", "{{ row.b }}"], ["{%tr endfor %}", ""])


def test_a_loop_without_turns_leaves_no_table_without_rows():
    made = template(rows_of(*LOOP))
    assert list(part(made.fill({"rows": []})).iter(qn("w:tbl"))) == []
    assert len(list(part(made.fill({"rows": [{"a": 1, "b": 2}]})).iter(qn("w:tr")))) == 1


def test_a_table_with_a_heading_row_stays_when_its_loop_is_empty():
    filled = template(rows_of(["What", "Who"], *LOOP)).fill({"rows": []})
    assert len(list(part(filled).iter(qn("w:tr")))) == 1
    assert len(list(part(filled).iter(qn("w:gridCol")))) == 2


def test_a_row_left_without_cells_goes():
    filled = template(rows_of(["H", "H", "H"], ["{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"])).fill(
        {"xs": []}
    )
    assert len(list(part(filled).iter(qn("w:tr")))) == 1


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_cell_left_without_a_paragraph_gets_one(count):
    def draw(document):
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        cell.text = "{%p for x in xs %}"
        cell.add_paragraph("{{ x }}")
        cell.add_paragraph("{%p endfor %}")

    cell = next(part(template(draw).fill({"xs": ["a"] * count})).iter(qn("w:tc")))
    assert tags(cell) == ["tcPr", *["p"] * max(count, 1)]


def test_a_cell_whose_last_is_a_table_that_vanished_gets_its_paragraph():
    def draw(document):
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        inner = cell.add_table(rows=0, cols=2)
        for row in LOOP:
            for one, text in zip(inner.add_row().cells, row, strict=True):
                one.text = text
        for paragraph in cell.paragraphs:
            paragraph._p.getparent().remove(paragraph._p)

    cell = next(part(template(draw).fill({"rows": []})).iter(qn("w:tc")))
    assert tags(cell) == ["tcPr", "p"]


def test_a_header_left_empty_keeps_a_paragraph():
    def draw(document):
        header = document.sections[0].header
        header.paragraphs[0].text = "{%p if marking %}"
        header.add_paragraph("{{ marking }}")
        header.add_paragraph("{%p endif %}")

    assert tags(part(template(draw).fill({"marking": ""}), "word/header1.xml")) == ["p"]


def widths(document) -> list[int]:
    return [int(str(one.get(qn("w:w")))) for one in part(document).iter(qn("w:gridCol"))]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_columns_from_the_data_have_a_grid_that_fits_the_width(count):
    filled = template(rows_of(["{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"])).fill(
        {"xs": ["a"] * count}
    )
    columns = widths(filled)
    assert len(columns) == count == len(list(part(filled).iter(qn("w:tc"))))
    whole = sum(widths(drawn(rows_of(["a", "b", "c"]))))
    assert whole - count <= sum(columns) <= whole


PROPERTIES = ["tcW", "gridSpan", "vMerge", "shd", "vAlign"]


@pytest.mark.parametrize("tag", ["{% cellbg colour %}", "{% colspan 2 %}", "{% vm %}", "{% hm %}"])
def test_what_a_tag_puts_into_a_cell_stands_where_the_schema_wants_it(tag):
    def draw(document):
        table = document.add_table(rows=0, cols=3)
        table.add_row().cells[0].text = "{%tr for row in rows %}"
        cells = table.add_row().cells
        cells[0].text = f"{tag}text"
        cells[0].vertical_alignment = 1
        table.add_row().cells[0].text = "{%tr endfor %}"

    cell = next(part(template(draw).fill({"rows": [1, 2], "colour": "FFEEDD"})).iter(qn("w:tc")))
    found = tags(cell.find(qn("w:tcPr")))
    assert found == sorted(found, key=PROPERTIES.index)
    assert len(found) == 3


def test_a_table_within_a_table_counts_its_own_cells():
    def draw(document):
        table = document.add_table(rows=0, cols=2)
        table.add_row().cells[0].text = "{%tr for row in rows %}"
        cell = table.add_row().cells[0]
        cell.add_table(rows=1, cols=2).rows[0].cells[0].text = "{{ row.a }}"
        cell.add_paragraph("end")
        table.add_row().cells[0].text = "{%tr endfor %}"

    root = part(template(draw).fill({"rows": [{"a": 1}, {"a": 2}]}))
    assert len(list(root.iter(qn("w:tbl")))) == 3
    assert len(list(root.iter(qn("w:gridCol")))) == 6
