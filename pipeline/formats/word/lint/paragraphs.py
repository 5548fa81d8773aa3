"""Reads the paragraphs of one part in order, each with its place as a person would name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

_P, _TBL, _TR, _TC = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc"))
_VALUE = qn("w:val")
_BOX = qn("w:txbxContent")
_DELETED = (qn("w:del"), qn("w:moveFrom"))
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True)
class Piece:
    """Some characters of a paragraph with the same formatting."""

    text: str
    deleted: bool = False
    hidden: bool = False


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph: its part, its place there, and its content.

    `holders`: the tables, rows, cells and text boxes around it.
    """

    part: str
    place: str
    element: etree._Element | None
    holders: tuple[etree._Element, ...]
    pieces: tuple[Piece, ...]
    pictured: bool = False

    @property
    def text(self) -> str:
        """The text of the paragraph once its tracked changes are accepted."""
        return "".join(piece.text for piece in self.pieces if not piece.deleted)

    @property
    def where(self) -> str:
        """The part and the place in it, as a person would name them."""
        return f"{self.part}, {self.place}" if self.place else self.part


def is_on(switch: etree._Element) -> bool:
    """Whether an on/off property is on: it is unless its value says no."""
    return switch.get(_VALUE, "1") not in ("0", "false", "off")


class PartReader:
    """Reads one part. `hidden` are the styles whose text is hidden."""

    def __init__(self, part: str, hidden: frozenset[str]) -> None:
        self._part, self._hidden = part, hidden
        self._heading = ""
        self._paragraphs = 0

    def read(self, root: etree._Element) -> Iterator[Paragraph]:
        """Every paragraph below an element, in reading order."""
        body = root.find(qn("w:body"))
        yield from self._blocks(root if body is None else body, "", (), deleted=False)

    def _blocks(
        self, holder: etree._Element, place: str, holders: tuple[etree._Element, ...], *, deleted: bool
    ) -> Iterator[Paragraph]:
        tables = notes = 0
        for child in holder:
            if child.tag == _P:
                yield from self._paragraph(child, place, holders, deleted=deleted)
            elif child.tag == _TBL:
                tables += 1
                yield from self._table(
                    child, f"{place}{', ' if place else ''}table {tables}", holders, deleted=deleted
                )
            elif child.tag in (qn("w:footnote"), qn("w:endnote"), qn("w:comment")):
                notes += 1
                yield from self._blocks(
                    child, f"{etree.QName(child).localname} {notes}", (child,), deleted=deleted
                )
            elif len(child) and child.tag not in (
                qn("w:sectPr"),
                qn("w:tcPr"),
                qn("w:sdtPr"),
                qn("w:sdtEndPr"),
            ):
                yield from self._blocks(child, place, holders, deleted=deleted or child.tag in _DELETED)

    def _table(
        self, table: etree._Element, place: str, holders: tuple[etree._Element, ...], *, deleted: bool
    ) -> Iterator[Paragraph]:
        for number, row in enumerate(table.iter(_TR), start=1):
            if next(row.iterancestors(_TBL)) is not table:
                continue
            gone = deleted or row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None
            for count, cell in enumerate(
                (one for one in row.iter(_TC) if next(one.iterancestors(_TR)) is row), start=1
            ):
                within = (*holders, table, row, cell)
                yield from self._blocks(cell, f"{place}, row {number}, cell {count}", within, deleted=gone)

    def _paragraph(
        self, paragraph: etree._Element, place: str, holders: tuple[etree._Element, ...], *, deleted: bool
    ) -> Iterator[Paragraph]:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else style.get(_VALUE, "")
        boxes: list[etree._Element] = []
        pieces = tuple(self._pieces(paragraph, deleted, name in self._hidden, boxes))
        if not holders:
            self._paragraphs += 1
            place = f"paragraph {self._paragraphs}"
        under = f' under "{self._heading}"' if self._heading else ""
        pictured = any(True for _ in paragraph.iter(*_PICTURES))
        passage = Paragraph(self._part, place + under, paragraph, holders, pieces, pictured)
        yield passage
        for box in boxes:
            yield from self._blocks(box, f"text box in {place}", (*holders, box), deleted=deleted)
        if name.startswith("Heading") and not holders:
            self._heading = passage.text

    def _pieces(
        self, element: etree._Element, deleted: bool, hidden: bool, boxes: list[etree._Element]
    ) -> Iterator[Piece]:
        for child in element:
            if child.tag in (qn("w:t"), qn("w:delText")):
                yield Piece(child.text or "", deleted or child.tag == qn("w:delText"), hidden)
            elif child.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")) and element.tag == qn("w:r"):
                yield Piece(" ", deleted, hidden)
            elif child.tag == _BOX:
                boxes.append(child)
            elif child.tag == qn("w:r"):
                yield from self._pieces(child, deleted, self._is_hidden(child, hidden), boxes)
            elif len(child) and child.tag not in (qn("w:pPr"), qn("w:rPr"), _FALLBACK):
                yield from self._pieces(child, deleted or child.tag in _DELETED, hidden, boxes)

    def _is_hidden(self, run: etree._Element, hidden: bool) -> bool:
        own = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        if own is not None:
            return is_on(own)
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        return hidden or (style is not None and style.get(_VALUE) in self._hidden)
