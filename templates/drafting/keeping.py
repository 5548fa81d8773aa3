"""Keeps the parts of a template on one page."""

from __future__ import annotations

import copy

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
        if block.tag in (qn("w:tbl"), qn("w:sdt")):
            return
        if block.tag != qn("w:p") or _is_tag(block):
            continue
        keep_with_next(block)
        if not _is_optional(block):
            return


def keep_last(body: etree._Element) -> None:
    """Keep the last paragraph or table row so far with what follows, whichever branch it is written by.

    Of a list with a row for each item, only the last item's row is kept.
    """
    for block in reversed(list(body)):
        if block.tag == qn("w:tbl"):
            _keep_last_row(block)
        elif block.tag == qn("w:p") and not _is_tag(block):
            keep_with_next(block)
        else:
            continue
        if not _is_optional(block):
            return


def _keep_last_row(table: etree._Element) -> None:
    rows = table.findall(qn("w:tr"))
    if not _says(rows[-1], "{%tr endfor"):
        keep_with_next([row for row in rows if not _says(row, "{%tr")][-1])
        return
    begin, content, end = rows[-3:]
    if _says(content, "{%tr"):
        return  # it is kept already: another branch of the document signs below it too
    last = copy.deepcopy(content)
    keep_with_next(last)
    for row, tag in ((content, "if not loop.last"), (last, "else")):
        end.addprevious(_tag_row(begin, tag))
        end.addprevious(row)
    end.addprevious(_tag_row(begin, "endif"))


def _tag_row(like: etree._Element, tag: str) -> etree._Element:
    row = copy.deepcopy(like)
    first, *rest = list(row.iter(qn("w:t")))
    first.text = "{%tr " + tag + " %}"
    for one in rest:
        one.text = ""
    return row


def _says(element: etree._Element, begins: str) -> bool:
    return "".join(one.text or "" for one in element.iter(qn("w:t"))).startswith(begins)


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
