"""Keeps the parts of a template on one page."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

#: What comes after w:keepNext in the properties of a paragraph.
_AFTER_KEEP_NEXT = ("w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:numPr", "w:pBdr", "w:spacing")


def keep_with_next(element: etree._Element) -> None:
    """Keep a paragraph, or those of a table's row, on the page of what follows."""
    for paragraph in element.iter(qn("w:p")):
        properties = paragraph.get_or_add_pPr()  # type: ignore[attr-defined]
        if properties.find(qn("w:keepNext")) is None:
            properties.insert_element_before(parse_xml(f"<w:keepNext {nsdecls('w')}/>"), *_AFTER_KEEP_NEXT)


def keep_introduction(body: etree._Element) -> None:
    """Keep the paragraph that introduces what follows, such as a table, on the page where that begins.

    Within a condition, so is the one before it, which introduces it where the condition does not hold.
    """
    for block in reversed(list(body)):
        if (block.tag != qn("w:p") and block.tag != qn("w:sectPr")) or _is_heading(block):
            return
        if block.tag == qn("w:sectPr") or _is_tag(block):
            continue
        keep_with_next(block)
        if not _is_optional(block):
            return


def _says(element: etree._Element, begins: str) -> bool:
    return "".join(one.text or "" for one in element.iter(qn("w:t"))).startswith(begins)


def _is_heading(block: etree._Element) -> bool:
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val"), "").startswith("Heading")


def _is_tag(paragraph: etree._Element) -> bool:
    return _says(paragraph, "{%p")


def _is_optional(block: etree._Element) -> bool:
    """Whether a block is within a condition or a loop, so that another may be the last one written."""
    depth = 0
    for before in block.itersiblings(preceding=True):
        if _says(before, "{%p end"):
            depth -= 1
        elif _says(before, "{%p if") or _says(before, "{%p for"):
            depth += 1
    return depth > 0
