"""The differences between docxtpl's document and ours, part by part, except those intended."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from docx.oxml.ns import qn
from lxml import etree

#: Parts that are never copied to our documents; the documents' own properties are tested separately.
_LEFT_BEHIND = re.compile(r"docProps/|word/comments\w*\.xml$|word/people\.xml$")
_SHAREPOINT = (b"schemas.microsoft.com/office/2006/metadata", b"schemas.microsoft.com/sharepoint/")
_EDITING = [qn("w:rsid"), qn("w:rsids"), qn("w:attachedTemplate")]
_ANY_ORDER = [qn("w:tcPr"), qn("w:rPr"), qn("w:pPr")]
_AROUND = 60


def differences(docxtpl: bytes, ours: bytes) -> list[str]:
    """A line for each part that is missing, extra or not canonically equal; none for equal documents."""
    theirs, own = _parts(docxtpl), _parts(ours)
    lines = [f"{name}: missing" for name in theirs if name not in own]
    lines += [f"{name}: not in docxtpl's" for name in own if name not in theirs]
    return lines + [
        f"{name}: {_where(theirs[name], own[name])}"
        for name in theirs
        if name in own and theirs[name] != own[name]
    ]


def _parts(package: bytes) -> dict[str, bytes]:
    """An archive's contents by name: XML canonical, others byte for byte, without parts never copied."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    gone = {name for name in held if _never_travels(name, held)}
    kept = {name: data for name, data in held.items() if name not in gone and _owner(name) not in gone}
    return {name: _canonical(name, data, gone) if _is_xml(name) else data for name, data in kept.items()}


def _never_travels(name: str, held: dict[str, bytes]) -> bool:
    if name.startswith("customXml/"):
        return any(
            mark in data
            for mark in _SHAREPOINT
            for other, data in held.items()
            if _number(other) == _number(name)
        )
    return _LEFT_BEHIND.match(name) is not None


def _number(name: str) -> str:
    found = re.match(r"customXml/\D*(\d+)", name)
    return found.group(1) if found else ""


def _owner(name: str) -> str:
    """The part whose relationships a part holds; an empty text where it holds none."""
    folder, file = posixpath.split(name)
    return (
        posixpath.join(posixpath.dirname(folder), file[: -len(".rels")]) if folder.endswith("_rels") else ""
    )


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _canonical(name: str, data: bytes, gone: set[str]) -> bytes:
    root = etree.fromstring(data)
    if name.endswith(".rels"):
        _settle(
            root,
            "Id",
            lambda one: _target(name, one) in gone or one.get("Type", "").endswith("/attachedTemplate"),
        )
    elif name == "[Content_Types].xml":
        _settle(root, "PartName", lambda one: one.get("PartName", "").lstrip("/") in gone)
    else:
        _forget_editing(root)
        for holder in root.iter(*_ANY_ORDER):
            holder[:] = sorted(holder, key=lambda child: str(child.tag))
        for shading in root.iter(qn("w:shd")):
            shading.set(qn("w:val"), shading.get(qn("w:val"), "clear"))
    return etree.tostring(root, method="c14n")


def _settle(root: etree._Element, key: str, is_gone) -> None:
    """Sort a list of relationships or content types, and remove the parts that are gone."""
    root.text = None
    for one in root:
        one.tail = None
    root[:] = sorted(
        (one for one in root if not is_gone(one)),
        key=lambda one: (one.get(key, ""), one.get("Extension", "")),
    )


def _target(name: str, relationship: etree._Element) -> str:
    if relationship.get("TargetMode") == "External":
        return ""
    folder = posixpath.dirname(posixpath.dirname(name))
    return posixpath.normpath(posixpath.join("/", folder, relationship.get("Target", ""))).lstrip("/")


def _forget_editing(root: etree._Element) -> None:
    for element in root.iter("*"):
        for name in [name for name in element.attrib if etree.QName(name).localname.startswith("rsid")]:
            del element.attrib[name]
    etree.strip_elements(root, *_EDITING, with_tail=False)


def _where(theirs: bytes, ours: bytes) -> str:
    """Both texts around the first difference."""
    if not theirs.startswith(b"<"):
        return "other bytes"
    one, other = theirs.decode(), ours.decode()
    at = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, at - _AROUND)
    return f"docxtpl ...{one[start : at + _AROUND]}... ours ...{other[start : at + _AROUND]}..."
