"""Compiles a template: each part through docxtpl's patching once, repaired once, compiled once."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.part import Part
from docx.opc.spec import default_content_types
from docx.oxml.ns import qn
from docx.parts.image import ImagePart
from jinja2 import Environment, TemplateSyntaxError
from lxml import etree

from pipeline.formats.word.compile.balance import Crossing, crossings
from pipeline.formats.word.compile.environments import code_of, plain_text
from pipeline.formats.word.compile.numbered_lists import Numbering, settle_lists
from pipeline.formats.word.compile.part_source import TAG, Covered, patched
from pipeline.formats.word.compile.properties import CORE, properties_of
from pipeline.formats.word.compile.split_tags import gather_tags
from pipeline.formats.word.compile.structure import W_TBL, W_TC, Structure
from pipeline.formats.word.compile.table_shapes import settle_ends, settle_tables
from pipeline.formats.word.compiled_template import PartPlan, Plan, Relation
from pipeline.formats.word.opc import entry, in_order
from pipeline.formats.word.placeholders import PICTURE_NUMBER
from pipeline.formats.word.sanitise import forget, without_editing_marks, without_history, without_settings
from pipeline.formats.word.schema_order import settle_order

DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_NOTES = re.compile(r"\.wordprocessingml\.(footnotes|endnotes)\+xml$")
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BY_EXTENSION = frozenset(default_content_types)
_RAW = re.compile(r"\{%[-+]?\s*(raw|endraw)\b")
_INSIDE = re.compile(r"(\{[{%][-+]?)")


@dataclass
class _Story:
    """One part that tags may fill."""

    name: str
    kind: str
    root: etree._Element

    @cached_property
    def source(self) -> str:
        """The part ready for Jinja."""
        _open_cell_properties(self.root)
        gather_tags(self.root)
        return patched(etree.tostring(self.root, encoding="unicode"))


class FaultyTagError(Exception):
    """A tag is not well formed.

    `tag` is its text as far as it is known, `part` the part that holds it, `why` the reason.
    """

    def __init__(self, part: str, tag: str, why: str) -> None:
        super().__init__(why)
        self.part, self.tag, self.why = part, tag, why


class CrossingError(Exception):
    """With some data a part would not be XML.

    `sources` are the parts, ready for Jinja, by name; `found` the crossings in them.
    """

    def __init__(self, sources: Mapping[str, str], found: Mapping[str, list[Crossing]]) -> None:
        super().__init__(", ".join(found))
        self.sources, self.found = sources, found


def crossings_in(package: bytes) -> CrossingError | None:
    """What in the parts of a template could make one no XML; None where there is nothing.

    Raises what python-docx raises for a file that is not a Word document.
    """
    document = Document(io.BytesIO(package))
    forget(document)
    return _crossing(_stories(document))


def _crossing(stories: list[_Story]) -> CrossingError | None:
    found = {story.name: crossings(story.source) for story in stories}
    found = {name: those for name, those in found.items() if those}
    return CrossingError({story.name: story.source for story in stories}, found) if found else None


def plan_of(package: bytes, environment: Environment, for_properties: Environment, left: str) -> Plan:
    """The plan of a template for one environment. `left`: why its parts are left to docxtpl, if they are.

    Raises what python-docx raises for a file that is not a Word document, FaultyTagError and CrossingError.
    """
    document = Document(io.BytesIO(package))
    defaults = _default_types(document)
    forget(document)
    stories = _stories(document)
    if not left and (crossing := _crossing(stories)) is not None:
        raise crossing
    parts = _saved(document)
    relations = {story.name: _relations(document, story.name) for story in stories}
    numbering_part, styles_part = _related(document, REL.NUMBERING), _related(document, REL.STYLES)
    numbering_name = _name(numbering_part) if numbering_part is not None else "word/numbering.xml"
    numbering = Numbering(getattr(numbering_part, "element", None), getattr(styles_part, "element", None))
    lists: list[str] = []
    plans = [_planned(story, environment, numbering, lists, left) for story in stories]
    overrides = _overrides(document)
    parts["[Content_Types].xml"] = content_types(defaults, overrides, []).encode()
    core, codes = properties_of(parts, for_properties)
    for name in [name for name in parts if name.startswith("word/") and name.endswith(".xml")]:
        parts[name] = (without_settings if name.endswith("settings.xml") else without_editing_marks)(
            parts[name]
        )
    for plan in plans:
        parts[plan.name] = (DECLARATION + plain_text(plan.source)).encode()
    filled = [plan for plan in plans if not _is_constant(plan)]
    constant = {
        name: data
        for name, data in parts.items()
        if name not in {plan.name for plan in filled} and name != CORE
    }
    packed = [entry(name, constant[name], once=True) for name in in_order(constant)]
    free, free_abstract = _free_numbers(numbering)
    return Plan(
        parts=filled,
        entries=packed,
        relations=relations,
        defaults=defaults,
        overrides=overrides,
        pictures=_pictures(document),
        properties=codes,
        core=core,
        numbering=constant.get(numbering_name, b"").decode(),
        numbering_name=numbering_name,
        page=stories[0].name,
        lists=lists,
        more_lists=[numbering.again(number) for number in lists],
        first_free=free,
        first_free_abstract=free_abstract,
    )


def _stories(document: DocumentObject) -> list[_Story]:
    """The parts that are filled, in docxtpl's order: the page, headers, footers, then notes."""
    part = document.part
    without_history(document.element)
    stories = [_Story(_name(part), "page", document.element)]
    for kind, reltype in (("header", REL.HEADER), ("footer", REL.FOOTER)):
        for rel in part.rels.values():
            if rel.reltype == reltype and not rel.is_external and rel.target_part.blob:
                root = etree.fromstring(rel.target_part.blob)
                without_history(root)
                if _name(rel.target_part) not in [story.name for story in stories]:
                    stories.append(_Story(_name(rel.target_part), kind, root))
    assert part.package is not None
    for one in part.package.parts:
        found = _NOTES.search(one.content_type)
        if found:
            root = etree.fromstring(one.blob)
            without_history(root)
            stories.append(_Story(_name(one), found.group(1), root))
    return stories


def _name(part: object) -> str:
    return str(part.partname).lstrip("/")  # type: ignore[attr-defined]


def _saved(document: DocumentObject) -> dict[str, bytes]:
    """The parts as python-docx would save them, except the content types, which follow from them."""
    package = document.part.package
    assert package is not None
    found = {"_rels/.rels": _bytes(package.rels.xml)}
    for part in package.parts:
        part.before_marshal()
        found[_name(part)] = part.blob
        if part.rels:
            found[part.partname.rels_uri.lstrip("/")] = _bytes(part.rels.xml)
    return found


def _bytes(xml: bytes | str) -> bytes:
    return xml if isinstance(xml, bytes) else xml.encode()


def _relations(document: DocumentObject, name: str) -> list[Relation]:
    assert document.part.package is not None
    part = next(one for one in document.part.package.parts if _name(one) == name)
    return [(rel.rId, rel.reltype, rel.target_ref, rel.is_external) for rel in part.rels.values()]


def _related(document: DocumentObject, reltype: str) -> Part | None:
    rel = next(
        (rel for rel in document.part.rels.values() if rel.reltype == reltype and not rel.is_external), None
    )
    return None if rel is None else rel.target_part


def _default_types(document: DocumentObject) -> dict[str, str]:
    """The content types that python-docx gives by extension, including those of parts that are removed."""
    assert document.part.package is not None
    found = {part.partname.ext: part.content_type for part in document.part.package.iter_parts()}
    known = {ext: kind for ext, kind in found.items() if (ext.lower(), kind) in _BY_EXTENSION}
    return {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML, **known}


def _overrides(document: DocumentObject) -> dict[str, str]:
    """The content types of parts that have one of their own."""
    assert document.part.package is not None
    parts = document.part.package.parts
    return {
        str(part.partname): part.content_type
        for part in parts
        if (part.partname.ext.lower(), part.content_type) not in _BY_EXTENSION
    }


def _pictures(document: DocumentObject) -> dict[str, str]:
    assert document.part.package is not None
    return {
        part.sha1: _name(part)
        for part in reversed(list(document.part.package.image_parts))
        if isinstance(part, ImagePart)
    }


def _free_numbers(numbering: Numbering) -> tuple[int, int]:
    """The first number that no list has, and the first that no kind of list has."""
    if numbering.root is None:
        return 1, 0
    lists = [int(one.get(qn("w:numId"), "0")) for one in numbering.root.findall(qn("w:num"))]
    kinds = [int(one.get(qn("w:abstractNumId"), "0")) for one in numbering.root.findall(qn("w:abstractNum"))]
    return max(lists, default=0) + 1, max(kinds, default=-1) + 1


def _planned(
    story: _Story, environment: Environment, numbering: Numbering, lists: list[str], left: str
) -> PartPlan:
    source = story.source
    ids = [one.get("id", "") for one in story.root.iter()]
    picture_id = max((int(one) for one in ids if one.isdigit()), default=0) + 1
    plan = PartPlan(story.name, story.kind, None, source, left, picture_id=picture_id)
    if left:
        return plan
    covered = Covered(source)
    try:
        structure = Structure(covered)
    except etree.XMLSyntaxError:
        plan.left = "its text is not XML once docxtpl has moved the tags"
    else:
        if structure.crossed is None:
            plan.source = _settled(structure, numbering, lists, plan)
        else:
            plan.left = "a pair of tags begins inside a table and ends outside it"
    lines, plan.tags = _one_tag_a_line(plan.source)
    try:
        plan.code = code_of(lines, environment, story.name)
    except TemplateSyntaxError as fault:
        tag = plan.tags.get(max((line for line in plan.tags if line <= fault.lineno), default=0), "")
        raise FaultyTagError(story.name, tag, fault.message or "") from None
    return plan


def _is_constant(plan: PartPlan) -> bool:
    return not (
        plan.left or plan.widths or plan.ends or plan.numbers or plan.lists or TAG.search(plan.source)
    )


def _open_cell_properties(root: etree._Element) -> None:
    """Give a cell whose tag sets its colour or span the properties that docxtpl's patching needs."""
    for cell in root.iter(W_TC):
        properties = cell.find(qn("w:tcPr"))
        if (properties is None or not len(properties)) and re.search(
            r"cellbg|colspan", "".join(str(text) for text in cell.itertext(qn("w:t")))
        ):
            if properties is None:
                properties = etree.SubElement(cell, qn("w:tcPr"))
                cell.insert(0, properties)
            properties.text = ""


def _settled(structure: Structure, numbering: Numbering, lists: list[str], plan: PartPlan) -> str:
    """The part's source with everything repaired that can be, and marks where only the data decides."""
    settle_order(structure.root)
    if plan.kind == "page":
        plan.widths = settle_tables(structure)
        plan.nested = any(
            next(table.iterancestors(W_TBL), None) is not None for table in structure.root.iter(W_TBL)
        )
        pictures = list(structure.root.iter(_PICTURE))
        for picture in pictures:
            picture.set("id", structure.cover(PICTURE_NUMBER))
        plan.numbers = bool(pictures)
    plan.ends = settle_ends(structure)
    plan.lists = settle_lists(structure, numbering, lists)
    return _with_static_breaks(structure)


def _with_static_breaks(structure: Structure) -> str:
    """The source with the template's own line ends and tabs as Word's, as docxtpl makes them."""
    xml = etree.tostring(structure.root, encoding="unicode")
    if re.search("[\t\n]", xml):
        from docxtpl import DocxTemplate

        xml = DocxTemplate.resolve_listing(None, xml)
    return structure.covered.uncovered(xml)


def _one_tag_a_line(source: str) -> tuple[str, dict[int, str]]:
    """The source with a line end inside each tag, and the tags by line, so that a line gives its tag."""
    pieces: list[str] = []
    tags: dict[int, str] = {}
    done, line, raw = 0, 1, False
    for found in TAG.finditer(source):
        tag = found.group()
        turn = _RAW.match(tag)
        pieces.append(source[done : found.start()])
        line += pieces[-1].count("\n")
        done = found.end()
        if tag.startswith("{#") or turn or raw:
            raw = raw if turn is None else turn.group(1) == "raw"
            line += tag.count("\n")
        else:
            line += 1
            tags[line] = tag
            tag = _INSIDE.sub("\\1\n", tag.replace("\n", " "), count=1)
        pieces.append(tag)
    return "".join([*pieces, source[done:]]), tags


def content_types(defaults: dict[str, str], overrides: dict[str, str], names: list[str]) -> str:
    """The content types of a package that has gained these picture parts."""
    own = dict(defaults)
    known = {ext.lower(): kind for ext, kind in default_content_types}
    for name in names:
        ext = posixpath.splitext(name)[1][1:]
        own.setdefault(ext, known.get(ext.lower(), f"image/{ext}"))
    lines = [f'<Default Extension="{ext}" ContentType="{own[ext]}"/>' for ext in sorted(own)]
    lines += [f'<Override PartName="{name}" ContentType="{overrides[name]}"/>' for name in sorted(overrides)]
    return (
        f"{DECLARATION}<Types "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{"".join(lines)}</Types>'
    )
