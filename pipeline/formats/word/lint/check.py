"""A template checked: every fault of it at once, and a copy of it with each fault as a comment."""

from __future__ import annotations

import io
from typing import cast

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pipeline.formats.word.compile.compiler import CrossingError, crossings_in
from pipeline.formats.word.compile.environments import environment_of
from pipeline.formats.word.lint.context_shape import Shape
from pipeline.formats.word.lint.crossing_blocks import faults_of_crossing
from pipeline.formats.word.lint.document_faults import faults_of_form
from pipeline.formats.word.lint.error_messages import damaged
from pipeline.formats.word.lint.expressions import faults_of_expressions
from pipeline.formats.word.lint.faults import TemplateFault
from pipeline.formats.word.lint.tags import faults_of_tags, tags_in
from pipeline.formats.word.lint.template_text import DAMAGED, TemplateFile, require_relations
from pipeline.formats.word.lint.unwanted_words import NO_WORDS, UnwantedWords


def faults_of(
    name: str, package: bytes, root: Shape | None, audience: str, unwanted: UnwantedWords = NO_WORDS
) -> list[TemplateFault]:
    """Every fault of a template, in order of reading.

    `root` is what it may name for its audience; None where nobody knows. `unwanted`: words it may not hold.

    Raises TemplateError where the file is no Word document.
    """
    try:
        require_relations(package)
        return _faults_in(TemplateFile(package), crossings_in(package), root, audience, unwanted)
    except DAMAGED:
        raise damaged(name) from None


def _faults_in(
    opened: TemplateFile,
    crossing: CrossingError | None,
    root: Shape | None,
    audience: str,
    unwanted: UnwantedWords,
) -> list[TemplateFault]:
    passages = list(opened.passages())
    crossed = list(faults_of_crossing(crossing, opened, passages)) if crossing is not None else []
    said = {(fault.passage, fault.tag) for fault in crossed}
    environment = environment_of(None, str, str)
    tags = [tag for passage in passages if passage.part != "comments" for tag in tags_in(passage)]
    known = [
        *crossed,
        *(
            fault
            for fault in faults_of_tags(passages)
            if fault.stops or (fault.passage, fault.tag) not in said
        ),
        *faults_of_expressions(tags, environment, root, audience),
        *faults_of_form(opened, passages, unwanted),
    ]
    order = {id(passage): place for place, passage in enumerate(passages)}
    return sorted(dict.fromkeys(known), key=lambda fault: order.get(id(fault.passage), len(passages)))


def with_comments(package: bytes, faults: list[TemplateFault]) -> bytes:
    """A copy of a template with each fault as a comment at its place.

    Only the page can hold comments: what is in a header, footer, note or property, or nowhere, is told at its
    first paragraph.
    """
    document = Document(io.BytesIO(package))
    page = list(TemplateFile.passages_of(document.element.body))
    places = {passage.where: passage.element for passage in reversed(page)}
    first = page[0].element if page else document.add_paragraph()._p
    for fault in faults:
        on_page = fault.passage is not None and fault.passage.part == "page"
        paragraph = Paragraph(
            cast(CT_P, places.get(fault.where, first) if on_page else first), document._body
        )
        runs = [Run(cast(CT_R, run), paragraph) for run in paragraph._p.iter(qn("w:r"))] or [
            paragraph.add_run("")
        ]
        document.add_comment(
            [runs[0], runs[-1]], text=fault.sentence, author="hsb templates check", initials="hsb"
        )
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
