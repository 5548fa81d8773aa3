"""A template as a person reads it: its paragraphs in order, each with the place it stands in."""

from __future__ import annotations

import functools
import io
import lzma
import posixpath
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from lxml import etree

_P, _TBL, _TR, _TC = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc"))
_VALUE, _RID = qn("w:val"), qn("r:id")
_BOX = qn("w:txbxContent")
_GONE = (qn("w:del"), qn("w:moveFrom"))
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Types"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
#: What a damaged package makes zipfile, lxml and python-docx raise.
DAMAGED = (
    BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    NotImplementedError,
    EOFError,
    ValueError,
    RuntimeError,
    LookupError,
    StopIteration,
    TypeError,
    AttributeError,
    AssertionError,
    OSError,
    etree.XMLSyntaxError,
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KINDS = {"default": "", "first": "first-page ", "even": "even-page "}
_PROPERTIES = {
    "title": "title",
    "subject": "subject",
    "creator": "author",
    "description": "comments",
    "identifier": "identifier",
    "language": "language",
    "keywords": "keywords",
}


@dataclass(frozen=True)
class Piece:
    """Some letters of a paragraph that look and count alike."""

    text: str
    deleted: bool = False
    hidden: bool = False


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph: the part it stands in, its place there, and what it holds.

    `holders`: its tables, rows, cells and text boxes.
    """

    part: str
    place: str
    element: etree._Element | None
    holders: tuple[etree._Element, ...]
    pieces: tuple[Piece, ...]
    pictured: bool = False

    @property
    def text(self) -> str:
        """What is left of the paragraph once its tracked changes are accepted."""
        return "".join(piece.text for piece in self.pieces if not piece.deleted)

    @property
    def where(self) -> str:
        """The part and the place in it, as a person would name them."""
        return f"{self.part}, {self.place}" if self.place else self.part


class _Parts(Mapping[str, bytes]):
    """The parts of an archive by name, each read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._archive = ZipFile(io.BytesIO(data))
        self._names = dict.fromkeys(self._archive.namelist())

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return self._archive.read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


class TemplateFile:
    """The parts of a template. Raises what zipfile and lxml raise for a file that is none."""

    def __init__(self, data: bytes) -> None:
        self.parts: Mapping[str, bytes] = _Parts(data)
        self.page = next(name for kind, name in self.related("") if kind == "officeDocument")
        self._trees: dict[str, etree._Element] = {}

    def related(self, part: str) -> list[tuple[str, str]]:
        """The last word of each relationship's type, and the part it leads to."""
        return [(kind, target) for _, kind, target in self.relations(part)]

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """The id, the last word of the type and the target of each relationship of a part to another part of the template."""
        folder, file = posixpath.split(part)
        found = self.parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        if found is None:
            return []
        rels = [one for one in etree.fromstring(found).iter(_RELATION) if one.get("TargetMode") != "External"]
        return [
            (
                one.get("Id", ""),
                one.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in rels
        ]

    def tree(self, part: str) -> etree._Element:
        """A part's tree, read once."""
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.parts[part])
        return self._trees[part]

    @functools.cached_property
    def styles(self) -> etree._Element | None:
        """The styles part, if there is one."""
        name = self._styles_part()
        return etree.fromstring(self.parts[name]) if name else None

    def _styles_part(self) -> str:
        return next(
            (name for kind, name in self.related(self.page) if kind == "styles" and name in self.parts), ""
        )

    def stories(self) -> Iterator[tuple[str, str]]:
        """Each part that is filled, as a person would name it and by its name in the template: the page first."""
        yield "page", self.page
        targets = {rid: target for rid, _, target in self.relations(self.page)}
        seen: set[str] = set()
        for count, section in enumerate(self.tree(self.page).iter(qn("w:sectPr")), start=1):
            for kind in ("header", "footer"):
                for reference in section.findall(qn(f"w:{kind}Reference")):
                    name = targets.get(reference.get(_RID, ""), "")
                    if name in self.parts and name not in seen:
                        seen.add(name)
                        yield (
                            f"{_KINDS.get(reference.get(qn('w:type'), ''), '')}{kind} of section {count}",
                            name,
                        )
        for kind in ("footnotes", "endnotes", "comments"):
            for found, name in self.related(self.page):
                if found == kind and name in self.parts:
                    yield kind, name

    def passages(self) -> Iterator[Paragraph]:
        """Every paragraph of the parts that are filled, of comments, and every document property, in order of reading."""
        hidden = self._hidden_styles()
        for label, name in self.stories():
            yield from _Reader(label, hidden).read(self.tree(name))
        for name, text in self._properties():
            if name in _PROPERTIES:
                yield Paragraph(f"document property {_PROPERTIES[name]}", "", None, (), (Piece(text),))

    @property
    def core(self) -> str:
        """The part of the document's properties; empty where there is none."""
        return next((name for kind, name in self.related("") if kind == "core-properties"), "")

    def further_properties(self) -> Iterator[str]:
        """The document's properties that are filled from no tag, such as its category."""
        yield from (text for name, text in self._properties() if name not in _PROPERTIES)

    def _properties(self) -> Iterator[tuple[str, str]]:
        for child in etree.fromstring(self.parts[self.core]) if self.core in self.parts else ():
            if child.text:
                yield etree.QName(child).localname, child.text

    @staticmethod
    def passages_of(body: etree._Element) -> Iterator[Paragraph]:
        """Every paragraph of a page's body, in order of reading."""
        return _Reader("page", frozenset()).read(body)

    def _hidden_styles(self) -> frozenset[str]:
        """The styles whose text is hidden."""
        name = self._styles_part()
        if not name or b"w:vanish" not in self.parts[name] or self.styles is None:
            return frozenset()
        styles = {one.get(qn("w:styleId"), ""): one for one in self.styles.findall(qn("w:style"))}
        return frozenset(name for name in styles if _is_hidden_style(name, styles, set()))


def _is_hidden_style(name: str, styles: dict[str, etree._Element], seen: set[str]) -> bool:
    if name not in styles or name in seen:
        return False
    own = styles[name].find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    if own is not None:
        return _is_on(own)
    based = styles[name].find(qn("w:basedOn"))
    return based is not None and _is_hidden_style(based.get(_VALUE, ""), styles, seen | {name})


def _is_on(switch: etree._Element) -> bool:
    return switch.get(_VALUE, "1") not in ("0", "false", "off")


class _Reader:
    """Walks one part."""

    def __init__(self, part: str, hidden: frozenset[str]) -> None:
        self._part, self._hidden = part, hidden
        self._heading = ""
        self._paragraphs = 0

    def read(self, root: etree._Element) -> Iterator[Paragraph]:
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
                yield from self._blocks(child, place, holders, deleted=deleted or child.tag in _GONE)

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
                yield from self._pieces(child, deleted or child.tag in _GONE, hidden, boxes)

    def _is_hidden(self, run: etree._Element, hidden: bool) -> bool:
        own = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        if own is not None:
            return _is_on(own)
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        return hidden or (style is not None and style.get(_VALUE) in self._hidden)


def require_relations(package: bytes) -> None:
    """Raise ValueError where a list of a package's parts or of their links is none: python-docx would fail on it in its own way."""
    with ZipFile(io.BytesIO(package)) as parts:
        for name in parts.namelist():
            root = (
                _TYPES if name == "[Content_Types].xml" else _RELATIONSHIPS if name.endswith(".rels") else ""
            )
            if root and etree.fromstring(parts.read(name)).tag != root:
                raise ValueError(name)
