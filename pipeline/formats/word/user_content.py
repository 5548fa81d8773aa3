"""The regions of a document that the minute-taker writes: found in an edited file, and copied into a new one.

A template marks such a region as a content control whose tag begins with "own:". Everything outside them is
the program's.
"""

from __future__ import annotations

import copy
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from pipeline.formats.word.content_digest import content_of, looks_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PAGE, _NUMBERING, _STYLES, _PROPERTIES = (
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "docProps/core.xml",
)
#: The file properties that only a person fills in.
_ENTITLED = ("title", "subject", "category", "keywords", "description")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_OWN = "own:"
#: Elements that refer to another part, which would not be copied.
_ELSEWHERE = {
    f"{_W}{name}"
    for name in ("footnoteReference", "endnoteReference", "commentReference", "object", "drawing", "pict")
}
_DAMAGED = (BadZipFile, KeyError, ValueError, EOFError, OSError, RuntimeError, NotImplementedError)


class CannotCarryError(Exception):
    """An edit cannot be copied into the new version. The text says why, as it would follow "because"."""


@dataclass(frozen=True)
class Regions:
    """Digests of the content of each own region, by name, and of everything outside them."""

    own: Mapping[str, str]
    rest: str


@dataclass(frozen=True)
class Carried:
    """A new version that holds a person's text: the file, their regions, and those with both texts."""

    data: bytes
    theirs: tuple[str, ...] = ()
    both: tuple[str, ...] = ()


@dataclass
class _Opened:
    """A package's page as a tree, with its own regions, and the other parts unchanged."""

    parts: dict[str, bytes]
    root: etree._Element
    regions: dict[str, etree._Element] = field(default_factory=dict)


def regions_of(package: bytes) -> Regions:
    """Digests of each own region of a document, and of everything outside them.

    Raises CannotCarryError where the document cannot be read.
    """
    opened = _opened(package)
    own = {name: _digest(content_of(content)) for name, content in opened.regions.items()}
    styles = set[str]()
    outside = list(content_of(opened.root, {id(one) for one in opened.regions.values()}, styles))
    outside.extend(_outside_the_page(opened.parts, styles))
    outside.extend(_styled(opened.parts.get(_STYLES, b""), frozenset(styles)))
    return Regions(own, _digest(outside))


def _outside_the_page(parts: Mapping[str, bytes], styles: set[str]) -> Iterator[str]:
    """The content outside the page: headers, footers, pictures, titles, and whether there are comments."""
    for name in sorted(parts):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            yield from content_of(_parsed(parts[name]), styles=styles)
        elif name.startswith("word/comments"):
            yield name
        elif name == _PROPERTIES:
            properties = ((str(one.tag).rsplit("}", 1)[-1], one.text) for one in _parsed(parts[name]))
            yield from sorted(f"{what} {text}" for what, text in properties if text and what in _ENTITLED)
    yield from sorted(
        hashlib.sha256(data).hexdigest() for name, data in parts.items() if name.startswith("word/media/")
    )


@lru_cache(64)
def _styled(styles: bytes, used: frozenset[str]) -> tuple[str, ...]:
    """The formatting of the styles in use, of their base styles, and of text without a style."""
    if not styles:
        return ()
    root = _parsed(styles)
    known = {one.get(f"{_W}styleId", ""): one for one in root.iter(f"{_W}style")}
    defaults = (looks_of(one) for one in root.iter(f"{_W}docDefaults"))
    behind: set[str] = set()
    todo = {*used, "Normal"} & known.keys()
    while todo:
        behind |= todo
        bases = {one.get(f"{_W}val", "") for name in todo for one in known[name].iter(f"{_W}basedOn")}
        todo = (bases & known.keys()) - behind
    return (*defaults, *(f"{name} {looks_of(known[name])}" for name in sorted(behind)))


def carry(new: bytes, edited: bytes, before: Regions, between: str) -> Carried:
    """The new version, with the regions that a person changed since the version before.

    Where the new version differs in such a region too, both texts are kept, the person's first, with the line
    `between` them. Raises CannotCarryError where the person changed anything else, wrote what cannot be
    moved, or the region no longer exists.
    """
    theirs = regions_of(edited)
    if theirs.rest != before.rest or set(theirs.own) != set(before.own):
        raise CannotCarryError("something outside the places to write in was also changed")
    touched = [name for name, digest in theirs.own.items() if digest != before.own[name]]
    target, source = _opened(new), _opened(edited)
    if missing := [name for name in touched if name not in target.regions]:
        raise CannotCarryError(f"the new version has no place for {missing[0]}")
    now = regions_of(new).own
    both = tuple(name for name in touched if now[name] not in (before.own[name], theirs.own[name]))
    move = _Move(source, target, between)
    for name in touched:
        move.into(target.regions[name], source.regions[name], before.own[name], keep=name in both)
    return Carried(_packed(target), tuple(touched), both)


def unsettled(package: bytes, between: str) -> tuple[str, ...]:
    """The regions that hold both a person's text and the program's: the line between them is still there."""
    regions = _opened(package).regions.items()
    return tuple(name for name, content in regions if _place_of(between, content) is not None)


def _place_of(line: str, content: etree._Element | list[etree._Element]) -> int | None:
    """The position of a line in a region; None where it is not there."""
    texts = ("".join(text.text or "" for text in one.iter(f"{_W}t")).strip() for one in content)
    return next((place for place, text in enumerate(texts) if text == line), None)


class _Move:
    """Moves what a person wrote from their file into another, in the other's styles and lists."""

    def __init__(self, source: _Opened, target: _Opened, between: str) -> None:
        self._between = between
        self._kinds = _list_kinds(source.parts.get(_NUMBERING, b""))
        styles = etree.fromstring(target.parts[_STYLES])
        self._styles = {one.get(f"{_W}styleId") for one in styles.iter(f"{_W}style")}
        lists = etree.fromstring(target.parts[_NUMBERING]) if _NUMBERING in target.parts else None
        self._lists = (
            {one.get(f"{_W}numId") for one in lists.iter(f"{_W}num")} if lists is not None else set()
        )

    def into(self, target: etree._Element, source: etree._Element, put_before: str, *, keep: bool) -> None:
        """Put a copy of one region's content into another; `keep`: the content there stays, below.

        `put_before`: the digest of what the program last put there; where it stands below the person's words,
        it is outdated.
        """
        content = [copy.deepcopy(one) for one in source]
        at = _place_of(self._between, content) if keep else None
        if at is not None:
            below = etree.Element(source.tag)
            below.extend(copy.deepcopy(one) for one in content[at + 1 :])
            if _digest(content_of(below)) == put_before:
                content = content[:at]
        for one in content:
            self._fit(one)
        content = content or [etree.Element(f"{_W}p")]  # Word calls a place with nothing in it damaged
        there = list(target)
        for one in there:
            target.remove(one)
        target.extend(content)
        if keep:
            between = etree.SubElement(target, f"{_W}p")
            run = etree.SubElement(between, f"{_W}r")
            etree.SubElement(etree.SubElement(run, f"{_W}rPr"), f"{_W}b")
            etree.SubElement(run, f"{_W}t").text = self._between
            target.extend(there)

    def _fit(self, block: etree._Element) -> None:
        """Give what was written the target's styles and lists.

        Raises CannotCarryError where it leads out of the page.
        """
        for element in block.iter():
            if element.tag in _ELSEWHERE or any(name.startswith(_R) for name in map(str, element.attrib)):
                raise CannotCarryError(
                    "there is a picture, a link, a note or a comment in a place to write in"
                )
        for listed in list(block.iter(f"{_W}numPr")):
            properties, number = listed.getparent(), listed.find(f"{_W}numId")
            value = number.get(f"{_W}val") if number is not None else None
            if properties is None or (value in self._lists and value not in self._kinds):
                continue
            properties.remove(listed)
            style = properties.find(f"{_W}pStyle")
            if style is None:
                style = etree.Element(f"{_W}pStyle")
                properties.insert(0, style)
            style.set(f"{_W}val", "ListBullet" if self._kinds.get(value or "") == "bullet" else "ListNumber")
        for styled in [*block.iter(f"{_W}pStyle"), *block.iter(f"{_W}rStyle"), *block.iter(f"{_W}tblStyle")]:
            parent = styled.getparent()
            if parent is not None and styled.get(f"{_W}val") not in self._styles:
                parent.remove(styled)


def _list_kinds(numbering: bytes) -> dict[str, str]:
    """By the number of a list, the number format of its first level: "bullet", "decimal"..."""
    if not numbering:
        return {}
    root = _parsed(numbering)
    kinds = {}
    for one in root.iter(f"{_W}abstractNum"):
        form = one.find(f"{_W}lvl/{_W}numFmt")
        kinds[one.get(f"{_W}abstractNumId")] = form.get(f"{_W}val", "") if form is not None else ""
    found = {}
    for one in root.iter(f"{_W}num"):
        of = one.find(f"{_W}abstractNumId")
        found[str(one.get(f"{_W}numId"))] = kinds.get(of.get(f"{_W}val") if of is not None else None, "")
    return found


def _opened(package: bytes) -> _Opened:
    try:
        with ZipFile(io.BytesIO(package)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        opened = _Opened(parts, _parsed(parts[_PAGE]))
    except _DAMAGED:
        raise _unreadable() from None
    for control in opened.root.iter(f"{_W}sdt"):
        tag, content = control.find(f"{_W}sdtPr/{_W}tag"), control.find(f"{_W}sdtContent")
        name = tag.get(f"{_W}val", "") if tag is not None else ""
        if name.startswith(_OWN) and content is not None:
            opened.regions[name.removeprefix(_OWN)] = content
    return opened


def _parsed(part: bytes) -> etree._Element:
    try:
        return etree.fromstring(part, _PARSER)
    except etree.XMLSyntaxError:
        raise _unreadable() from None


def _unreadable() -> CannotCarryError:
    return CannotCarryError("it cannot be read as a Word document")


def _packed(opened: _Opened) -> bytes:
    """The package with its current page: the same bytes for the same content."""
    page = etree.tostring(opened.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, data in opened.parts.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, page if name == _PAGE else data)
    return made.getvalue()


def _digest(content: Iterator[str] | list[str]) -> str:
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:16]
