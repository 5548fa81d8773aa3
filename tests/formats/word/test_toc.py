"""The table of contents of a long document."""

from __future__ import annotations

import dataclasses
import io
from zipfile import ZipFile

import pytest
from docx import Document

from pipeline.documents import plan
from pipeline.documents.shared.context import is_long
from pipeline.formats.word.toc import with_contents
from tests.documents.printing import only, text_of
from tests.rich_case import rich_case

LONG = (
    "The group heard what each agency had done since the last meeting and agreed what each does next. " * 20
)


@pytest.fixture(scope="module")
def long():
    case = rich_case()
    sections = tuple(dataclasses.replace(one, text_professional=LONG) for one in case.sections)
    return only(plan, dataclasses.replace(case, sections=sections))


@pytest.fixture(scope="module")
def listed(long):
    return with_contents(long)


def page_of(package):
    with ZipFile(io.BytesIO(package)) as file:
        return file.read("word/document.xml").decode()


def test_every_heading_of_levels_2_and_3_is_linked_in_order_and_the_first_heading_is_not(listed):
    lines = text_of(listed).splitlines()
    begins = lines.index("## Contents") + 1
    headings = [
        line.lstrip("# ") for line in lines if line.startswith(("## ", "### ")) and line != "## Contents"
    ]
    assert lines[begins : begins + len(headings)] == headings
    page = page_of(listed)
    for number in range(1, len(headings) + 1):
        assert page.count(f'w:anchor="_Toc{number}"') == page.count(f'w:name="_Toc{number}"') == 1


def test_it_is_a_table_of_contents_that_word_can_bring_up_to_date(listed):
    page = page_of(listed)
    assert page.count('TOC \\o "2-3" \\h \\n') == 1
    assert [page.count(f'w:fldCharType="{kind}"') for kind in ("begin", "separate", "end")] == [1, 1, 1]
    Document(io.BytesIO(listed))


def test_a_short_document_has_none():
    short = only(plan, rich_case())
    assert "Contents" not in text_of(short)
    assert with_contents(short) == short


def test_the_same_document_gives_the_same_bytes(long, listed):
    assert with_contents(long) == listed


def test_a_document_is_long_by_what_it_says():
    assert not is_long({"text": "short"})
    assert is_long({"headings": [{"text": LONG}] * 14})
    assert is_long({"rows": [{"text": ""}] * 200})
