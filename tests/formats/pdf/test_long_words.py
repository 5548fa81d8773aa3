"""A word that is wider than its column is broken in a PDF, and is whole for whoever searches it."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree
from pypdf import PdfReader

from pipeline.formats.pdf import embedded
from pipeline.formats.pdf.long_words import with_places_to_break
from pipeline.leakcheck.normalise import Text

LINK = f"https://meetings.example/join/19%3ameeting_{'Zk0ODAy' * 12}%40thread.v2/0?context=%7b%22Tid%22%7d"


def test_a_link_to_a_meeting_stays_in_its_cell_of_a_pdf():
    document = Document()
    row = document.add_table(1, 3).rows[0]
    row.cells[1].text, row.cells[2].text = LINK, "Beside it"
    stream = io.BytesIO()
    document.save(stream)
    made = embedded.convert({"paper": stream.getvalue()})["paper"]
    assert isinstance(made, bytes)
    lines = PdfReader(io.BytesIO(made)).pages[0].extract_text().splitlines()
    assert max(map(len, lines)) < 45
    assert Text(LINK).run_together in Text("".join(lines)).run_together


def test_a_part_without_such_a_word_is_left_as_it_is():
    part = b"<w:p>not even <w:t>well formed, with-a-word-of-many-parts-and/a/path/that/breaks</w:t>"
    assert with_places_to_break(part) is part


@pytest.mark.parametrize("word", ["x" * 30, "x" * 31, f"{'x' * 40} and {'y' * 40}", f" Before {LINK} after "])
def test_its_words_look_and_order_stay(word):
    document = Document()
    run = document.add_paragraph("First. ").add_run(word)
    run.font.size = Pt(18)
    run.add_tab()
    run.add_text("last")
    broken = etree.fromstring(with_places_to_break(etree.tostring(document.element)))
    runs = list(broken.iter(qn("w:r")))
    read = "".join(
        one.text or "" if one.tag == qn("w:t") else "\t"
        for each in runs
        for one in each[0:]
        if one.tag != qn("w:rPr")
    )
    assert read.replace("\u200b", "") == f"First. {word}\tlast"
    sizes = {each.find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")) for each in runs[1:]}
    assert sizes == {"36", "2"}


def test_letters_without_end_are_not_broken_into_runs_without_end():
    document = Document()
    document.add_paragraph("x" * 400_000)
    part = etree.tostring(document.element)
    assert len(with_places_to_break(part)) < 2 * len(part)
