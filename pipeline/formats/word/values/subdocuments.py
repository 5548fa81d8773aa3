"""Sub-documents: complete Word files, or content built with python-docx, inserted into a template."""

from __future__ import annotations

import io
import itertools
import posixpath
from pathlib import Path
from typing import IO, Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from pipeline.formats.word.values import lookahead
from pipeline.formats.word.values.document_state import Filling
from pipeline.formats.word.values.images import ImageFile, media_part
from pipeline.foundation.errors import PipelineError

_RELATED = [
    f"{{http://schemas.openxmlformats.org/officeDocument/2006/relationships}}{name}"
    for name in ("id", "embed", "link")
]


class SubDocument:
    """A piece of a Word document to insert at a tag, as docxtpl's `new_subdoc` returns it.

    With `docpath`, the content of that file. Without, whatever is built on it as on a python-docx document:
    `add_paragraph`, `add_table`... It holds nothing of any document that it is inserted into. `made` is the
    order of creation.
    """

    _count = itertools.count()

    def __init__(self, template: bytes, docpath: str | IO[bytes] | None = None) -> None:
        self.made = next(self._count)
        lookahead.made.add("subdocuments")
        if docpath is None:
            self.package: bytes | None = None
            self.subdocx = Document(io.BytesIO(template))
            self._own = dict(self.subdocx.part.rels)
            body = self.subdocx.element.body
            for child in list(body):
                if child.tag != qn("w:sectPr"):
                    body.remove(child)
        else:
            file = Path(docpath).read_bytes() if isinstance(docpath, (str, Path)) else docpath.read()
            self.package = file
            self.subdocx = Document(io.BytesIO(file))

    def __getattr__(self, name: str) -> Any:
        """The attributes of python-docx's document."""
        return getattr(self.subdocx, name)

    def __html__(self) -> str:
        """The mark of a Word value; the engine asks for the XML itself."""
        return ""

    def built_xml(self, now: Filling) -> str:
        """The XML of what was built, with its pictures and links related to the part being rendered."""
        ids: dict[str, str] = {}
        for rid, rel in self.subdocx.part.rels.items():
            if rid in self._own:
                continue
            if rel.is_external:
                ids[rid] = now.relate(rel.reltype, rel.target_ref, external=True)
            elif rel.reltype == REL.IMAGE:
                image = rel.target_part.image
                name, _ = media_part(ImageFile(image, image.filename, rel.target_part.partname.ext), now)
                ids[rid] = now.relate(REL.IMAGE, posixpath.relpath(name, posixpath.dirname(now.part)))
        return _content(self.subdocx.element.body, ids)


def sub_document_xml(value: Any, now: Filling) -> str:
    """The XML of a sub-document.

    Its styles and pictures come with the package that the document is then filled in.
    """
    if isinstance(value, SubDocument) and value.package is None:
        return value.built_xml(now)
    if all(one is not value for one in now.subdocuments):
        now.subdocuments.append(value)
    return now.inserted.get(id(value), "")


def gathered(template: bytes, values: list[Any]) -> tuple[bytes, dict[int, str], bool]:
    """A package with the sub-documents' styles, lists and pictures, and their XML by the id of each object.

    Last comes whether its parts are still the template's. Sub-documents made by docxtpl bring the package
    they were made for, which docxtpl may have filled already; all of one document must have the same.
    """
    from docxtpl.subdoc import Subdoc

    theirs = {id(value.tpl): value.tpl for value in values if not isinstance(value, SubDocument)}
    owner = next(iter(theirs.values()), None) or DocxTemplate(io.BytesIO(template))
    owner.init_docx(reload=False)
    if len(theirs) > 1:
        raise PipelineError(
            "The sub-documents of one document were made for several templates.",
            "This is a fault of the program.",
        )
    inserted = {}
    for value in sorted(values, key=lambda value: value.made if isinstance(value, SubDocument) else -1):
        own = Subdoc(owner, io.BytesIO(value.package or b"")) if isinstance(value, SubDocument) else value
        inserted[id(value)] = _content(own.subdocx.element.body, {})
    buffer = io.BytesIO()
    owner.docx.save(buffer)
    return buffer.getvalue(), inserted, not theirs


def _content(body: etree._Element, ids: dict[str, str]) -> str:
    """The content of a body without its section, as text, with tables fitted as docxtpl fits them."""
    copy = etree.fromstring(etree.tostring(body))
    for element in copy.iter():
        for name in _RELATED:
            if element.get(name) in ids:
                element.set(name, ids[element.get(name, "")])
    fitted = DocxTemplate.fix_tables(None, etree.tostring(copy, encoding="unicode"))
    return "".join(
        etree.tostring(child, encoding="unicode") for child in fitted if child.tag != qn("w:sectPr")
    )
