"""What of a template never travels: comments, authors, editing marks, custom properties, tracked changes, paths."""

from __future__ import annotations

import re

from docx.document import Document
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from lxml import etree

_EDITING_SESSIONS = [
    qn(f"w:rsid{kind}") for kind in ("", "R", "RPr", "RDefault", "P", "Tr", "Sect", "Del", "Root")
]
_EDITING_MARKS = re.compile(rb' w:rsid[A-Za-z]*="[0-9A-Fa-f]*"')
_EDITING_SESSIONS_MET = re.compile(rb"<w:rsids>.*?</w:rsids>|<w:rsids?\b[^>]*/>", re.DOTALL)
#: Relationships by the last word of their type: who commented, who signed in, what the template was attached
#: to and looked like.
_LEFT_BEHIND = {
    "comments",
    "commentsExtended",
    "commentsIds",
    "commentsExtensible",
    "people",
    "custom-properties",
    "thumbnail",
    "attachedTemplate",
    "mailMergeSource",
    "mailMergeHeaderSource",
    "recipientData",
}
_SETTINGS = re.compile(rb"<w:(attachedTemplate|docVars|mailMerge)\b(?:[^>]*/>|.*?</w:\1>)", re.DOTALL)
_PROPERTY_STORES = (
    b"http://schemas.microsoft.com/office/2006/metadata",
    b"http://schemas.microsoft.com/sharepoint/",
    b"http://schemas.microsoft.com/office/2006/coverPageProps",
    b"http://schemas.microsoft.com/office/infopath",
)
_GONE = """
    commentRangeStart commentRangeEnd del moveFrom rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange
    tblGridChange tblPrExChange numberingChange moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    cellIns cellMerge customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd
"""
_GONE_TAGS = [qn(f"w:{tag}") for tag in _GONE.split()]


def forget(document: Document) -> None:
    """Cut every relationship to what must not travel, so that the saved package is without it."""
    package = document.part.package
    assert package is not None
    for rels in (package.rels, *(part.rels for part in list(package.iter_parts()))):
        for rid in [rid for rid, rel in rels.items() if _is_left_behind(rels, rid)]:
            del rels[rid]


def _is_left_behind(rels: Relationships, rid: str) -> bool:
    rel = rels[rid]
    kind = rel.reltype.rsplit("/", 1)[-1]
    if kind == "customXml" and not rel.is_external:
        return any(store in rel.target_part.blob for store in _PROPERTY_STORES)
    return kind in _LEFT_BEHIND


def without_history(root: etree._Element) -> None:
    """Take from a part's tree its comments and editing marks, and accept its tracked changes, in place."""
    etree.strip_attributes(root, *_EDITING_SESSIONS)
    for reference in list(root.iter(qn("w:commentReference"))):
        run = reference.getparent()
        _drop(run if run is not None and len(run.findall("*")) <= 2 else reference)
    for mark in list(root.iter(qn("w:del"), qn("w:moveFrom"))):
        _accept_deletion(mark)
    for gone in list(root.iter(*_GONE_TAGS)):
        _drop(gone)
    for cell in list(root.iter(qn("w:cellDel"))):
        _drop(next(cell.iterancestors(qn("w:tc"))))
    for mark in list(root.iter(qn("w:ins"), qn("w:moveTo"))):
        _unwrap(mark)


def _accept_deletion(mark: etree._Element) -> None:
    """Act on a deletion that concerns more than the text within it: a whole row, or the end of a paragraph."""
    holder = mark.getparent()
    if holder is None or holder.tag not in (qn("w:trPr"), qn("w:rPr")):
        return
    if holder.tag == qn("w:trPr"):
        _drop(next(holder.iterancestors(qn("w:tr"))))
        return
    paragraph = next(holder.iterancestors(qn("w:p")), None)
    if paragraph is None:
        return
    following = paragraph.getnext()
    if following is not None and following.tag == qn("w:p"):
        properties = following.find(qn("w:pPr"))
        position = 0 if properties is None else 1
        for child in reversed([child for child in paragraph if child.tag != qn("w:pPr")]):
            following.insert(position, child)
        _drop(paragraph)


def _drop(element: etree._Element | None) -> None:
    """Remove an element and keep the text that follows it."""
    parent = None if element is None else element.getparent()
    if element is None or parent is None:
        return
    tail = element.tail
    if tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def _unwrap(mark: etree._Element) -> None:
    parent = mark.getparent()
    if parent is None:
        return
    position = parent.index(mark)
    for child in reversed(list(mark)):
        parent.insert(position, child)
    _drop(mark)


def without_settings(xml: bytes) -> bytes:
    """The settings part without what it says of the template's own past, people and places."""
    return _SETTINGS.sub(b"", without_editing_marks(xml))


def without_editing_marks(xml: bytes) -> bytes:
    """A part's XML without the marks of which editing session typed what."""
    return _EDITING_SESSIONS_MET.sub(b"", _EDITING_MARKS.sub(b"", xml)) if b"w:rsid" in xml else xml
