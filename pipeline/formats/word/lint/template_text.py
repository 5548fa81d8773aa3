"""A template as a person reads it: its paragraphs in order, each with its place."""

from __future__ import annotations

import functools
import io
import lzma
import posixpath
import struct
import zlib
from collections.abc import Iterator, Mapping
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.lint.paragraphs import Paragraph, PartReader, Piece, is_on

_VALUE, _RID = qn("w:val"), qn("r:id")
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Types"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
#: The exceptions that zipfile, lxml and python-docx raise for a damaged package.
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


class _Parts(Mapping[str, bytes]):
    """The parts of an archive by name, each read on request."""

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
    """The parts of a template. Raises what zipfile and lxml raise for a file that is not one."""

    def __init__(self, data: bytes) -> None:
        self.parts: Mapping[str, bytes] = _Parts(data)
        self.page = next(name for kind, name in self.related("") if kind == "officeDocument")
        self._trees: dict[str, etree._Element] = {}

    def related(self, part: str) -> list[tuple[str, str]]:
        """The last word of each relationship's type, and the part it leads to."""
        return [(kind, target) for _, kind, target in self.relations(part)]

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """The id, type (its last word) and target of each relationship of a part to another part."""
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
        """Each part that is filled, as a person would name it, with its name in the template."""
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
        """Every paragraph of filled parts and comments, and every document property, in reading order."""
        hidden = self._hidden_styles()
        for label, name in self.stories():
            yield from PartReader(label, hidden).read(self.tree(name))
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
        """Every paragraph of a page's body, in reading order."""
        return PartReader("page", frozenset()).read(body)

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
        return is_on(own)
    based = styles[name].find(qn("w:basedOn"))
    return based is not None and _is_hidden_style(based.get(_VALUE, ""), styles, seen | {name})


def require_relations(package: bytes) -> None:
    """Raise ValueError where a list of parts or relationships is not one, before python-docx fails on it."""
    with ZipFile(io.BytesIO(package)) as parts:
        for name in parts.namelist():
            root = (
                _TYPES if name == "[Content_Types].xml" else _RELATIONSHIPS if name.endswith(".rels") else ""
            )
            if root and etree.fromstring(parts.read(name)).tag != root:
                raise ValueError(name)
