"""Whether a Word file is complete: finds what Word refuses to open, or opens only after a repair."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES, _ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PARAGRAPH = f"{_W}p"
#: Elements that must hold at least one paragraph or table.
_HOLDERS = [f"{_W}{name}" for name in ("hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")]
#: Elements that may occur among paragraphs, and hold paragraphs.
_WRAPPERS = {f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_BLOCKS = {_PARAGRAPH, f"{_W}tbl", *_WRAPPERS}
#: Elements that may follow the last paragraph of a cell, and show nothing.
_MARKS = ("bookmark", "perm", "proofErr", "comment", "move", "customXmlIns", "customXmlDel", "customXmlMove")
_CELLS = [f"{_W}{name}" for name in ("tc", "sdt", "customXml")]
_NAMES = {"w": _W[1:-1], "r": _R[1:-1]}
#: XPath, which libxml2 runs in a tenth of the time: relationship ids; cells and rows to look at more closely.
_RELATION_IDS = etree.XPath("descendant-or-self::*/@r:*", namespaces=_NAMES)
_DOUBTFUL_CELLS = etree.XPath("descendant::w:tc[not(*[last()][self::w:p])]", namespaces=_NAMES)
_DOUBTFUL_ROWS = etree.XPath("descendant::w:tr[not(w:tc)]", namespaces=_NAMES)

NO_XML = "it cannot be read"


@dataclass(frozen=True)
class FileFacts:
    """The properties of one part that matter here: its own faults and the relationship ids that it uses.

    `relations`: of a part with relationships, each id, the last word of its type, and its target, which is
    None where it is outside the file. `defaults`, `overrides`: of the list of content types, its entries.
    """

    faults: tuple[str, ...] = ()
    uses: frozenset[str] = frozenset()
    relations: tuple[tuple[str, str, str | None], ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)


def facts_of(part: str, root: etree._Element) -> FileFacts:
    """The facts of an XML part."""
    if part == _CONTENT_TYPES:
        defaults = {
            one.get("Extension", "").casefold(): one.get("ContentType", "")
            for one in root.iter(f"{_TYPES}Default")
        }
        overrides = {
            one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
            for one in root.iter(f"{_TYPES}Override")
        }
        return FileFacts(defaults=defaults, overrides=overrides)
    if part.endswith(".rels"):
        found = [
            (one.get("Id", ""), one.get("Type", "").rsplit("/", 1)[-1], _target(one))
            for one in root.iter("{*}Relationship")
        ]
        return FileFacts(relations=tuple(found))
    uses = _RELATION_IDS(root) if part.startswith("word/") else []
    return FileFacts(
        tuple(dict.fromkeys(_faults_of_shape(root))),
        frozenset(map(str, uses if isinstance(uses, list) else [])),
    )


def _target(relation: etree._Element) -> str | None:
    return None if relation.get("TargetMode") == "External" else relation.get("Target", "")


def _faults_of_shape(root: etree._Element) -> Iterator[str]:
    if root.tag == f"{_W}document" and root.find(f"{_W}body") is None:
        yield "it has no body"
    for cell in _elements(_DOUBTFUL_CELLS, root):
        if not _ends_in_a_paragraph(cell):
            yield "a cell of a table does not end with a paragraph"
    for row in _elements(_DOUBTFUL_ROWS, root):
        if next(row.iterchildren(*_CELLS), None) is None:
            yield "a row of a table has no cell"
    for holder in root.iter(*_HOLDERS):
        if not any(one.tag in _BLOCKS for one in holder):
            yield "a paragraph is missing"


def _elements(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    found = path(root)
    return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []


def _ends_in_a_paragraph(holder: etree._Element) -> bool:
    for one in holder.iterchildren(reversed=True):
        if not isinstance(one.tag, str) or one.tag.removeprefix(_W).startswith(_MARKS):
            continue
        return one.tag == _PARAGRAPH or (one.tag in _WRAPPERS and _ends_in_a_paragraph(one))
    return False


def broken_in(parts: Mapping[str, FileFacts | None], names: list[str]) -> Iterator[tuple[str, str]]:
    """Every reason why a file is not complete, each with its part.

    `parts`: the facts of each part; None where it is not XML.
    """
    for name, facts in parts.items():
        if facts is not None:
            yield from ((name, fault) for fault in facts.faults)
        elif name.endswith((".xml", ".rels")):
            yield name, NO_XML
    twice = {name for name, count in Counter(map(str.casefold, names)).items() if count > 1}
    yield from ((name, "it is in the file more than once") for name in names if name.casefold() in twice)
    types, first = parts.get(_CONTENT_TYPES), parts.get(_ROOT_RELATIONS)
    if types is None or first is None:
        yield from (
            (name, "it is missing") for name in (_CONTENT_TYPES, _ROOT_RELATIONS) if name not in parts
        )
        return
    for name in parts:
        if (
            name not in types.overrides
            and name != _CONTENT_TYPES
            and name.rpartition(".")[2].casefold() not in types.defaults
        ):
            yield name, "the file does not say what kind of part it is"
    pages = [target for _, kind, target in first.relations if kind == "officeDocument"]
    if [types.overrides.get(_place("", one or "")) for one in pages] != [_MAIN]:
        yield _ROOT_RELATIONS, "it does not lead to the page of a Word document"
    yield from _broken_links(parts)


def _broken_links(parts: Mapping[str, FileFacts | None]) -> Iterator[tuple[str, str]]:
    """Relationships that lead nowhere, and uses of relationships that do not exist."""
    for name, facts in parts.items():
        if facts is None:
            continue
        if name.endswith(".rels"):
            yield from _broken_relations(name, facts, parts)
        folder, _, file = name.rpartition("/")
        rels = parts.get(f"{folder}/_rels/{file}.rels")
        if facts.uses - {one[0] for one in (rels.relations if rels else ())} - {""}:
            yield name, "it names a relationship that it does not have"


def _broken_relations(
    name: str, facts: FileFacts, parts: Mapping[str, FileFacts | None]
) -> Iterator[tuple[str, str]]:
    folder = name.rpartition("_rels/")[0]
    ids = [one[0] for one in facts.relations]
    if len(set(ids)) != len(ids):
        yield name, "two of its relationships have the same ID"
    for _, kind, target in facts.relations:
        if target is not None and target[:1] != "#" and _place(folder, target) not in parts:
            yield name, f"it points to a part that is missing ({kind})"


def _place(folder: str, target: str) -> str:
    """The name of the part that a relationship's target leads to."""
    return posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0])).lstrip("/")
