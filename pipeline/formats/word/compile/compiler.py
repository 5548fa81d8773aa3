"""Compiles a template: each part through docxtpl's patching once, repaired once, compiled once."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn
from jinja2 import Environment, TemplateSyntaxError
from lxml import etree

from pipeline.formats.word.compile.balance import Crossing, crossings
from pipeline.formats.word.compile.environments import code_of, plain_text
from pipeline.formats.word.compile.numbered_lists import Numbering, settle_lists
from pipeline.formats.word.compile.part_source import TAG, Covered
from pipeline.formats.word.compile.properties import CORE, properties_of
from pipeline.formats.word.compile.saved_package import (
    DECLARATION,
    content_types,
    default_types,
    name_of,
    pictures_of,
    related_part,
    relations_of,
    saved_parts,
    type_overrides,
)
from pipeline.formats.word.compile.stories import PartStory, stories_of
from pipeline.formats.word.compile.structure import W_TBL, Structure
from pipeline.formats.word.compile.table_shapes import settle_ends, settle_tables
from pipeline.formats.word.compiled_template import PartPlan, Plan
from pipeline.formats.word.opc import entry, in_order
from pipeline.formats.word.placeholders import PICTURE_NUMBER
from pipeline.formats.word.sanitise import forget, without_editing_marks, without_settings
from pipeline.formats.word.schema_order import settle_order

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RAW = re.compile(r"\{%[-+]?\s*(raw|endraw)\b")
_INSIDE = re.compile(r"(\{[{%][-+]?)")


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
    return _crossing(stories_of(document))


def _crossing(stories: list[PartStory]) -> CrossingError | None:
    found = {story.name: crossings(story.source) for story in stories}
    found = {name: those for name, those in found.items() if those}
    return CrossingError({story.name: story.source for story in stories}, found) if found else None


def plan_of(package: bytes, environment: Environment, for_properties: Environment, left: str) -> Plan:
    """The plan of a template for one environment. `left`: why its parts are left to docxtpl, if they are.

    Raises what python-docx raises for a file that is not a Word document, FaultyTagError and CrossingError.
    """
    document = Document(io.BytesIO(package))
    defaults = default_types(document)
    forget(document)
    stories = stories_of(document)
    if not left and (crossing := _crossing(stories)) is not None:
        raise crossing
    parts = saved_parts(document)
    numbering_part, styles_part = related_part(document, REL.NUMBERING), related_part(document, REL.STYLES)
    numbering_name = name_of(numbering_part) if numbering_part is not None else "word/numbering.xml"
    numbering = Numbering(getattr(numbering_part, "element", None), getattr(styles_part, "element", None))
    lists: list[str] = []
    plans = [_planned(story, environment, numbering, lists, left) for story in stories]
    overrides = type_overrides(document)
    parts["[Content_Types].xml"] = content_types(defaults, overrides, []).encode()
    core, codes = properties_of(parts, for_properties)
    filled = [plan for plan in plans if not _is_constant(plan)]
    constant = _constant_parts(parts, plans, filled)
    free, free_abstract = _free_numbers(numbering)
    return Plan(
        parts=filled,
        entries=[entry(name, constant[name], once=True) for name in in_order(constant)],
        relations={story.name: relations_of(document, story.name) for story in stories},
        defaults=defaults,
        overrides=overrides,
        pictures=pictures_of(document),
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


def _constant_parts(
    parts: Mapping[str, bytes], plans: list[PartPlan], filled: list[PartPlan]
) -> dict[str, bytes]:
    """The parts that no document changes, without the template's history."""
    constant = dict(parts)
    for name in constant:
        if name.startswith("word/") and name.endswith(".xml"):
            clean = without_settings if name.endswith("settings.xml") else without_editing_marks
            constant[name] = clean(constant[name])
    for plan in plans:
        constant[plan.name] = (DECLARATION + plain_text(plan.source)).encode()
    changing = {CORE, *(plan.name for plan in filled)}
    return {name: data for name, data in constant.items() if name not in changing}


def _free_numbers(numbering: Numbering) -> tuple[int, int]:
    """The first number that no list has, and the first that no kind of list has."""
    if numbering.root is None:
        return 1, 0
    lists = [int(one.get(qn("w:numId"), "0")) for one in numbering.root.findall(qn("w:num"))]
    kinds = [int(one.get(qn("w:abstractNumId"), "0")) for one in numbering.root.findall(qn("w:abstractNum"))]
    return max(lists, default=0) + 1, max(kinds, default=-1) + 1


def _planned(
    story: PartStory, environment: Environment, numbering: Numbering, lists: list[str], left: str
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
