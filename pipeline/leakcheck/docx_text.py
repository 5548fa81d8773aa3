"""Everything a Word file says, in every part of it: what is on the page, what is hidden, what stands in names and properties."""

from __future__ import annotations

import enum
import io
import lzma
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from pipeline.leakcheck.file_integrity import Facts, broken_in, facts_of
from pipeline.leakcheck.format_words import is_of_the_format, is_of_the_package
from pipeline.leakcheck.normalise import Text, other_readings
from pipeline.leakcheck.template_parts import NOTHING, Brought, is_text, is_worded

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BLOCKS = {f"{_W}p", f"{_A}p"}
_GAPS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_A}br": "\n", f"{_W}noBreakHyphen": "-"}
_BESIDE = {f"{_W}instrText", f"{_W}delText", f"{_W}delInstrText"}
_STRETCH = re.compile(rb"[\x20-\x7e\xa0-\xff\t\n]{4,}")
_STRETCH_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_END = b"PK\x05\x06"
_MOST = 200_000_000
#: What a damaged package makes zipfile raise.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    OSError,
    RuntimeError,
    NotImplementedError,
)
#: What the main parts are called, as an officer would say it.
_PLACES = (
    ("word/document", "the page"),
    ("word/header", "the head of a page"),
    ("word/footer", "the foot of a page"),
    ("word/footnotes", "a footnote"),
    ("word/endnotes", "an endnote"),
    ("word/comments", "a comment"),
    ("docProps/", "the properties"),
    ("customXml/", "a hidden data part"),
    ("word/media/", "a picture"),
    ("word/embeddings/", "an embedded file"),
    ("word/glossary/", "a building block"),
    ("word/settings", "the settings"),
    ("word/styles", "the styles"),
)


#: Attributes, and elements with a value, that people fill with words.
_DESCRIBING = {
    "descr",
    "title",
    "tooltip",
    "author",
    "alias",
    "tag",
    "tblCaption",
    "tblDescription",
    "alt",
    "initials",
    "placeholder",
}
#: Ten small numbers that describe how a font is drawn. In a row they can look like a reference: "F-050202".
_FONT_SHAPE = re.compile(r"(?:0[0-9A-Fa-f]){10}")
_UNCLEAN_LINKS = {
    "customXml": "it holds hidden data",
    "thumbnail": "it holds a picture of another document",
    "custom-properties": "it holds properties of its own",
    "comments": "it holds comments",
}


#: A part, and what is wrong with it.
_Fault = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One text of one part: what the part is called in the file, where a reader would find it, and the text.

    `by_people`: people wrote it, so names may be misspelt in it. `by_chance`: letters that happen to stand in
    a picture, a font or the like, so that a short word in it says nothing. `by_template`: the template brings
    it into every file, so that only a whole name or another identifier in it says something.
    """

    part: str
    where: str
    text: Text
    on_page: bool = False
    by_people: bool = True
    by_chance: bool = False
    by_template: bool = False


@dataclass(frozen=True)
class FileText:
    """All that a file says, and what about it cannot be read or should not be there in a copy that leaves the council.

    `broken`: why it is no whole Word document, each with the part.
    """

    passages: tuple[Passage, ...]
    unclean: tuple[tuple[str, str], ...] = ()
    broken: tuple[tuple[str, str], ...] = ()


def read_docx(data: bytes, name: str, brought: Brought = NOTHING) -> FileText:
    """Every text of a Word file, its name among them.

    What cannot be read is told as unclean; nothing is passed over.

    What is only of the file format is no text. `brought`: what the file's template brings in the parts that
    show no text.
    """
    passages = [*_passages_of_text("the file's name", name, name)]
    unclean: list[tuple[str, str]] = []
    facts: dict[str, Facts | None] = {}
    names = _read_package(data, "", passages, unclean, brought, facts)
    return FileText(tuple(passages), tuple(unclean), tuple(broken_in(facts, names)) if names else ())


def _read_package(
    data: bytes,
    inside: str,
    passages: list[Passage],
    unclean: list[_Fault],
    brought: Brought,
    facts: dict[str, Facts | None],
) -> list[str]:
    """Read every part; `facts` takes in what matters of each.

    The names of the parts; none where they cannot be read.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED:
        unclean.append((inside or "the file", "it cannot be read"))
        passages.extend(passages_of_bytes(inside or "the file", data))
        return []
    with package:
        entries = package.infolist()
        if _holds_more_than_its_parts(data, entries) or len({one.filename for one in entries}) != len(
            entries
        ):
            unclean.append((inside or "the file", "it holds something besides its parts"))
            passages.extend(passages_of_bytes(inside or "the file", data))
        passages.extend(passages_of_bytes("the file's comment", package.comment))
        if sum(one.file_size for one in entries) > _MOST:
            unclean.append((inside or "the file", "it is too large to be read"))
            return []
        for entry in entries:
            part = inside + entry.filename
            if not is_of_the_package(entry.filename):
                passages.extend(_passages_of_text(part, entry.filename, "the name of a part"))
            passages.extend(passages_of_bytes(part, entry.comment + entry.extra))
            try:
                content = package.read(entry)
            except _DAMAGED:
                unclean.append((part, "it cannot be read"))
                facts[part] = None
                continue
            if not entry.is_dir():
                facts[part] = _read_part(part, content, passages, unclean, brought)
        return [entry.filename for entry in entries]


def _read_part(
    part: str, content: bytes, passages: list[Passage], unclean: list[_Fault], brought: Brought
) -> Facts | None:
    if content[:4] == b"PK\x03\x04" or content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        unclean.append((part, "it is a file inside the file"))
        if content[:4] == b"PK\x03\x04":
            _read_package(content, f"{part}/", passages, unclean, brought, {})
            return None
    told, faults, facts = _read_content(part, content, brought)
    passages.extend(told)
    unclean.extend(faults)
    return facts


@lru_cache(maxsize=256)
def _read_content(
    part: str, content: bytes, brought: Brought
) -> tuple[tuple[Passage, ...], tuple[_Fault, ...], Facts | None]:
    """The texts of one part, and its facts.

    Parts that are the same in every copy, such as the styles, are read once.
    """
    start = content[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if start.startswith((b"<", b"\x00<")):
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            return tuple(passages_of_bytes(part, content)), ((part, "it cannot be read"),), None
        return (
            tuple(_passages_of_xml(part, root, brought)),
            tuple(_unclean_marks(part, root)),
            facts_of(part, root),
        )
    unclean = ((part, "it is a kind of file that cannot be read"),) if not _is_picture(content) else ()
    return tuple(passages_of_bytes(part, content)), unclean, None


def _passages_of_xml(part: str, root: etree._Element, brought: Brought) -> Iterator[Passage]:
    """What stands on the page, what stands beside it (field codes, deletions), and every attribute and remark."""
    where = where_of(part)
    page: dict[object, list[str]] = {}
    beside: list[str] = []
    values: list[str] = []
    described: list[str] = []
    of_template: list[str] = []
    blocks: list[object] = [None]  # words in one paragraph belong together, however they are cut up
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            tag = element.tag
            blocks.append(element if tag in _BLOCKS else blocks[-1])
            _sort_attributes(str(root.tag), element, brought, values, described, of_template)
            if gap := _GAPS.get(tag):
                page.setdefault(blocks[-1], []).append(gap)
            if element.text:
                (beside if tag in _BESIDE else page.setdefault(blocks[-1], [])).append(element.text)
        elif event == "end":
            blocks.pop()
            if element.tail and element.tail.strip():
                page.setdefault(blocks[-1], []).append(element.tail)
        else:
            values.append(element.text or "")
            beside.append(element.tail or "")
    values.extend(one for one in root.nsmap.values() if not is_of_the_package(one))
    values.extend(
        one.text or "" for preceding in (True, False) for one in root.itersiblings(preceding=preceding)
    )
    paragraphs = ["".join(one) for one in page.values()]
    is_page = part.startswith("word/") and where in ("the page", "the head of a page", "the foot of a page")
    yield from _passages_of_text(part, "\n".join(paragraphs), where, on_page=is_page)
    if beside:
        yield from _passages_of_text(part, "".join(beside), f"{where}, in a field or a deletion")
    if described:
        yield from _passages_of_text(part, "\n".join(described), f"{where}, in a description or a name")
    yield from _passages_of_text(
        part, "\n".join(dict.fromkeys(values)), f"{where}, out of sight", by_people=False
    )
    for one in filter(is_worded, dict.fromkeys(of_template)):
        yield Passage(
            part=part, where=f"{where}, from the template", text=Text(one), by_people=False, by_template=True
        )


def _sort_attributes(
    root: str,
    element: etree._Element,
    brought: Brought,
    values: list[str],
    described: list[str],
    of_template: list[str],
) -> None:
    """Put each attribute with what people describe, what the template brings, or the rest; what is only of the format nowhere."""
    tag, says = str(element.tag), is_text(str(element.tag), element)
    for name, value in ((str(name), str(value)) for name, value in element.items()):
        kind = _Kind.SAYS if says else _kind_of(tag, name)
        if kind is _Kind.SAYS:
            described.append(value)
        elif not (
            is_of_the_format(tag, name, value) or (kind is _Kind.SHAPE and _FONT_SHAPE.fullmatch(value))
        ):
            (of_template if brought.has(root, tag, name, value) else values).append(value)


class _Kind(enum.Enum):
    """What an attribute holds: the shape of a font, words that people fill in, or something else."""

    SHAPE = enum.auto()
    SAYS = enum.auto()
    ELSE = enum.auto()


@lru_cache(4096)
def _kind_of(tag: str, name: str) -> _Kind:
    bare, of = name.rsplit("}", 1)[-1], tag.rsplit("}", 1)[-1]
    if bare == "panose" or tag == f"{_W}panose1":
        return _Kind.SHAPE
    return _Kind.SAYS if bare in _DESCRIBING or (bare == "val" and of in _DESCRIBING) else _Kind.ELSE


def _passages_of_text(
    part: str, text: str, where: str, *, on_page: bool = False, by_people: bool = True
) -> Iterator[Passage]:
    if not text.strip():
        return
    yield Passage(part=part, where=where, text=Text(text), on_page=on_page, by_people=by_people)
    for other in other_readings(text):
        yield Passage(part=part, where=f"{where}, in another coding", text=Text(other))


def passages_of_bytes(part: str, content: bytes) -> Iterator[Passage]:
    """Whatever can be read in a part that is no XML: a picture's texts and its data about itself, packed or not."""
    where = where_of(part)
    try:
        whole = content.decode("utf-8")
    except UnicodeDecodeError:
        whole = "\x00"
    if whole.isprintable() or not any(
        unicodedata.category(one) == "Cc" and one not in "\n\r\t" for one in whole
    ):
        yield from _passages_of_text(part, whole, where)
        return
    found = [one.decode("latin-1") for one in _STRETCH.findall(content)]
    found += [one.decode("utf-16-le") for one in _STRETCH_WIDE.findall(content)]
    if content.startswith(b"\x89PNG"):
        yield from _passages_of_text(part, "\n".join(_texts_of_png(content)), where)
    yield from letters_by_chance(part, "\n".join(found), where)


def letters_by_chance(part: str, text: str, where: str) -> Iterator[Passage]:
    """A text of which nobody knows whether anybody wrote it."""
    if text.strip():
        yield Passage(part=part, where=where, text=Text(text), by_people=False, by_chance=True)


def _texts_of_png(content: bytes) -> Iterator[str]:
    """The texts that a PNG picture carries packed."""
    at = 8
    while at + 8 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            for start in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data)):
                try:
                    yield zlib.decompressobj().decompress(data[start:], 1_000_000).decode("utf-8", "replace")
                except zlib.error:
                    continue
        at += length + 12


def _is_picture(content: bytes) -> bool:
    return content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))


def _unclean_marks(part: str, root: etree._Element) -> Iterator[tuple[str, str]]:
    """What must not be in a copy that leaves the council, whatever it says: edits, remarks, hidden text, links away (F8)."""
    tags = {element.tag for element in root.iter() if isinstance(element.tag, str)}
    for names, fault in (
        (("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"), "it holds tracked changes"),
        (("commentReference", "commentRangeStart", "comment"), "it holds comments"),
        (("docVars", "attachedTemplate", "mailMerge"), "it says where it was made"),
        (("altChunk", "object", "control", "subDoc"), "it holds an object or another document"),
    ):
        if any(f"{_W}{name}" in tags for name in names):
            yield part, fault
    if root.getroottree().docinfo.internalDTD is not None:
        yield part, "it holds definitions that can hide text"
    hidden = (f"{_W}vanish", f"{_W}specVanish", f"{_W}webHidden")
    if any(
        element.get(f"{_W}val") not in ("0", "false", "off") for name in hidden for element in root.iter(name)
    ):
        yield part, "it holds hidden text"
    if part.endswith(".rels"):
        kinds = {(one.get("Type") or "").rsplit("/", 1)[-1]: one for one in root}
        if any(
            one.get("TargetMode") == "External" and not (one.get("Target") or "").startswith("mailto:")
            for one in root
        ):
            yield part, "it points at something outside the file"
        for kind, fault in _UNCLEAN_LINKS.items():
            if kind in kinds:
                yield part, fault


def where_of(part: str) -> str:
    """What an officer would call a part."""
    bare = part.rsplit("//", 1)[-1]
    return next(
        (place for start, place in _PLACES if bare.startswith(start)), "a part that is not on the page"
    )


def _holds_more_than_its_parts(data: bytes, entries: list[zipfile.ZipInfo]) -> bool:
    """Whether bytes stand before, between or behind the parts that the file's own list names."""
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset != at or data[at : at + 4] != b"PK\x03\x04":
            return True
        name, extra = struct.unpack("<HH", data[at + 26 : at + 30])
        at += 30 + name + extra + entry.compress_size
        if entry.flag_bits & 8:
            at += 16 if data[at : at + 4] == b"PK\x07\x08" else 12
    end = data.rfind(_END)
    if end < 0 or len(data) < end + 22:
        return True
    size, start, comment = struct.unpack("<IIH", data[end + 12 : end + 22])
    return bool(start != at or start + size != end or end + 22 + comment != len(data))
