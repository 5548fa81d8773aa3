"""A table that its template keeps together, such as signatures: not on a page without what precedes it."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree


def keep_with_what_precedes(root: etree._Element) -> bool:
    """Keep the end of what precedes each kept table and its headings on their page; whether any was not.

    A table is kept if every paragraph of its first row says so. What precedes is a paragraph or the last row
    of a table, also of one to fill in; other text that the reader writes is left as it is.
    """
    tables = [table for table in root.iter(qn("w:tbl")) if _is_kept(table)]
    kept = [_keep(block) for table in tables for block in _preceding(table)]
    return any(kept)


def _is_kept(table: etree._Element) -> bool:
    row = table.find(qn("w:tr"))
    paragraphs = [] if row is None else list(row.iter(qn("w:p")))
    return bool(paragraphs) and all(_has_keep_next(one) for one in paragraphs)


def _preceding(table: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs to keep: headings and introductions with the table, then the end of the block before."""
    for block in table.itersiblings(preceding=True):
        if block.tag == qn("w:p"):
            yield block
            if not _is_heading(block):
                return
        else:
            tables = list(block.iter(qn("w:tbl")))
            if tables:
                yield from list(tables[-1].iter(qn("w:tr")))[-1].iter(qn("w:p"))
            return


def _is_heading(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val"), "").startswith("Heading")


def _has_keep_next(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def _keep(paragraph: etree._Element) -> bool:
    if _has_keep_next(paragraph):
        return False
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = etree.Element(qn("w:pPr"))
        paragraph.insert(0, properties)
    styled = properties.find(qn("w:pStyle")) is not None
    properties.insert(1 if styled else 0, etree.Element(qn("w:keepNext")))
    return True
