"""Tables of the sample's papers: nothing twice, no code without its name, no heading without its table."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import islice

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from pipeline.app.template_fields import papers_of_sample
from pipeline.documents import MadeFrom, documents_from
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.formats.word.arranged import arranged
from pipeline.model import codes
from pipeline.model.code import Code, CodeList
from tests.documents.printing import TEMPLATES
from tests.extent import few_or_all

#: Of each document, every so manyth paper of the sample is opened, and not more than so many.
EVERY, MOST = few_or_all((11, 3), (1, None))
PARTS = [
    part for kind in (MadeFrom.VIEW, MadeFrom.DUTIES, MadeFrom.WITHHELD) for part in documents_from(kind)
]
every_document = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
#: The column in which an Easy Read copy has a picture to be chosen for each row.
TO_CHOOSE = ("Picture",)


@cache
def papers(name):
    (part,) = [one for one in PARTS if one.name == name]
    template = Template(TEMPLATES / f"{name}.docx", form=written, arrange=arranged)
    found = [paper for _, paper in islice(papers_of_sample(part), 0, None, EVERY)][:MOST]
    return [Document(io.BytesIO(template.fill(paper.context))) for paper in found]


def blocks(document, inside=None):
    """Each paragraph and table in order, and whether it is in a place to fill in."""
    for element in document.element.body if inside is None else inside:
        if element.tag == qn("w:p"):
            yield Paragraph(element, document), inside is not None
        elif element.tag == qn("w:tbl"):
            yield Table(element, document), inside is not None
        elif element.tag == qn("w:sdt"):
            yield from blocks(document, element.find(qn("w:sdtContent")))


def has_heads(table):
    return table._tbl.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def is_kept(paragraph):
    style = paragraph.style
    return bool(
        paragraph.paragraph_format.keep_with_next or (style and style.paragraph_format.keep_with_next)
    )


@every_document
def test_no_column_says_the_same_in_each_row(part):
    for document in papers(part.name):
        for table, to_fill_in in blocks(document):
            if not isinstance(table, Table) or to_fill_in or not has_heads(table):
                continue
            heads, *rows = [[cell.text for cell in row.cells] for row in table.rows]
            for head, *said in zip(heads, *rows, strict=True):
                if len(said) >= 2 and len(heads) > 2 and head not in TO_CHOOSE:
                    assert len(set(said)) > 1 or not said[0], f"{head}: {said[0]}"


@every_document
def test_a_table_begins_on_the_page_of_its_heading_and_of_its_first_row(part):
    for document in papers(part.name):
        before = None
        for block, to_fill_in in blocks(document):
            if isinstance(block, Table):
                assert before is None or is_kept(before), before.text
                if has_heads(block):
                    for cell in block.rows[0].cells:
                        assert all(map(is_kept, cell.paragraphs)), cell.text
            before = block if isinstance(block, Paragraph) and not to_fill_in else None


LISTS = [one for one in vars(codes).values() if isinstance(one, CodeList)]
#: Codes that nobody can take for words, because they hold a figure or a line; AIM2 and AIM3 name themselves.
BARE = {
    str.__str__(code)
    for listed in LISTS
    for code in listed.codes
    if re.search(r"[a-zA-Z]", code) and re.search(r"\d|_", code) and str.__str__(code) != code.label
}
#: Labels that begin with a figure, or are a word and a figure alone, need their name in full.
NUMBERED = {
    code.label for listed in LISTS for code in listed.codes if re.match(r"(?:\d+ |\w+ \d+$)", code.label)
}


def test_a_numbered_code_says_in_full_what_its_number_is_of():
    numbered = [code for listed in LISTS for code in listed.codes if code.label in NUMBERED]
    assert {code.label for code in numbered} >= {"4 Within sight at all times", "Category 3"}
    for code in numbered:
        assert re.search(r"\d of \d", code.in_full), code.label
        assert written(code) == code.in_full


def test_a_code_keeps_its_name_when_it_is_sent_to_another_process():
    import pickle

    for code in (codes.SUPERVISION["S4"], codes.SEX["1"]):
        again = pickle.loads(pickle.dumps(code))
        assert isinstance(again, Code)
        assert (again, again.label, again.in_full) == (code, code.label, code.in_full)


@every_document
def test_no_code_is_printed_without_its_name(part):
    bare = re.compile(rf"\b(?:{'|'.join(sorted(BARE))})\b")
    for document in papers(part.name):
        for block, _ in blocks(document):
            cells = (
                [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block]
            )
            for text in (cell.text for cell in cells):
                assert not bare.search(text), text
                assert not any(
                    re.search(rf"(?:^|[^\w]){re.escape(one)}(?! of)\b", text) for one in NUMBERED
                ), text
