"""Tables of nothing but text under a heading row: their cells, and the sentences that say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.oxml.ns import qn
from lxml import etree

Cells = list[list[etree._Element]]

#: What a cell may hold besides text only in a table that is left as it is.
_NOT_PLAIN = {
    qn(f"w:{name}")
    for name in (
        *("tbl", "sdt", "gridSpan", "vMerge", "drawing", "pict", "object", "fldChar", "hyperlink"),
        *("sym", "ptab", "noBreakHyphen", "softHyphen"),
        *("footnoteReference", "endnoteReference", "commentReference"),
    )
}
#: What is written within a line of text, and the sign that stands for it here.
_SIGNS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
_PLACES = (qn("w:tc"), qn("w:sdtContent"))
_STYLE, _AFTER_A_TABLE, _CLOSE = "Body", "120", "40"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def plain_cells(table: etree._Element, least: int, most: int | None = None) -> Cells:
    """The cells of a table, row by row, the heading row first; empty where it is to be left as it is.

    `least`, `most`: how many rows it has below its heading row. A table is left where it has no heading row,
    has merged cells or anything but text, or is in another table or in a place that the reader fills in.
    """
    rows = table.findall(qn("w:tr"))
    if not least < len(rows) <= (len(rows) if most is None else most + 1):
        return []
    if any(one.tag in _NOT_PLAIN for one in table.iterdescendants(etree.Element)):
        return []
    if any(one.tag in _PLACES for one in table.iterancestors()):
        return []
    heading = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    cells = [row.findall(qn("w:tc")) for row in rows]
    columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    if heading != [True] + [False] * (len(rows) - 1):
        return []
    return cells if all(len(row) == columns for row in cells) else []


def words_of(cell: etree._Element) -> str:
    """The text of a cell, its paragraphs parted by commas where they are no sentences."""
    found = ""
    for paragraph in cell.iter(qn("w:p")):
        line = "".join(map(_text_of, paragraph.iterdescendants(qn("w:t"), *_SIGNS))).strip()
        between = "" if not found or not line else " " if found.endswith((".", "?", "!")) else ", "
        found += between + line
    return found


def _text_of(element: etree._Element) -> str:
    """The text of a piece of a run; a tab stop of a paragraph's properties is none."""
    parent = element.getparent()
    if element.tag == qn("w:t"):
        return element.text or ""
    return _SIGNS[str(element.tag)] if parent is not None and parent.tag == qn("w:r") else ""


def paragraph_before(
    table: etree._Element, pairs: Sequence[tuple[str, str]], *, close: bool = False, kept: bool = True
) -> None:
    """Put a paragraph of bold words, each with what follows them, before a table.

    `close`: little space below it. `kept`: on the page of what follows.
    """
    paragraph = etree.Element(qn("w:p"))
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    if table.getroottree().find(f".//{qn('w:pStyle')}[@{qn('w:val')}='{_STYLE}']") is not None:
        etree.SubElement(properties, qn("w:pStyle")).set(qn("w:val"), _STYLE)
    if kept:
        etree.SubElement(properties, qn("w:keepNext"))
    before = table.getprevious()
    space = {"w:before": _AFTER_A_TABLE} if before is not None and before.tag == qn("w:tbl") else {}
    space |= {"w:after": _CLOSE} if close else {}
    if space:
        etree.SubElement(properties, qn("w:spacing"), {qn(name): value for name, value in space.items()})
    for number, (label, value) in enumerate(pairs, 1):
        _run(paragraph, f"{label}:", bold=True)
        _run(paragraph, f"\u00a0{value}{' ' if number < len(pairs) else ''}")
    table.addprevious(paragraph)


def _run(paragraph: etree._Element, words: str, *, bold: bool = False) -> None:
    run = etree.SubElement(paragraph, qn("w:r"))
    if bold:
        etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:b"))
    for part in re.split(r"([\n\t])", words):
        if part in ("\n", "\t"):
            etree.SubElement(run, qn("w:br" if part == "\n" else "w:tab"))
        elif part:
            text = etree.SubElement(run, qn("w:t"))
            text.set(_SPACE, "preserve")
            text.text = part
