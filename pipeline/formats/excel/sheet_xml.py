"""Reads from a sheet's XML what its values do not show: errors, formulas without a result, hidden rows.

Coordinates are the file's own. A row or cell that does not give its place follows the one before.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.formats.excel.cell_appearance import Appearance, Shown, strike_in

#: A cell's row and column, both from 1.
Place = tuple[int, int]

_MAIN = (
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_OTHER_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?!utf-?8[\"']|us-ascii[\"'])", re.IGNORECASE)
_ERROR_CELL = re.compile(
    rb"<c r=\"([A-Za-z]+)([0-9]+)\"(?=[^>]*\bt=[\"']e[\"'])(?:[^>/]|/(?!>))*>((?:[^<]|<(?!/c>))*)</c>"
)
_ERROR_TEXT = re.compile(rb"<v[^>]*>([^<]*)<")
#: A formula in a cell, and not one of a list or of colouring.
_FORMULA = re.compile(rb"<f[ >/]")
_FORMULA_CELL = re.compile(
    rb"<c r=\"([A-Za-z]+)([0-9]+)\"((?:[^>/]|/(?!>))*)>\s*"
    rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_IS_TEXT = re.compile(rb"\bt=[\"']str[\"']")
_HIDDEN_ROW = re.compile(rb"<row r=\"([0-9]+)\"(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])")
#: A cell right of column AZ or below row 99,999. The pattern begins with literals, which makes it fast.
_FAR = re.compile(rb' r="(?:[B-Z][A-Z]\d|[A-Z]{3}\d|[A-Z]{0,3}\d{6})')
_ANY_CELL = re.compile(rb"<c r=\"([A-Za-z]{1,3})([0-9]{1,7})\"")
_PLACE = re.compile(r"([A-Za-z]+)([0-9]+)")


@dataclass
class Beneath:
    """What the XML of one sheet shows beneath its values.

    `struck`: each struck-out cell, True where only part of its text is. `unworked`: cells with a formula and
    no result. `corner`: the last row and last column of any cell, and `furthest`: the cell that set it; both
    only where a cell may be far outside a table.
    """

    errors: dict[Place, str] = field(default_factory=dict)
    unworked: set[Place] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    struck: dict[Place, bool] = field(default_factory=dict)
    shown: dict[Place, Shown] = field(default_factory=dict)
    corner: Place = (0, 0)
    furthest: str = ""

    def reach(self, row: int, column: int) -> None:
        """Extend the corner to a cell."""
        bottom, right = self.corner
        if row > bottom or column > right:
            self.corner = max(row, bottom), max(column, right)
            self.furthest = f"{letters(column)}{row}"


def letters(column: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """A column's number: A is 1, AA is 27."""
    total = 0
    for letter in name.upper():
        total = total * 26 + ord(letter) - 64
    return total


def look_beneath(xml: bytes, appearance: Appearance) -> Beneath:
    """What a sheet's XML shows beneath its values.

    XML in the usual form is searched, which is fast, else parsed.
    """
    return _searched(xml, appearance) if _is_usual(xml) else _parsed(xml, appearance)


def is_plain(xml: bytes) -> bool:
    """Whether every `<row` in the bytes is a row: there are no comments, no CDATA and no other encoding."""
    return not (b"\0" in xml[:8] or b"<!" in xml or _OTHER_ENCODING.search(xml[:200]))


def _is_usual(xml: bytes) -> bool:
    """Whether the bytes can be searched: every cell begins with its place, and every row if one is hidden."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if end < 0:
        return xml.find(b"<sheetData/>") >= 0
    prefixed = sum(xml.count(name) - xml.count(b' xmlns="' + name) for name in _MAIN)
    return (
        is_plain(xml)
        and not prefixed
        and xml.count(b"<c", start, end) == xml.count(b'<c r="', start, end)
        and (b"hidden" not in xml or xml.count(b"<row", start, end) == xml.count(b'<row r="', start, end))
        and xml.find(b"strike", start, end) < 0
    )


def _searched(xml: bytes, appearance: Appearance) -> Beneath:
    """The result of searching the bytes. Each search is made only if the bytes can match."""
    found = Beneath()
    if b't="e"' in xml or b"t='e'" in xml:
        for column, row, inner in _ERROR_CELL.findall(xml):
            shown = _ERROR_TEXT.search(inner)
            found.errors[_place(column, row)] = shown.group(1).decode() if shown else "an error"
    if _FORMULA.search(xml):
        for column, row, attributes in _FORMULA_CELL.findall(xml):
            if not _IS_TEXT.search(attributes):
                found.unworked.add(_place(column, row))
    if b"hidden=" in xml:
        found.hidden_rows = [int(row) for row in _HIDDEN_ROW.findall(xml)]
    _search_looks(xml, appearance, found)
    if _FAR.search(xml):
        for column, row in _ANY_CELL.findall(xml):
            found.reach(int(row), column_number(column.decode()))
    return found


def _search_looks(xml: bytes, appearance: Appearance, found: Beneath) -> None:
    for place, style in _styled(xml, sorted(appearance.struck_styles | appearance.shown.keys())):
        if style in appearance.struck_styles:
            found.struck[place] = False
        if style in appearance.shown:
            found.shown[place] = appearance.shown[style]
    if appearance.struck_texts:
        for place, text in _shared_texts(xml):
            if text in appearance.struck_texts:
                found.struck.setdefault(place, appearance.struck_texts[text])


def _styled(xml: bytes, styles: Sequence[int]) -> Iterator[tuple[Place, int]]:
    """The cells that have one of these styles, each with its style."""
    used = [b"%d" % style for style in styles if b's="%d"' % style in xml or b"s='%d'" % style in xml]
    if used:
        pattern = rb"<c r=\"([A-Za-z]+)([0-9]+)\"(?=[^>]*\bs=[\"'](%s)[\"'])" % b"|".join(used)
        for column, row, style in re.findall(pattern, xml):
            yield _place(column, row), int(style)


def _shared_texts(xml: bytes) -> list[tuple[Place, int]]:
    cells = re.findall(
        rb"<c r=\"([A-Za-z]+)([0-9]+)\"(?=[^>]*\bt=[\"']s[\"'])[^>]*>\s*<v>\s*([0-9]{1,9})\s*<", xml
    )
    return [(_place(column, row), int(text)) for column, row, text in cells]


def _place(column: bytes, row: bytes) -> Place:
    return int(row), column_number(column.decode())


def _parsed(xml: bytes, appearance: Appearance) -> Beneath:
    """The result of parsing the sheet: with prefixes, comments, any encoding, or cells without a place."""
    found = Beneath()
    row = 0
    for element in rows_in(xml):
        row, column = int(element.get("r") or row + 1), 0
        for cell in element.iterchildren("{*}c"):
            row, column = place_of(cell, row, column)
            if cell.text is not None or len(cell):
                _note(found, cell, (row, column), appearance)
        if element.get("hidden") in ("1", "true"):
            found.hidden_rows.append(row)
    return found


def rows_in(xml: bytes) -> Iterator[etree._Element]:
    """Each row of a sheet's part as an element, which is forgotten when the next one is asked for."""
    rows = etree.iterparse(
        io.BytesIO(xml),
        ("end",),
        tag="{*}row",
        no_network=True,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        recover=True,
    )
    for _, element in rows:
        yield element
        forget_row(element)


def place_of(cell: etree._Element, row: int, column: int) -> Place:
    """The place of a cell that follows one in that row and column. A cell's own place overrides its row's."""
    own = _PLACE.fullmatch(cell.get("r") or "")
    if own is None:
        return row, column + 1
    return int(own.group(2)), column_number(own.group(1))


def _note(found: Beneath, cell: etree._Element, place: Place, appearance: Appearance) -> None:
    """Record what is found in a cell that is not empty."""
    found.reach(*place)
    value = (cell.findtext("{*}v") or "").strip()
    kind, style = cell.get("t"), int(cell.get("s") or 0)
    if kind == "e":
        found.errors[place] = value or "an error"
    elif not value and kind != "str" and cell.find("{*}f") is not None:
        found.unworked.add(place)
    if style in appearance.struck_styles:
        found.struck[place] = False
    elif kind == "s" and appearance.struck_texts and value.isascii() and value.isdigit():
        partly = appearance.struck_texts.get(int(value[:9]))
        if partly is not None:
            found.struck[place] = partly
    elif (
        kind == "inlineStr"
        and (text := cell.find("{*}is")) is not None
        and (partly := strike_in(text)) is not None
    ):
        found.struck[place] = partly
    if style in appearance.shown:
        found.shown[place] = appearance.shown[style]


def forget_row(row: etree._Element) -> None:
    """Free a row that was read and all before it: the tree of a big sheet would fill the memory."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]
