"""A refused paper with the sentences marked for which it was refused, for the people who put it right."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_SPACES = re.compile(r"\s+")
_HEAD = "Refused. Do not send."
_EXPLAINED = (
    "This document contains something that its reader may not see, or a word that looks like it. It was not "
    "written. The sentences are marked below, each with its code.",
    "If the text says too much, correct it in the workbook, and run again.",
    "If it is a coincidence, add a row to the sheet Cleared coincidences: the document, the person if it is "
    "a copy for one, the item and the sentence code as shown here, the reason, your name and the date. That "
    "clears the sentence for this item until the sentence changes.",
    "This file is for the team only. The run removes it once the document can be written.",
)
#: Points after a paragraph in front.
_SPACE = 8
_COLUMNS = ("Sentence code", "What it looks like", "Item", "Cell")


class Marked(NamedTuple):
    """A sentence to be marked: its code, its words, what it looks like, and the item and cell of that."""

    code: str
    text: str
    kind: str
    item: str
    place: str

    def __repr__(self) -> str:
        """Its code and cell, and none of its words."""
        return f"<Marked: {self.code} at {self.place}>"


def marked_copy(data: bytes, sentences: Sequence[Marked]) -> bytes:
    """The Word file with a page in front that says what to do, and every one of these sentences in yellow.

    What is in no paragraph, such as a property of the file, is only named in front.
    """
    document = Document(io.BytesIO(data))
    for paragraph in _paragraphs(document):
        said = _SPACES.sub(" ", "".join(one.text or "" for one in paragraph._element.iter(qn("w:t"))))
        codes = [one.code for one in sentences if _is_in(one.text, said)]
        if codes:
            runs: list[Any] = list(paragraph._element.iter(qn("w:r")))
            for run in runs:
                Run(run, paragraph).font.highlight_color = WD_COLOR_INDEX.YELLOW
            paragraph.add_run(f" [{', '.join(dict.fromkeys(codes))}]").bold = True
    _put_in_front(document, sentences)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _is_in(sentence: str, said: str) -> bool:
    """Whether a paragraph holds a sentence, or a part of one that goes on in the next paragraph."""
    whole = re.search(rf"(?<!\w){re.escape(sentence)}(?!\w)", said) is not None
    return whole or bool(said.strip() and len(said.split()) > 1 and said.strip() in sentence)


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """Every paragraph of the pages, in tables too, and of the heads and feet of pages."""
    parts = [one.target_part for one in document.part.rels.values() if not one.is_external]
    roots: list[Any] = [document.element.body]
    roots += [one.element for one in parts if isinstance(one, (HeaderPart, FooterPart))]
    for root in roots:
        for element in root.iter(qn("w:p")):
            yield Paragraph(element, document)


def _put_in_front(document: WordDocument, sentences: Sequence[Marked]) -> None:
    body = document.element.body
    table = document.add_table(rows=1, cols=len(_COLUMNS))
    for cell, text in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in dict.fromkeys((one.code, one.kind, one.item, one.place) for one in sentences):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    _with_borders(table)
    head = document.add_paragraph()
    run = head.add_run(_HEAD)
    run.bold, run.font.size = True, Pt(18)
    texts = [document.add_paragraph(text) for text in _EXPLAINED]
    for paragraph in (head, *texts):
        paragraph.paragraph_format.space_after = Pt(_SPACE)
    gap = document.add_paragraph()
    gap.add_run().add_break(WD_BREAK.PAGE)
    for element in reversed([head, *texts, table, gap]):
        body.insert(0, element._element)


def _with_borders(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
