"""A worksheet's XML: a frame, which is parsed, and the rows, which stay bytes to save memory."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from lxml import etree

from pipeline.formats.excel.sheet_xml import column_number, is_plain, letters
from pipeline.formats.excel.zip_archive import parse, to_bytes

Mark = TypeVar("Mark")
#: Row number to column number to mark.
Marks = Mapping[int, Mapping[int, Mark]]

_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])([^>]*?)(/?)>")
_ATTRIBUTES = rb"((?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>"
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)([0-9]+)[\"']")
_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d+)[\"']")
_KIND = re.compile(rb"\s(?:t|cm|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_OWN_STYLE = re.compile(rb"\scustomFormat\s*=\s*[\"'](?:1|true)[\"']")
_SPANS = re.compile(rb"\sspans\s*=\s*(?:\"[^\"]*\"|'[^']*')")


class HoldsFormula(ValueError):
    """A cell that was to be written over holds a formula; `cell` is its address."""

    def __init__(self, cell: str) -> None:
        super().__init__(f"{cell} holds a formula")
        self.cell = cell


class SheetPart:
    """One worksheet. `frame` is its tree without the rows, which are bytes and are changed in one pass."""

    def __init__(self, xml: bytes) -> None:
        if not _is_plain(xml):
            xml = _rewritten(xml)
        opening = _DATA.search(xml)
        if opening is None or opening.group(3):
            self.frame, self._rows = parse(xml), b""
        else:
            closing = xml.rindex(b"</%ssheetData" % opening.group(1))
            self.frame, self._rows = parse(xml[: opening.end()] + xml[closing:]), xml[opening.end() : closing]
        self._prefix = opening.group(1) if opening else b""
        self._row = re.compile(b"<%srow%s" % (self._prefix, _ATTRIBUTES))
        self._cell = re.compile(b"<%sc%s" % (self._prefix, _ATTRIBUTES))
        self._end_of_cell = b"</%sc>" % self._prefix

    def first_columns(self, rows: Collection[int]) -> dict[int, int]:
        """The column number of the first cell in each of these rows; 1 for a row without cells."""
        found = dict.fromkeys(rows, 1)
        for number, opening, end in self._walk():
            if number in found:
                cell = self._cell.search(self._rows, opening.end(), end)
                found[number] = _column_of(cell.group(1), 0) if cell else 1
        return found

    def styles(self, rows: Collection[int]) -> dict[tuple[int, int], int]:
        """The style of each cell in these rows, by row and column."""
        found: dict[tuple[int, int], int] = {}
        for number, opening, end in self._walk():
            if number in rows:
                column = 0
                for cell in self._cell.finditer(self._rows, opening.end(), end):
                    column = _column_of(cell.group(1), column)
                    found[number, column] = _style_of(cell.group(1))
        return found

    def restyle(self, marks: Marks[Mark], style: Callable[[int, Mark], int]) -> None:
        """Give each marked cell the style `style(own style, mark)`, and add the cells that are missing."""
        self._change(marks, style, None)

    def put(
        self, values: Marks[Mark], style: Callable[[int, Mark], int], content: Callable[[bytes, Mark], bytes]
    ) -> None:
        """Replace each of these cells, and add those that are missing.

        A cell has the style `style(own style, value)`, and `content(prefix, value)`: the end of its opening
        tag, what is in it, and its closing tag. Raises HoldsFormula where one of them holds a formula.
        """
        self._change(values, style, content)

    def _change(
        self,
        marks: Marks[Mark],
        style: Callable[[int, Mark], int],
        content: Callable[[bytes, Mark], bytes] | None,
    ) -> None:
        pen = _Pen(self._prefix, style, content)
        places: dict[int, tuple[int, int, bytes]] = {}
        wanted = sorted(marks)
        done = 0
        for number, opening, end in self._walk():
            upto = bisect_left(wanted, number, done)
            for missing in wanted[done:upto]:
                places.setdefault(missing, (opening.start(), opening.start(), b""))
            done = max(done, upto)
            if number in marks:
                places[number] = (
                    opening.start(),
                    end,
                    self._changed(number, opening, end, marks[number], pen),
                )
        for missing in wanted[done:]:
            places.setdefault(missing, (len(self._rows), len(self._rows), b""))
        pieces, at = [], 0
        for number, (start, end, row) in sorted(places.items(), key=lambda item: (item[1][0], item[0])):
            pieces += [self._rows[at:start], row or self._new_row(number, marks[number], pen)]
            at = end
        self._rows = b"".join([*pieces, self._rows[at:]])

    def to_bytes(self) -> bytes:
        """The complete XML of the part."""
        framed = to_bytes(self.frame)
        empty = _DATA.search(framed)
        if empty is None or not self._rows:
            return framed
        name = empty.group(1) + b"sheetData"
        return b"".join(
            [
                framed[: empty.start()],
                b"<",
                name,
                empty.group(2),
                b">",
                self._rows,
                b"</",
                name,
                b">",
                framed[empty.end() :],
            ]
        )

    def _walk(self) -> Iterator[tuple[int, re.Match[bytes], int]]:
        """Each row's number, its opening tag, and the position where the row ends."""
        number, closing = 0, b"</%srow" % self._prefix
        for opening in self._row.finditer(self._rows):
            end = (
                opening.end()
                if opening.group(2)
                else self._rows.index(b">", self._rows.index(closing, opening.end())) + 1
            )
            place = _PLACE.search(opening.group(1)) or _PLACE.search(self._first_cell(opening, end))
            number = int(place.group(2)) if place else number + 1
            yield number, opening, end

    def _first_cell(self, row: re.Match[bytes], end: int) -> bytes:
        """The attributes of a row's first cell, which give the row number where the row itself does not."""
        cell = self._cell.search(self._rows, row.end(), end)
        return bytes(cell.group(1)) if cell else b""

    def _changed(
        self, row: int, opening: re.Match[bytes], end: int, marks: Mapping[int, Mark], pen: _Pen[Mark]
    ) -> bytes:
        body = (
            b""
            if opening.group(2)
            else self._rows[opening.end() : self._rows.rindex(b"</", opening.end(), end)]
        )
        wanted = sorted(marks)
        pieces, at, number, added = [], 0, 0, False
        own = _style_of(opening.group(1)) if _OWN_STYLE.search(opening.group(1)) else None
        for cell in self._cell.finditer(body):
            if not wanted:
                break
            if cell.start() < at:  # within what was replaced
                continue
            number = _column_of(cell.group(1), number)
            pieces.append(body[at : cell.start()])
            while wanted and wanted[0] < number:
                column, added = wanted.pop(0), True
                pieces.append(self._new_cell(row, column, own, marks[column], pen))
            at = cell.end()
            if wanted and wanted[0] == number:
                inner = b"" if cell.group(2) else body[at : body.index(self._end_of_cell, at)]
                if pen.content is not None and _FORMULA.search(inner):
                    raise HoldsFormula(f"{letters(number)}{row}")
                pieces.append(pen.changed(cell.group(1), cell.group(2), marks[wanted.pop(0)]))
                if pen.content is not None and not cell.group(2):
                    at += len(inner) + len(self._end_of_cell)
            else:
                pieces.append(cell.group())
        rest = body[at:]
        if wanted:
            last = rest.find(b"<%sextLst" % self._prefix)
            cells = b"".join(self._new_cell(row, column, own, marks[column], pen) for column in wanted)
            rest, added = (rest + cells if last < 0 else rest[:last] + cells + rest[last:]), True
        # The spans attribute is optional, but it must be true.
        attributes = _SPANS.sub(b"", opening.group(1)) if added else opening.group(1)
        return b"<%srow%s>%s%s</%srow>" % (self._prefix, attributes, b"".join(pieces), rest, self._prefix)

    def _new_row(self, row: int, marks: Mapping[int, Mark], pen: _Pen[Mark]) -> bytes:
        cells = b"".join(self._new_cell(row, column, None, marks[column], pen) for column in sorted(marks))
        return b'<%srow r="%d">%s</%srow>' % (self._prefix, row, cells, self._prefix)

    def _new_cell(self, row: int, column: int, own: int | None, mark: Mark, pen: _Pen[Mark]) -> bytes:
        """A new cell, in the marked style of its row or column: Excel takes that style for a new cell too."""
        base = self._column_style(column) if own is None else own
        return pen.new(b' r="%s%d"' % (letters(column).encode(), row), base, mark)

    def _column_style(self, column: int) -> int:
        for columns in self.frame.iterfind("{*}cols/{*}col"):
            if int(columns.get("min", "0")) <= column <= int(columns.get("max", "0")):
                return int(columns.get("style", "0"))
        return 0


@dataclass(frozen=True)
class _Pen(Generic[Mark]):
    """Writes cells: with another style, or where it has a content, with that in place of their own."""

    prefix: bytes
    style: Callable[[int, Mark], int]
    content: Callable[[bytes, Mark], bytes] | None

    def new(self, attributes: bytes, base: int, mark: Mark) -> bytes:
        """A cell that was not there."""
        end = b"/>" if self.content is None else self.content(self.prefix, mark)
        return b'<%sc%s s="%d"%s' % (self.prefix, attributes, self.style(base, mark), end)

    def changed(self, attributes: bytes, slash: bytes, mark: Mark) -> bytes:
        """A cell that was there: its opening tag, and where it has a content, all of it."""
        style = self.style(_style_of(attributes), mark)
        attributes = _STYLE.sub(b"", attributes)
        if self.content is None:
            return b'<%sc%s s="%d"%s>' % (self.prefix, attributes, style, slash)
        end = self.content(self.prefix, mark)
        return b'<%sc%s s="%d"%s' % (self.prefix, _KIND.sub(b"", attributes), style, end)


def _column_of(attributes: bytes, before: int) -> int:
    """The number of a cell's column; a cell that does not give it follows the cell before."""
    place = _PLACE.search(attributes)
    return column_number(place.group(1).decode()) if place else before + 1


def _style_of(attributes: bytes) -> int:
    own = _STYLE.search(attributes)
    return int(own.group(1)) if own else 0


def _is_plain(xml: bytes) -> bool:
    """Whether every row can be found in the bytes: `is_plain`, and no prefix is declared among the rows."""
    if not is_plain(xml):
        return False
    opening = _DATA.search(xml)
    return opening is None or xml.find(b"xmlns", opening.end(), xml.rfind(b"sheetData")) < 0


def _rewritten(xml: bytes) -> bytes:
    """The same sheet as lxml writes it: UTF-8, no comments, one prefix for all rows and cells."""
    root = parse(xml)
    main: dict[Any, str] = {root.prefix: etree.QName(root).namespace or ""}
    etree.cleanup_namespaces(
        root, top_nsmap=main, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix]
    )
    return to_bytes(root)
