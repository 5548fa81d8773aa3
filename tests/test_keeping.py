"""A signature table is kept with what comes before it."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from pipeline.formats.word import Template
from pipeline.formats.word.arranged import arranged
from templates.drafting.look import Page
from templates.drafting.pieces import Draft


def filled(tmp_path: Path, draw, **context):
    draft = Draft(Page(head="", mark="", foot="", title="Title"))
    draft.heading(1, "Title")
    draw(draft)
    draft.save(tmp_path / "drawn.docx")
    names = {"house": {"marking": "", "council": "", "roles": {}}, **context}
    return Document(io.BytesIO(Template(tmp_path / "drawn.docx", arrange=arranged).fill(names)))


def kept(row) -> bool:
    return all(one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for one in row._tr.iter(qn("w:p")))


def test_only_the_last_row_of_a_list_is_kept_with_the_signatures(tmp_path):
    def draw(draft):
        draft.listing("Things", "one in things", [("Thing", 17.0, "{{ one }}")])
        draft.signatures(("Clerk", "clerk"), "Manager")

    things, signed = filled(tmp_path, draw, things=["a", "b", "c"], clerk="Wren Oakley").tables
    assert [kept(row) for row in things.rows] == [False, False, False, True]
    assert [kept(row) for row in signed.rows[1:]] == [True, False]
    assert signed.rows[1].cells[1].text == "Wren Oakley"
    assert [round(row.height.mm) for row in signed.rows[1:]] == [12, 12]


def test_a_paragraph_is_kept_in_whichever_branch_it_is(tmp_path):
    def draw(draft):
        draft.body("Before")
        draft.when("yes", lambda: draft.body("Yes"), "No")
        draft.signatures("Clerk")

    for yes in (True, False):
        page = filled(tmp_path, draw, yes=yes)
        body = {one.text: one.paragraph_format.keep_with_next for one in page.paragraphs}
        assert body["Yes" if yes else "No"]


def test_two_branches_may_sign_below_the_same_list(tmp_path):
    def draw(draft):
        draft.listing("Things", "one in things", [("Thing", 17.0, "{{ one }}")])
        draft.tag("if yes")
        draft.signatures("Clerk")
        draft.tag("else")
        draft.signatures("Manager")
        draft.tag("endif")

    things, signed = filled(tmp_path, draw, things=["a"], yes=False).tables
    assert kept(things.rows[1])
    assert signed.rows[1].cells[0].text == "Manager"


def test_only_what_comes_last_is_kept_with_the_signatures(tmp_path):
    def draw(draft):
        draft.body("First")
        draft.heading(2, "List")
        draft.when("yes", lambda: draft.listing("Things", "one in things", [("Thing", 17.0, "{{ one }}")]))
        draft.signatures("Clerk")

    for yes in (True, False):
        page = filled(tmp_path, draw, yes=yes, things=["a"])
        body = {one.text: one.paragraph_format.keep_with_next for one in page.paragraphs}
        assert bool(body["First"]) is not yes
        assert not yes or kept(page.tables[0].rows[1])


def test_the_introduction_of_a_table_is_kept_with_it_and_no_other_paragraph(tmp_path):
    def draw(draft):
        draft.body("Far")
        draft.body("Near")
        draft.listing("Things", "one in things", [("Thing", 17.0, "{{ one }}")])

    page = filled(tmp_path, draw, things=["a"])
    body = {one.text: bool(one.paragraph_format.keep_with_next) for one in page.paragraphs}
    assert (body["Far"], body["Near"]) == (False, True)


def test_rows_to_write_in_are_kept_together_with_their_heading(tmp_path):
    def draw(draft):
        draft.body("{{ before }}")
        draft.heading(2, "Sent to")
        draft.blanks("Sent to", (("Agency", 8.0), ("Date", 9.0)), 3)

    page = filled(tmp_path, draw, before="Before")
    assert [kept(row) for row in page.tables[0].rows] == [True, True, True, False]
    assert [one.paragraph_format.keep_with_next for one in page.paragraphs if one.text == "Before"] == [True]


def test_rows_to_write_in_are_kept_with_the_signatures_below_them(tmp_path):
    def draw(draft):
        draft.body("{{ before }}")
        draft.own("rows", lambda: draft.blanks("Rows", (("Agency", 8.0), ("Date", 9.0)), 2))
        draft.signatures("Clerk")

    page = filled(tmp_path, draw, before="Before")
    rows, _ = page.element.body.iter(qn("w:tbl"))
    assert all(one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for one in rows.iter(qn("w:p")))
