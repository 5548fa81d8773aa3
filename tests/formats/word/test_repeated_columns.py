"""A column that says the same in every row is said once above its table."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from pipeline.formats.word import Template
from pipeline.formats.word.arranged import arranged
from templates.drafting.look import TEXT_WIDTH_CM, Page
from templates.drafting.pieces import Draft

COLUMNS = [
    ("Task", 6.0, "{{ one.task }}"),
    ("Agreed", 4.0, ["{{ one.on }}", "Version: {{ one.version }}"]),
    ("Invited", 3.0, "{{ one.invited }}"),
    ("Due", 4.0, "{{ one.due }}"),
]
SAME = {"on": "1 May 2026", "version": "2", "invited": "Yes", "due": "3 June 2026"}
THREE = [{**SAME, "task": f"Task {number}"} for number in range(3)]


def filled(tmp_path: Path, things, columns=COLUMNS, *, own=False):
    draft = Draft(Page(head="", mark="", foot="", title="Title"))
    draft.heading(1, "Title")
    draft.body("Before")

    def draw():
        draft.listing("Things", "one in things", columns)

    draft.own("things", draw) if own else draw()
    draft.save(tmp_path / "drawn.docx")
    names = {"house": {"marking": "", "council": "", "roles": {}}, "things": things}
    data = Template(tmp_path / "drawn.docx", arrange=arranged).fill(names)
    return Document(io.BytesIO(data))


def heads(page) -> list[str]:
    (table,) = page.element.body.iter(qn("w:tbl"))
    first = next(table.iter(qn("w:tr")))
    return ["".join(one.text for one in cell.iter(qn("w:t"))) for cell in first.iter(qn("w:tc"))]


def test_what_every_row_says_is_above_the_table_once(tmp_path):
    page = filled(tmp_path, [{**one, "due": f"{number} June 2026"} for number, one in enumerate(THREE, 1)])
    above = page.paragraphs[-1]
    assert above.text.replace("\u00a0", " ") == "Agreed: 1 May 2026, Version: 2. Invited: all."
    assert above.style.name == "Body"
    assert above.paragraph_format.keep_with_next
    assert [run.text for run in above.runs if run.bold] == ["Agreed:", "Invited:"]
    assert heads(page) == ["Task", "Due"]
    (table,) = page.tables
    assert [one.cells[1].text for one in table.rows[1:]] == ["1 June 2026", "2 June 2026", "3 June 2026"]


def test_the_other_columns_fill_the_width(tmp_path):
    (table,) = filled(tmp_path, [{**one, "invited": one["task"]} for one in THREE]).tables
    widths = [column.width.cm for column in table.columns]
    assert sum(widths) == pytest.approx(TEXT_WIDTH_CM, abs=0.01)
    assert [cell.width.cm for cell in table.rows[1].cells] == pytest.approx(widths, abs=0.01)


def test_two_columns_stay(tmp_path):
    assert heads(filled(tmp_path, [{**SAME, "task": "The same"}] * 3)) == ["Task", "Agreed"]
    assert heads(filled(tmp_path, THREE, [("Task", 6.0, "{{ one.task }}"), ("Due", 11.0, "Now")])) == [
        "Task",
        "Due",
    ]


@pytest.mark.parametrize(
    ("things", "columns", "own"),
    [
        (THREE[:1], COLUMNS, True),
        (
            [{**one, "due": "", "invited": f"{one['task']}", "version": one["task"]} for one in THREE],
            COLUMNS,
            False,
        ),
        (THREE, COLUMNS, True),
    ],
    ids=["one row to fill in", "an empty column", "a place to fill in"],
)
def test_other_tables_are_as_they_were(tmp_path, things, columns, own):
    page = filled(tmp_path, things, columns, own=own)
    assert heads(page) == ["Task", "Agreed", "Invited", "Due"]
    assert [one.text for one in page.paragraphs] == ["Title", "Before"]


@pytest.mark.parametrize("odd", ["<w:gridSpan w:val='1'/>", "<w:vMerge/>"])
def test_a_table_with_merged_cells_is_as_it_was(odd):
    def row(text, mark=""):
        cell = f"<w:tc><w:tcPr>{odd}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        return f"<w:tr>{mark}{cell * 3}</w:tr>"

    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    head = row("Head", "<w:trPr><w:tblHeader/></w:trPr>")
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
    page = f"<w:document {space}><w:body><w:tbl>{grid}{head}{row('a') * 3}</w:tbl></w:body></w:document>"
    assert arranged(page) == page
    assert arranged(page.replace(odd, "")) != page.replace(odd, "")


def test_two_rows_are_enough(tmp_path):
    assert heads(filled(tmp_path, THREE[:2]))[0] == "Task"
    assert len(heads(filled(tmp_path, THREE[:2]))) == 2
