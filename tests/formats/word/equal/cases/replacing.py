"""Other files in place of the template's own: pictures, media, embedded documents, any part."""

from __future__ import annotations

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE as REL

from tests.formats.word.drawing import drawn, picture
from tests.formats.word.equal.case import Case, holding
from tests.formats.word.equal.pieces import added_part, rewritten, texts

_NAME = holding(name="Rowan")
_NEW = picture(99).getvalue()
_INNER, _OTHER = (rewritten(drawn(texts(text))) for text in ("the old one", "the new one"))
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _pictures(document: DocumentObject) -> None:
    document.add_paragraph("{{ name }}")
    for shade, name in ((1, "logo.png"), (2, "map.png")):
        document.add_picture(picture(shade))
        held = list(document.element.iter("{*}cNvPr"))[-1]
        held.set("name", name)
        held.set("descr", f"A picture of {name}")


def _header_picture(document: DocumentObject) -> None:
    header = document.sections[0].header.paragraphs[0]
    header.add_run("{{ name }}").add_picture(picture(1))
    next(header._p.iter("{*}cNvPr")).set("title", "badge")
    document.add_paragraph("{{ name }}")


def _embedded(document: DocumentObject) -> None:
    document.add_paragraph("{{ name }}")
    added_part(document, "/word/embeddings/inner.docx", _DOCX, REL.PACKAGE, _INNER)


CASES = [
    Case("a picture by its name", _pictures, _NAME, replacing={"pictures": {"logo.png": _NEW}}),
    Case(
        "a picture by its description",
        _pictures,
        _NAME,
        replacing={"pictures": {"A picture of map.png": _NEW}},
    ),
    Case(
        "two pictures by their names",
        _pictures,
        _NAME,
        replacing={"pictures": {"logo.png": _NEW, "map.png": picture(98).getvalue()}},
    ),
    Case(
        "a picture of a header by its title", _header_picture, _NAME, replacing={"pictures": {"badge": _NEW}}
    ),
    Case("a picture by what it holds", _pictures, _NAME, replacing={"media": {picture(2).getvalue(): _NEW}}),
    Case(
        "a picture of a header by what it holds",
        _header_picture,
        _NAME,
        replacing={"media": {picture(1).getvalue(): _NEW}},
    ),
    Case("an embedded document", _embedded, _NAME, replacing={"embedded": {_INNER: _OTHER}}),
    Case("a part by its name", _embedded, _NAME, replacing={"files": {"word/embeddings/inner.docx": _OTHER}}),
]
