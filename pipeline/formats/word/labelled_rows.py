"""The rows of a Word table as cells with the headings of their columns, where a table can be read so."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Marks of a range of text, which may stand between rows, between cells and between paragraphs.
_MARKS = {qn(f"w:{name}") for name in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "proofErr")}
_OF_TABLE = {qn("w:tblPr"), qn("w:tblGrid"), qn("w:tr"), *_MARKS}
_OF_ROW = {qn("w:tblPrEx"), qn("w:trPr"), qn("w:tc"), *_MARKS}
#: Rows and cells that are not shown, or that a person has still to accept.
_UNSETTLED = tuple(
    qn(f"w:{name}") for name in ("hidden", "ins", "del", "cellIns", "cellDel", "cellMerge", "hMerge")
)
#: All that a heading may hold, so that its text says it all.
_PLAIN = {qn(f"w:{name}") for name in ("tc", "tcPr", "p", "pPr", "r", "rPr", "t", "br", "noBreakHyphen")}
_PROPERTIES = {qn(f"w:{name}Pr") for name in ("p", "r", "tc")}
#: What shows nothing: of these alone, a cell is empty.
_SILENT = {qn(f"w:{name}") for name in ("tc", "p", "r", "proofErr", "lastRenderedPageBreak")}
#: What may be in a document once only: it has a number or a name of its own, or is a table to lay out.
_ONCE = {
    qn(f"w:{name}")
    for name in ("bookmarkStart", "sdt", "drawing", "pict", "object", "tbl", "permStart", "commentReference")
} | {qn("w:footnoteReference"), qn("w:endnoteReference")}
_SIGNS = {qn("w:br"): " ", qn("w:noBreakHyphen"): "-", qn("w:tab"): " ", qn("w:cr"): " "}
_OFF = ("0", "false", "off")
#: The bit of a table's look that says that its first row has the headings.
_FIRST_ROW = 0x20
#: From this height on, in twentieths of a point, a row is made to be written in by hand.
_BY_HAND = 400


@dataclass(frozen=True)
class LabelledCell:
    """A cell and the heading of its column.

    `alone`: it has the row to itself. `to_write`: it is empty, for somebody to write in.
    """

    label: str
    cell: etree._Element
    alone: bool = False
    to_write: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        return is_empty(self.cell)


@dataclass(frozen=True)
class LabelledRow:
    """The cells of a row. `marks`: what is between it and the row before."""

    cells: Sequence[LabelledCell] = ()
    marks: list[etree._Element] = field(default_factory=list)


def rows_of(table: etree._Element) -> list[LabelledRow] | None:
    """The rows below the headings of a table of three or more columns.

    None where there are fewer, where no row has the headings, and where the table holds something that has a
    meaning only in a table, or would be shown twice or for the first time.
    """
    rows = table.findall(qn("w:tr"))
    heads = _heads(table, rows)
    columns = max((end for row in rows for _, end, _ in _placed(row)), default=0)
    if columns < 3 or not 0 < len(heads) < len(rows) or not _is_plain(table, rows, heads):
        return None
    labels = [_label(heads, column) for column in range(columns)]
    below = [placed for row in rows[len(heads) :] for placed in _placed(row)]
    parts = [(range(start, end), cell) for start, end, cell in below if end - start < columns]
    if {at for at, label in enumerate(labels) if label} - {at for covered, _ in parts for at in covered}:
        return None  # a heading would be over nothing
    filled = {at for covered, cell in parts if not is_empty(cell) for at in covered}
    return _labelled(table, set(heads), labels, filled)


def is_empty(holder: etree._Element) -> bool:
    """Whether a cell or a paragraph shows nothing."""
    return all(one.tag in _SILENT or (one.tag == qn("w:t") and not one.text) for one in _content(holder))


def text_of(holder: etree._Element) -> str:
    """The words of a cell or a paragraph on one line."""
    paragraphs = list(holder.iter(qn("w:p")))
    said = [
        "".join(_SIGNS.get(str(one.tag)) or one.text or "" for one in _signs(each)) for each in paragraphs
    ]
    return " ".join(" ".join(said).split())


def _signs(paragraph: etree._Element) -> Iterator[etree._Element]:
    return paragraph.iter(qn("w:t"), *_SIGNS)


def _content(holder: etree._Element) -> Iterator[etree._Element]:
    """An element and all in it, without properties."""
    yield holder
    for child in holder:
        if child.tag not in _PROPERTIES:
            yield from _content(child)


def _is_plain(table: etree._Element, rows: list[etree._Element], heads: list[etree._Element]) -> bool:
    """Whether nothing in a table stands in the way of taking it apart."""
    if any(one.tag not in _OF_TABLE for one in table):
        return False
    if any(one.tag not in _OF_ROW for row in rows for one in row):
        return False
    properties = [holder for row in rows for holder in (*row.findall(qn("w:trPr")), *row.iterfind(_TC_PR))]
    if any(one.tag in _UNSETTLED for holder in properties for one in holder):
        return False
    cells = [cell for row in heads for cell in row.findall(qn("w:tc"))]
    hidden = any(next(cell.iter(qn("w:vanish")), None) is not None for cell in cells)
    return not hidden and all(one.tag in _PLAIN for cell in cells for one in _content(cell))


_TC_PR = f"{qn('w:tc')}/{qn('w:tcPr')}"


def _heads(table: etree._Element, rows: list[etree._Element]) -> list[etree._Element]:
    """The rows at the top that have the headings: those repeated on each page, or a first row in bold."""
    heads = []
    for row in rows:
        switch = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
        if switch is None or switch.get(qn("w:val")) in _OFF:
            break
        heads.append(row)
    if heads or not rows:
        return heads
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    if look is None or not _says_first_row(look):
        return []
    return rows[:1] if all(_is_bold(cell) for cell in rows[0].findall(qn("w:tc"))) else []


def _says_first_row(look: etree._Element) -> bool:
    value = look.get(qn("w:firstRow"))
    if value is not None:
        return value not in _OFF
    return bool(int(look.get(qn("w:val")) or "0", 16) & _FIRST_ROW)


def _is_bold(cell: etree._Element) -> bool:
    """Whether a cell has text, all of it set in bold by hand."""
    runs = [one for one in cell.iter(qn("w:r")) if one.find(qn("w:t")) is not None]
    switches = [one.find(f"{qn('w:rPr')}/{qn('w:b')}") for one in runs]
    return bool(runs) and all(one is not None and one.get(qn("w:val")) not in _OFF for one in switches)


def _label(heads: list[etree._Element], column: int) -> str:
    """The heading of a column: the words over it, from the top row down."""
    over = [text_of(cell) for row in heads for start, end, cell in _placed(row) if start <= column < end]
    return ", ".join(dict.fromkeys(one.rstrip(": ") for one in over if one))


def _labelled(
    table: etree._Element, heads: set[etree._Element], labels: list[str], filled: set[int]
) -> list[LabelledRow] | None:
    """Each row with its cells; None where a cell that goes over several rows cannot be in each of them.

    `filled`: the columns that have something in any row; the others are for somebody to write in.
    """
    found, marks = list[LabelledRow](), list[etree._Element]()
    above: dict[int, etree._Element] = {}
    for one in table:
        if one.tag in _MARKS:
            marks.append(one)
        elif one.tag == qn("w:tr"):
            marks += [inner for inner in one if inner.tag in _MARKS]
            if one in heads:
                continue
            cells = list[LabelledCell]()
            for start, end, cell in _placed(one):
                shown = _shown(cell, above, start)
                if shown is None:
                    return None
                alone = end - start == len(labels)
                label = "" if alone else ", ".join(dict.fromkeys(filter(None, labels[start:end])))
                by_hand = _is_by_hand(one) or filled.isdisjoint(range(start, end))
                cells.append(LabelledCell(label, shown, alone, bool(label) and by_hand and is_empty(shown)))
            found.append(LabelledRow(cells, marks))
            marks = []
    return [*found, LabelledRow(marks=marks)] if marks else found


def _shown(cell: etree._Element, above: dict[int, etree._Element], start: int) -> etree._Element | None:
    """What a cell shows: itself, or a copy of the one above that goes on; None where it cannot be copied."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    if merge is None or merge.get(qn("w:val")) == "restart" or start not in above:
        above.pop(start, None)
        if merge is not None:
            above[start] = cell
        return cell
    begun = above[start]
    if not is_empty(cell) or any(one.tag in _ONCE for one in _content(begun)):
        return None
    return copy.deepcopy(begun)


def _placed(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Each cell of a row with the columns that it covers: the first, and the one after the last."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    at = int(before.get(qn("w:val"), "0")) if before is not None else 0
    for cell in row.findall(qn("w:tc")):
        yield at, (end := at + _span(cell)), cell
        at = end


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return int(span.get(qn("w:val"), "1")) if span is not None else 1


def _is_by_hand(row: etree._Element) -> bool:
    height = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
    return height is not None and int(float(height.get(qn("w:val"), "0"))) >= _BY_HAND
