"""A list of what is in a long document, put where its template keeps a place for it: links to the headings that are in it."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from pipeline.formats.word.opc import rewrite

_PAGE = "word/document.xml"
#: The style of the paragraph that keeps the place, and the styles of the headings that are listed, with
#: their indents.
_PLACE, _LISTED = "Contents", {"Heading2": 0, "Heading3": 400}


def with_contents(document: bytes) -> bytes:
    """The document with its headings of levels 2 and 3 listed at its place for contents, as a table of contents of Word's.

    Word can bring it up to date and number its pages. The document as it is where it has no such place.
    """
    with ZipFile(io.BytesIO(document)) as package:
        root = etree.fromstring(package.read(_PAGE))
        place = next((one for one in root.iter(qn("w:p")) if _style_of(one) == _PLACE), None)
        if place is None:
            return document
        _list_headings(root, place)
        made = io.BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as listed:
            for entry in package.infolist():
                page = entry.filename == _PAGE
                content = (
                    etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                    if page
                    else None
                )
                listed.writestr(entry, package.read(entry) if content is None else content)
    return rewrite(made.getvalue())


def _list_headings(root: etree._Element, place: etree._Element) -> None:
    headings = [one for one in root.iter(qn("w:p")) if _style_of(one) in _LISTED]
    entries = []
    for number, heading in enumerate(headings, 1):
        name = f"_Toc{number}"
        heading.insert(
            1, parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{9000 + number}" w:name="{name}"/>')
        )
        heading.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{9000 + number}"/>'))
        entries.append(_entry(_text_of(heading), name, _LISTED[_style_of(heading)]))
    first, last = entries[0], entries[-1]
    first.insert(1, _run('<w:fldChar w:fldCharType="separate"/>'))
    first.insert(1, _run('<w:instrText xml:space="preserve"> TOC \\o "2-3" \\h \\n </w:instrText>'))
    first.insert(1, _run('<w:fldChar w:fldCharType="begin"/>'))
    last.append(_run('<w:fldChar w:fldCharType="end"/>'))
    title = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Contents</w:t></w:r></w:p>'
    )
    for one in (title, *entries):
        place.addprevious(one)
    parent = place.getparent()
    assert parent is not None
    parent.remove(place)


def _entry(text: str, name: str, indent: int) -> etree._Element:
    entry = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{_PLACE}"/><w:ind w:left="{indent}"/></w:pPr>'
        f'<w:hyperlink w:anchor="{name}" w:history="1"><w:r><w:t '
        'xml:space="preserve"></w:t></w:r></w:hyperlink></w:p>'
    )
    next(entry.iter(qn("w:t"))).text = text
    return entry


def _run(within: str) -> etree._Element:
    return parse_xml(f"<w:r {nsdecls('w')}>{within}</w:r>")


def _text_of(paragraph: etree._Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"), "")
