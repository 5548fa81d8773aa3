"""Adds styles for marked cells: the cell's own style with another background, and nothing else changed."""

from __future__ import annotations

import copy
import re
from collections import Counter

from lxml import etree

from pipeline.formats.excel.relationships import Relations, declare
from pipeline.formats.excel.zip_archive import Archive
from pipeline.model.finding import Severity

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: Backgrounds (ARGB) on which black text has a contrast of more than 12 to 1.
COLOURS = {Severity.ERROR: "FFF8C9C4", Severity.WARNING: "FFFFE08A", Severity.NOTE: "FFD3E5F7"}
#: The least that a workbook's styles must hold, in schema order; some programs leave parts of it out.
_LEAST = {
    "fonts": '<font><sz val="11"/><name val="Arial"/></font>',
    "fills": (
        '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    ),
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    "cellStyles": '<cellStyle name="Normal" xfId="0" builtinId="0"/>',
}
_STYLES_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_STYLES_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
#: Excel's own formats of a day and of a moment, which follow the user's country; and all that show days.
_DAY, _MOMENT = 14, 22
_DATED = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
#: In the code of a format: its texts and colours, and a day or a year.
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*]')
_OF_DAYS = re.compile("[dy]", re.IGNORECASE)
_KEPT_OF_FONT = ("sz", "name", "family", "charset", "scheme")


class Fills:
    """The styles of a workbook. Marked styles are added as they are needed."""

    def __init__(self, archive: Archive, relations: Relations) -> None:
        self._archive, self._path = archive, relations.of_type("/styles")
        if self._path not in archive:
            self._path = "xl/styles.xml"
            archive.write(self._path, f'<styleSheet xmlns="{_NAMESPACE}"/>'.encode())
            declare(archive, self._path, _STYLES_CONTENT)
            relations.add(_STYLES_TYPE, self._path)
        self._root = archive.xml(self._path)
        self._prefix = self._root.tag.removesuffix("styleSheet")
        self._complete()
        self._font = self._usual_font()
        self._numbers: dict[str, dict[bytes, int]] = {}
        self._marked: dict[tuple[int, Severity], int] = {}
        self._fill: dict[Severity, int] = {}

    def style(self, own: int, severity: Severity) -> int:
        """The index of style `own` with the severity's background."""
        if (own, severity) not in self._marked:
            styles = self._part("cellXfs")
            style = copy.deepcopy(styles[own if own < len(styles) else 0])
            style.set("fillId", str(self._fill_of(severity)))
            style.set("applyFill", "1")
            self._marked[own, severity] = self._number("cellXfs", style)
        return self._marked[own, severity]

    def dated(self, own: int, has_time: bool) -> int:
        """The index of style `own`, with which a number is shown as a day, or as a moment."""
        styles = self._part("cellXfs")
        style = copy.deepcopy(styles[own if own < len(styles) else 0])
        if self._is_dated(int(style.get("numFmtId", "0"))):
            return own
        style.set("numFmtId", str(_MOMENT if has_time else _DAY))
        style.set("applyNumberFormat", "1")
        return self._number("cellXfs", style)

    def _is_dated(self, number: int) -> bool:
        """Whether a format shows days: one of Excel's own, or one with a year or a day in it."""
        if number in _DATED:
            return True
        own = self._root.find(f"{self._prefix}numFmts")
        codes = (
            [one.get("formatCode", "") for one in own if one.get("numFmtId") == str(number)]
            if own is not None
            else []
        )
        return any(_OF_DAYS.search(_NOT_SHOWN.sub("", code)) for code in codes)

    def text_style(self, *, bold: bool = False, link: bool = False) -> int:
        """The index of a style for the Findings sheet: the workbook's font, wrapped, aligned to the top."""
        own = self._font
        font = etree.Element(f"{self._prefix}font")
        if bold:
            etree.SubElement(font, f"{self._prefix}b")
        if link:
            etree.SubElement(font, f"{self._prefix}u")
        font.extend(copy.deepcopy(own[name]) for name in _KEPT_OF_FONT if name in own)
        if link:
            font.insert(2 if "sz" in own else 1, etree.Element(f"{self._prefix}color", rgb="FF0B4F8A"))
        number = self._number("fonts", font)
        style = etree.Element(
            f"{self._prefix}xf", numFmtId="0", fontId=str(number), fillId="0", borderId="0", xfId="0"
        )
        style.set("applyFont", "1")
        style.set("applyAlignment", "1")
        etree.SubElement(style, f"{self._prefix}alignment", vertical="top", wrapText="1")
        return self._number("cellXfs", style)

    def _usual_font(self) -> dict[str, etree._Element]:
        """The parts of the font that most cell styles have; often not the first, which is Excel's own."""
        fonts = [
            {etree.QName(part).localname: part for part in font if isinstance(part.tag, str)}
            for font in self._part("fonts")
        ]
        numbers = [int(style.get("fontId", 0)) for style in self._part("cellXfs")]
        used = [fonts[number] for number in numbers if number < len(fonts)] or fonts[:1]
        names = Counter(font["name"].get("val", "") for font in used if "name" in font)
        usual = names.most_common(1)[0][0] if names else ""
        plain = [font for font in used if "name" in font and font["name"].get("val") == usual]
        return min(plain or used, key=lambda font: "b" in font or "i" in font or "u" in font)

    def save(self) -> None:
        """Write the styles to the archive."""
        self._archive.write(self._path, self._root)

    def _part(self, name: str) -> etree._Element:
        found = self._root.find(f"{self._prefix}{name}")
        assert found is not None
        return found

    def _complete(self) -> None:
        """Add the parts that every workbook's styles must have, where they are missing."""
        after = self._root.find(f"{self._prefix}numFmts")
        for name, least in _LEAST.items():
            part = self._root.find(f"{self._prefix}{name}")
            if part is None:
                part = etree.Element(f"{self._prefix}{name}")
                self._root.insert(0 if after is None else self._root.index(after) + 1, part)
            if len(part) == 0:
                part.extend(etree.fromstring(f'<{name} xmlns="{self._prefix.strip("{}")}">{least}</{name}>'))
                part.set("count", str(len(part)))
            after = part

    def _number(self, name: str, entry: etree._Element) -> int:
        """The index of an entry in a part. An equal entry is reused, so that repeated checks add nothing."""
        part = self._part(name)
        if name not in self._numbers:
            self._numbers[name] = {
                etree.tostring(existing, method="c14n"): at
                for at, existing in reversed(list(enumerate(part)))
            }
        part.append(entry)
        written = etree.tostring(entry, method="c14n")
        if written in self._numbers[name]:
            part.remove(entry)
        else:
            self._numbers[name][written] = len(part) - 1
            part.set("count", str(len(part)))
        return self._numbers[name][written]

    def _fill_of(self, severity: Severity) -> int:
        if severity not in self._fill:
            fill = etree.Element(f"{self._prefix}fill")
            pattern = etree.SubElement(fill, f"{self._prefix}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{self._prefix}fgColor", rgb=COLOURS[severity])
            etree.SubElement(pattern, f"{self._prefix}bgColor", indexed="64")
            self._fill[severity] = self._number("fills", fill)
        return self._fill[severity]
