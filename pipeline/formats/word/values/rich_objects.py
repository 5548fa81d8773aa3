"""docxtpl's objects as values: rich text, listings, links, pictures and sub-documents."""

from __future__ import annotations

import functools
import itertools
import posixpath
import re
from typing import IO, Any
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

import docxtpl
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.shape import CT_Inline

from pipeline.formats.word.placeholders import PICTURE, PICTURE_NUMBER, STRAY
from pipeline.formats.word.schema_order import runs_ordered
from pipeline.formats.word.values import lookahead
from pipeline.formats.word.values.document_state import Filling, filling
from pipeline.formats.word.values.images import media_part, picture_of
from pipeline.formats.word.values.subdocuments import SubDocument, sub_document_xml
from pipeline.foundation.errors import PipelineError

_RID, _LINK = "rIdOfThePicture", "rIdOfTheLink"
_NUMBER = '<wp:docPr id="'
#: Whitespace that python-docx drops when it reads a header back.
_BETWEEN_ELEMENTS = re.compile(r">\s+<")
_NUMBERED = re.compile(r'(<wp:docPr [^>]*?\bid=")[^"]*"')
_LINKED = re.compile(r'r:id="([^"]*)"')
_LINK_TO = "link-to-"
_made = itertools.count()


def link_id(url: str) -> str:
    """An id for rich text's `url_id` that holds the address itself, so no template needs to remember it.

    It begins with a number that grows, because docxtpl numbers links in order of creation.
    """
    lookahead.made.add("links")
    return f"{_LINK_TO}{next(_made):012d}-{url.encode().hex()}"


def xml_of(value: Any, now: Filling) -> str:
    """The XML of an object, for the part being rendered.

    Raises PipelineError where rich text is not well formed or links to another template's addresses, or a
    picture cannot be read.
    """
    if isinstance(value, docxtpl.InlineImage):
        return _picture(value, now)
    if isinstance(value, SubDocument) or (hasattr(docxtpl, "Subdoc") and isinstance(value, docxtpl.Subdoc)):
        return _NUMBERED.sub(rf'\g<1>{PICTURE_NUMBER}"', sub_document_xml(value, now))
    if isinstance(value, (docxtpl.RichText, docxtpl.RichTextParagraph)):
        return _LINKED.sub(lambda found: _link(found.group(1), now), _runs(_cleaned(value.xml)))
    text = _cleaned(str(value.__html__()))
    now.unproved = now.unproved or "<" in text
    return _NUMBERED.sub(rf'\g<1>{PICTURE_NUMBER}"', text)


def _cleaned(xml: str) -> str:
    return xml if xml.isprintable() else STRAY.sub(_stray, xml.replace("\r\n", "\n").replace("\r", "\n"))


def _stray(found: re.Match[str]) -> str:
    return found.group() if found.group() in "\a\f" else ""


def _runs(xml: str) -> str:
    if "\a" in xml or "\f" in xml:
        filling().unproved = True
    legal = xml.replace("\a", "").replace("\f", "")
    try:
        expat.ParserCreate().Parse(f"<x>{legal}</x>", True)
    except expat.ExpatError:
        raise PipelineError(
            "A rich text in a document's context is not well formed.", "This is a fault of the program."
        ) from None
    return runs_ordered(xml)


def _link(rid: str, now: Filling) -> str:
    if rid.startswith(_LINK_TO):
        if now.part == now.plan.page:
            now.links[rid] = bytes.fromhex(rid.rsplit("-", 1)[1]).decode()
        rid = now.relate(REL.HYPERLINK, bytes.fromhex(rid.rsplit("-", 1)[1]).decode(), external=True)
    elif rid not in {relation[0] for relation in now.plan.relations.get(now.part, ())}:
        raise PipelineError(
            "A link in a rich text was made for another template.", "This is a fault of the program."
        )
    return f'r:id="{rid}"'


class RenderedPart:
    """What docxtpl asks of the part being rendered: pictures, and relationships to addresses."""

    def new_pic_inline(
        self, descriptor: str | IO[bytes], width: int | None = None, height: int | None = None
    ) -> CT_Inline:
        """A picture as python-docx would insert it, with a placeholder for its relationship."""
        picture = picture_of(descriptor)
        across, down = picture.image.scaled_dimensions(width, height)
        return CT_Inline.new_pic_inline(1, _RID, picture.filename, across, down)

    def relate_to(self, target: str, kind: str, is_external: bool = False) -> str:
        """A placeholder for the id of a relationship."""
        return _LINK


class DescribedImage(docxtpl.InlineImage):
    """A picture with alternative text.

    `width`: as docxtpl takes it, for example Mm(160).
    """

    def __init__(self, picture: IO[bytes], width: int, description: str) -> None:
        super().__init__(None, picture, width=width)
        self.description = description


class _Host:
    """Takes the place of the template that a picture was made for: any template will do."""

    current_rendering_part = RenderedPart()


def _picture(value: Any, now: Filling) -> str:
    picture = picture_of(value.image_descriptor)
    name, filename = media_part(picture, now)
    rid = now.relate(REL.IMAGE, posixpath.relpath(name, posixpath.dirname(now.part)))
    link = now.relate(REL.HYPERLINK, value.anchor, external=True) if value.anchor else ""
    width, height = picture.image.scaled_dimensions(value.width, value.height)
    plan = now.part_plan()
    if plan.kind in ("footnotes", "endnotes"):
        raise PipelineError("A picture cannot be in a note.", "Take its tag out of the note.")
    frame = _frame(filename, int(width), int(height), plan.picture_id, bool(link))
    number = PICTURE_NUMBER
    if plan.kind != "page":
        frame = tuple(_BETWEEN_ELEMENTS.sub("><", piece) for piece in frame)
        number = str(plan.picture_id)
    before, between, after = frame
    if isinstance(value, DescribedImage):
        between = between.replace('"', f'" descr={quoteattr(value.description)}', 1)
    now.pictures.append(f"{before}{number}{between}{rid}{after}".replace(_LINK, link))
    return f"{PICTURE}{len(now.pictures) - 1};"


@functools.lru_cache(maxsize=256)
def _frame(filename: str, width: int, height: int, number: int, linked: bool) -> tuple[str, ...]:
    """The XML of a picture of that size, as docxtpl writes it, in three pieces around its number and id."""

    class Drawn(RenderedPart):
        def new_pic_inline(self, *size: Any) -> CT_Inline:
            return CT_Inline.new_pic_inline(number, _RID, filename, width, height)  # type: ignore[arg-type]

    host = _Host()
    host.current_rendering_part = Drawn()
    xml = str(docxtpl.InlineImage(host, "", anchor=_LINK if linked else None))
    before, rest = xml.split(_NUMBER, 1)
    between, after = rest[rest.index('"') :].split(_RID, 1)
    return before + _NUMBER, between, after
