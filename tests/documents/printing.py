"""Prints a case's papers as a run does, and reads back every part of the files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from pipeline.access.view import Audience, Reader, View, audiences_of, see
from pipeline.access.withholdings import children_kept_apart, hidden_from
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.formats.word.arranged import arranged
from pipeline.model import Case
from tests import comparing
from tests.rich_case import HOUSE

PROFESSIONALS = Audience(Reader.PROFESSIONAL)
TEMPLATES = Path("templates")
GOLDEN = Path(__file__).parents[1] / "golden"


def at(discussion_id: str) -> Audience:
    """The audience of one strategy discussion."""
    return Audience(Reader.PROFESSIONAL, meeting=discussion_id)


def to_agency(agency: str, discussion_id: str = "") -> Audience:
    """The audience of one agency, for the case's own papers or those of a strategy discussion."""
    return Audience(Reader.PROFESSIONAL, meeting=discussion_id, agency=agency)


def view_of(case: Case, audience: Audience) -> View:
    hidden = hidden_from if audience.leaves_the_service else children_kept_apart.hide
    return see(case, audience, hidden(case, audience))


@cache
def _template(name: str) -> Template:
    return Template(TEMPLATES / f"{name}.docx", form=written, arrange=arranged)


def printed(document: ModuleType, case: Case, audience: Audience = PROFESSIONALS) -> dict[str, bytes]:
    """Every paper of one document for one audience: by stem, its file."""
    template = _template(document.__name__.rpartition(".")[2])
    return {
        paper.stem: template.fill(paper.context) for paper in document.papers(view_of(case, audience), HOUSE)
    }


def sent(document: ModuleType, case: Case, discussion_id: str = "") -> dict[str, bytes]:
    """Every paper of one document for the agencies of a case or of a discussion: by stem, its file."""
    audiences = [one for one in audiences_of(case) if one.agency and one.meeting == discussion_id]
    return {stem: data for one in audiences for stem, data in printed(document, case, one).items()}


def only(document: ModuleType, case: Case, audience: Audience = PROFESSIONALS) -> bytes:
    (package,) = printed(document, case, audience).values()
    return package


def text_of(package: bytes) -> str:
    """The text of every part in the order of reading: properties, header, page, footer."""
    document = Document(io.BytesIO(package))
    core, section = document.core_properties, document.sections[0]
    lines = [
        "[properties]",
        f"title: {core.title}",
        f"author: {core.author}",
        f"language: {core.language}",
        "",
        "[header]",
    ]
    lines += [one.text for one in section.header.paragraphs]
    lines += [
        "",
        "[page]",
        *_blocks(document),
        "",
        "[footer]",
        *(one.text for one in section.footer.paragraphs),
    ]
    # The non-breaking spaces of a date are the matter of tests/formats/test_printed_values.py.
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def _blocks(document: DocumentObject, inside: Any = None) -> Iterator[str]:
    """Every paragraph and table, including those in places to write in."""
    for element in document.element.body if inside is None else inside:
        if element.tag == qn("w:p"):
            block = Paragraph(element, document)
            style = (block.style and block.style.name) or ""
            level = int(style[-1]) if style.startswith("Heading ") else 0
            yield ("\n" + "#" * level + " " if level else "") + block.text
        elif element.tag == qn("w:tbl"):
            rows = Table(element, document).rows
            yield from (" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in rows)
        elif element.tag == qn("w:sdt"):
            yield from _blocks(document, element.find(qn("w:sdtContent")))


def every_part(package: bytes) -> str:
    """The text of every part of the file with its markup, and without: for what must not be in it."""
    with ZipFile(io.BytesIO(package)) as file:
        parts = [name + "\n" + file.read(name).decode("utf-8", "replace") for name in file.namelist()]
    whole = "\n".join(parts)
    return whole + re.sub(r"<[^>]+>", "", whole)


def assert_golden(name: str, package: bytes) -> None:
    """Assert that a text is that of `tests/golden/<name>.txt`; with HSB_GOLDEN=1 write it there instead."""
    comparing.assert_golden(GOLDEN / f"{name}.txt", text_of(package))
