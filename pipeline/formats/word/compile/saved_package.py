"""A template's package as python-docx would save it: its parts, relationships, content types and pictures."""

from __future__ import annotations

import posixpath

from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import Part
from docx.opc.spec import default_content_types
from docx.parts.image import ImagePart

from pipeline.formats.word.compiled_template import Relation

DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_BY_EXTENSION = frozenset(default_content_types)


def name_of(part: object) -> str:
    """The name of a part in the archive."""
    return str(part.partname).lstrip("/")  # type: ignore[attr-defined]


def saved_parts(document: DocumentObject) -> dict[str, bytes]:
    """The parts as python-docx would save them, except the content types, which follow from them."""
    package = document.part.package
    assert package is not None
    found = {"_rels/.rels": _bytes(package.rels.xml)}
    for part in package.parts:
        part.before_marshal()
        found[name_of(part)] = part.blob
        if part.rels:
            found[part.partname.rels_uri.lstrip("/")] = _bytes(part.rels.xml)
    return found


def _bytes(xml: bytes | str) -> bytes:
    return xml if isinstance(xml, bytes) else xml.encode()


def relations_of(document: DocumentObject, name: str) -> list[Relation]:
    """The relationships of the part with this name."""
    assert document.part.package is not None
    part = next(one for one in document.part.package.parts if name_of(one) == name)
    return [(rel.rId, rel.reltype, rel.target_ref, rel.is_external) for rel in part.rels.values()]


def related_part(document: DocumentObject, reltype: str) -> Part | None:
    """The part that the page is related to in this way; None where there is none."""
    rel = next(
        (rel for rel in document.part.rels.values() if rel.reltype == reltype and not rel.is_external), None
    )
    return None if rel is None else rel.target_part


def default_types(document: DocumentObject) -> dict[str, str]:
    """The content types that python-docx gives by extension, including those of parts that are removed."""
    assert document.part.package is not None
    found = {part.partname.ext: part.content_type for part in document.part.package.iter_parts()}
    known = {ext: kind for ext, kind in found.items() if (ext.lower(), kind) in _BY_EXTENSION}
    return {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML, **known}


def type_overrides(document: DocumentObject) -> dict[str, str]:
    """The content types of parts that have one of their own."""
    assert document.part.package is not None
    parts = document.part.package.parts
    return {
        str(part.partname): part.content_type
        for part in parts
        if (part.partname.ext.lower(), part.content_type) not in _BY_EXTENSION
    }


def pictures_of(document: DocumentObject) -> dict[str, str]:
    """The names of the picture parts by the SHA-1 of their content."""
    assert document.part.package is not None
    return {
        part.sha1: name_of(part)
        for part in reversed(list(document.part.package.image_parts))
        if isinstance(part, ImagePart)
    }


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
