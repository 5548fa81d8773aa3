"""The links of a list of contents lead to their headings, and a screen reader finds them."""

from __future__ import annotations

import dataclasses
import io

import pytest
from pypdf import PdfReader

from pipeline.documents import plan
from pipeline.formats.pdf import to_pdf
from pipeline.formats.word.toc import with_contents
from tests.documents.printing import only
from tests.formats.pdf.checker import faults_of
from tests.formats.pdf.test_pdf import edited
from tests.formats.word.test_toc import LONG, page_of
from tests.rich_case import rich_case


@pytest.fixture(scope="module")
def listed():
    case = rich_case()
    sections = tuple(dataclasses.replace(one, text_professional=LONG) for one in case.sections)
    return with_contents(only(plan, dataclasses.replace(case, sections=sections)))


@pytest.fixture(scope="module")
def made(listed):
    return to_pdf({"a": listed})["a"].data


def links(reader):
    return [one.get_object() for page in reader.pages for one in page.get("/Annots", [])]


def below(outline):
    for one in outline:
        yield from below(one) if isinstance(one, list) else [one]


def test_each_entry_of_the_contents_is_a_link_to_the_page_and_place_of_its_heading(made):
    reader = PdfReader(io.BytesIO(made))
    outline = list(below(reader.outline))
    titles = [one.title for one in outline]
    after = outline[titles.index("Contents") + 1 :]
    assert len(after) > 10
    assert [one["/Contents"] for one in links(reader)] == [one.title for one in after]
    for link, heading in zip(links(reader), after, strict=True):
        assert link["/Dest"][0].get_object() == heading.page.get_object()
        assert float(link["/Dest"][3]) == pytest.approx(float(heading.top), abs=0.01)
        words = reader.pages[reader.get_destination_page_number(heading)].extract_text()
        assert heading.title[:40] in words.replace("\n", " ")


def test_a_link_lies_over_the_words_of_its_entry(made):
    reader = PdfReader(io.BytesIO(made))
    page = reader.pages[0]
    found: dict[float, str] = {}

    def visit(text, _, matrix, *__):
        found[round(float(matrix[5]), 1)] = found.get(round(float(matrix[5]), 1), "") + text

    page.extract_text(visitor_text=visit)
    for link in links(reader):
        left, bottom, right, top = map(float, link["/Rect"])
        assert 0 < left < right < 596
        assert 10 < top - bottom < 40
        within = "".join(text for height, text in found.items() if bottom < 841.9 - height < top)
        within += "".join(text for height, text in found.items() if bottom < height < top)
        assert link["/Contents"][:30] in within.replace("\n", "")


def test_a_screen_reader_finds_every_link_in_a_tag_of_its_own(made):
    assert faults_of(made) == []


def test_the_checker_sees_a_link_in_no_tag_of_a_link(made):
    from pypdf import PdfWriter
    from pypdf.generic import NumberObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made)))
    link = writer.pages[0]["/Annots"][0].get_object()
    link[next(key for key in link if key == "/StructParent")] = NumberObject(99)
    bad = io.BytesIO()
    writer.write(bad)
    assert "page 1: a link is in no tag of a link" in faults_of(bad.getvalue())


def test_a_list_that_is_not_that_of_the_headings_is_left_without_links(listed):
    """As where somebody changed a heading in Word, and not the list."""
    page = page_of(listed)
    entry, heading = page.index(">The plan<"), page.rindex(">The plan<")
    assert entry != heading
    changed = page[:heading] + ">Another heading<" + page[heading + len(">The plan<") :]
    data = to_pdf({"a": edited(listed, **{"document.xml": changed.encode()})})["a"].data
    assert links(PdfReader(io.BytesIO(data))) == []
    assert faults_of(data) == []
