"""Tables of three or more columns as blocks, one for each row: large print has no room for columns.

A line of a block is the heading of the column and what the row has in it. The blocks are parted by a rule and
do not split over two pages. Where the first column has a short name or a day in every row, it heads
the block.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import nsmap, qn
from lxml import etree

from pipeline.formats.word.column_widths import fit_words
from pipeline.formats.word.labelled_rows import LabelledCell, LabelledRow, is_empty, rows_of, text_of
from pipeline.formats.word.opc import rewrite
from pipeline.formats.word.schema_order import put_in_order

_PAGE = "word/document.xml"
_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_WHITE = re.compile(r"auto|none|f{6}", re.IGNORECASE)
#: The most characters of a name that heads a block, and of a block that is kept on one page.
_NAME, _KEPT = 60, 800
#: The most characters of a heading that has its text beside it; the width of each of them and of the gap, in
#: twentieths of a point.
_BESIDE, _CHARACTER, _GAP = 14, 205, 440
#: The space before and after a block, and the height of a place to write in.
_SPACE, _TO_WRITE = "120", "720"
_RULE = {"val": "single", "sz": "4", "space": "4", "color": "A9BCC2"}


@dataclass(frozen=True)
class _Look:
    """How the blocks of a table look. `indent`: of the text beside a short heading.

    `level`: of the headings of its blocks, counted from 0; None where nothing heads a block.
    """

    indent: int
    level: int | None


def with_blocks(document: bytes) -> bytes:
    """The document with its tables of three or more columns laid out as blocks; all text is kept.

    A table without headings stays a table, and so does one with something in it that belongs to a table. In
    those that stay, a column is as wide as its longest word.
    """
    with ZipFile(io.BytesIO(document)) as package:
        root = etree.fromstring(package.read(_PAGE))
        if not _lay_out(root):
            return document
        page = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        made = io.BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as laid_out:
            for entry in package.infolist():
                laid_out.writestr(entry, page if entry.filename == _PAGE else package.read(entry))
    return rewrite(made.getvalue())


def _lay_out(root: etree._Element) -> bool:
    """Lay each table out, the outer ones first. Returns whether anything was changed."""
    found, level = False, 1
    for one in list(root.iter(qn("w:p"), qn("w:tbl"))):
        if one.tag == qn("w:p"):
            level = _level_of(one) or level
            continue
        rows, parent = rows_of(one), one.getparent()
        if rows is not None and parent is not None:
            for block in _blocks(rows, level):
                one.addprevious(block)
            parent.remove(one)
            found = True
        elif rows is None:
            found = fit_words(one) or found
    return found


def _level_of(paragraph: etree._Element) -> int:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    match = _HEADING.fullmatch(style.get(qn("w:val"), "")) if style is not None else None
    return int(match[1]) if match else 0


def _blocks(rows: list[LabelledRow], level: int) -> Iterator[etree._Element]:
    """The paragraphs of all rows."""
    lengths = {len(cell.label) for row in rows for cell in row.cells}
    longest = max((one for one in lengths if one <= _BESIDE), default=0)
    look = _Look(
        longest * _CHARACTER + _GAP, level if all(_is_headed(row) for row in rows if row.cells) else None
    )
    for row in rows:
        yield from row.marks
        yield from _block(row, look)


def _is_headed(row: LabelledRow) -> bool:
    """Whether the first cell of a row is a short name or a day, and says of what the rest is."""
    first = row.cells[0]
    if first.alone or first.cell.find(qn("w:tbl")) is not None:
        return first.alone
    name = text_of(first.cell)
    return 0 < len(name) <= _NAME and name[-1] not in ".!?" and len(first.cell.findall(qn("w:p"))) == 1


def _block(row: LabelledRow, look: _Look) -> list[etree._Element]:
    """The paragraphs of one row; none where it shows nothing."""
    lines = list[etree._Element]()
    for number, cell in enumerate(row.cells):
        if cell.to_write or not cell.is_empty:
            content = _line(cell, look)
            if number == 0 and look.level is not None and not cell.alone:
                _head(content[0], look.level)
            lines += content
    paragraphs = [one for one in lines if one.tag == qn("w:p")]
    if paragraphs:
        _keep_together(paragraphs)
        if lines[0] is paragraphs[0]:
            _part(paragraphs[0])
        _space(paragraphs[-1], "after", _TO_WRITE if row.cells[-1].to_write else _SPACE)
    return lines


def _line(cell: LabelledCell, look: _Look) -> list[etree._Element]:
    """What a cell holds, after the heading of its column."""
    content = [one for one in cell.cell if one.tag != qn("w:tcPr")]
    full = [one for one in content if one.tag != qn("w:p") or not is_empty(one)]
    content = full or content[:1]
    for one in content:
        if one.tag == qn("w:p"):
            _free(one, cell.cell)
    if cell.label:
        if content[0].tag != qn("w:p") or _is_in_list(content[0]):
            content.insert(0, _paragraph_like(content))
        _begin(content[0], cell.label)
    if 0 < len(cell.label) <= _BESIDE:
        for one in content:
            if one.tag == qn("w:p") and not _is_in_list(one):
                hanging = {"hanging": str(look.indent)} if one is content[0] else {}
                _set(one, "ind", {"left": str(look.indent), **hanging})
    if cell.to_write:
        line = {**_RULE, "space": "1"}
        _set(content[0], "pBdr", {}, _element("bottom", line), _element("between", line))
        _space(content[0], "before", _TO_WRITE)
    return content


def _free(paragraph: etree._Element, cell: etree._Element) -> None:
    """Take from a paragraph what it had from its place in a table; give it the shading of its cell."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is not None:
        for old in (*properties.findall(qn("w:jc")), *properties.findall(qn("w:cnfStyle"))):
            properties.remove(old)
    shading = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    fill = shading.get(qn("w:fill"), "auto") if shading is not None else "auto"
    own = None if properties is None else properties.find(qn("w:shd"))
    if own is None and not _WHITE.fullmatch(fill):
        _set(paragraph, "shd", {"val": "clear", "color": "auto", "fill": fill})
    elif own is None:
        for colour in paragraph.iter(qn("w:color")):  # white on what the table's style had behind it
            if _WHITE.fullmatch(colour.get(qn("w:val"), "")):
                colour.set(qn("w:val"), "auto")


def _is_in_list(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    numbered = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return numbered or (style is not None and "list" in style.get(qn("w:val"), "").lower())


def _paragraph_like(content: Iterable[etree._Element]) -> etree._Element:
    """An empty paragraph in the style of the first that is in no list."""
    made = _element("p")
    styles = (
        one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        for each in content
        for one in each.iter(qn("w:p"))
        if not _is_in_list(one)
    )
    style = next((one for one in styles if one is not None), None)
    if style is not None:
        _set(made, "pStyle", {"val": style.get(qn("w:val"), "")})
    return made


def _begin(paragraph: etree._Element, label: str) -> None:
    """Put the heading of a column before a paragraph; a tab or a new line keeps its sentences whole."""
    text = _element("t")
    text.text = label if label.endswith("?") else f"{label}:"
    bold, gap = _element("r"), _element("r")
    bold.extend([_element("rPr", {}, _element("b")), text])
    gap.append(_element("tab" if len(label) <= _BESIDE else "br"))
    at = 0 if paragraph.find(qn("w:pPr")) is None else 1
    paragraph[at:at] = [bold] if is_empty(paragraph) else [bold, gap]


def _head(paragraph: etree._Element, level: int) -> None:
    """Make a paragraph the heading of its block, for who reads by headings; the list of contents has none."""
    if paragraph.tag == qn("w:p"):
        _set(paragraph, "outlineLvl", {"val": str(min(level, 8))})
        for run in paragraph.iter(qn("w:r")):
            properties = run.find(qn("w:rPr"))
            if properties is None:
                properties = _element("rPr")
                run.insert(0, properties)
            for old in properties.findall(qn("w:b")):
                properties.remove(old)
            properties.append(_element("b"))
            put_in_order(properties)


def _keep_together(paragraphs: list[etree._Element]) -> None:
    """Keep a block on one page; of one that is as long as a page, only its first line with the second."""
    is_short = sum(len(text_of(one)) for one in paragraphs) <= _KEPT
    for one in paragraphs[:-1] if is_short else paragraphs[:1]:
        _set(one, "keepNext", {})
    for one in paragraphs if is_short else ():
        _set(one, "keepLines", {})


def _part(paragraph: etree._Element) -> None:
    """Draw the rule over a block, also where the block before is one paragraph with the same rule."""
    _set(paragraph, "pBdr", {}, _element("top", _RULE), *_edges(paragraph), _element("between", _RULE))
    _space(paragraph, "before", _SPACE)


def _edges(paragraph: etree._Element) -> list[etree._Element]:
    """The lower border of a paragraph, where it has one."""
    return paragraph.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}")


def _space(paragraph: etree._Element, where: str, twentieths: str) -> None:
    spacing = paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    items = [] if spacing is None else spacing.items()
    kept = {str(key).rpartition("}")[2]: str(value) for key, value in items}
    _set(paragraph, "spacing", {**kept, where: twentieths})


def _set(paragraph: etree._Element, name: str, attributes: dict[str, str], *within: etree._Element) -> None:
    """Give a paragraph a property, in place of the one it has."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = _element("pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(qn(f"w:{name}")):
        properties.remove(old)
    properties.append(_element(name, attributes, *within))
    put_in_order(properties)


def _element(name: str, attributes: dict[str, str] | None = None, *within: etree._Element) -> etree._Element:
    made = etree.Element(qn(f"w:{name}"), nsmap={"w": nsmap["w"]})
    for key, value in (attributes or {}).items():
        made.set(qn(f"w:{key}"), value)
    made.extend(within)
    return made
