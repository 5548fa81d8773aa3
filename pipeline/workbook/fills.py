"""Cell styles for marked cells: the cell's own style with another background, nothing else changed."""

from __future__ import annotations

import copy

from lxml import etree

from pipeline.finding import Severity
from pipeline.workbook.archive import Archive

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: Backgrounds on which black text has a contrast of more than 12 to 1.
COLOURS = {Severity.ERROR: "FFF8C9C4", Severity.WARNING: "FFFFE08A", Severity.NOTE: "FFD3E5F7"}
_BARE = (
    f'<styleSheet xmlns="{_NAMESPACE}"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


class Fills:
    """The workbook's styles, to which marked ones are added as they are needed."""

    def __init__(self, archive: Archive, folder: str) -> None:
        self._archive, self._path = archive, f"{folder}/styles.xml"
        self._root = archive.xml(self._path) if self._path in archive else etree.fromstring(_BARE)
        self._prefix = self._root.tag.removesuffix("styleSheet")
        self._made: dict[tuple[int, Severity], int] = {}
        self._fill: dict[Severity, int] = {}

    def style(self, own: int, severity: Severity) -> int:
        """The number of the style that is style `own` with the severity's background."""
        if (own, severity) not in self._made:
            styles = self._part("cellXfs")
            made = copy.deepcopy(styles[min(own, len(styles) - 1)])
            made.set("fillId", str(self._fill_of(severity)))
            made.set("applyFill", "1")
            self._made[own, severity] = self._append(styles, made)
        return self._made[own, severity]

    def text_style(self, *, bold: bool = False, link: bool = False) -> int:
        """The number of a style for the Findings sheet: wrapped, at the top of its cell."""
        fonts, styles = self._part("fonts"), self._part("cellXfs")
        font = copy.deepcopy(fonts[0])
        if bold:
            font.insert(0, etree.Element(f"{self._prefix}b"))
        if link:
            for colour in font.findall(f"{self._prefix}color"):
                font.remove(colour)
            size = font.find(f"{self._prefix}sz")
            colour = etree.Element(f"{self._prefix}color", rgb="FF0B4F8A")
            font.insert(0, etree.Element(f"{self._prefix}u"))
            if size is not None:
                size.addnext(colour)
        own = {"numFmtId": "0", "fontId": str(self._append(fonts, font)), "fillId": "0", "borderId": "0", "xfId": "0"}
        made = etree.Element(f"{self._prefix}xf", own | {"applyFont": "1", "applyAlignment": "1"})
        etree.SubElement(made, f"{self._prefix}alignment", vertical="top", wrapText="1")
        return self._append(styles, made)

    def save(self) -> None:
        """Write the styles back."""
        self._archive.write(self._path, self._root)

    def _part(self, name: str) -> etree._Element:
        found = self._root.find(f"{self._prefix}{name}")
        assert found is not None
        return found

    def _append(self, parent: etree._Element, child: etree._Element) -> int:
        parent.append(child)
        parent.set("count", str(len(parent)))
        return len(parent) - 1

    def _fill_of(self, severity: Severity) -> int:
        if severity not in self._fill:
            fill = etree.Element(f"{self._prefix}fill")
            pattern = etree.SubElement(fill, f"{self._prefix}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{self._prefix}fgColor", rgb=COLOURS[severity])
            etree.SubElement(pattern, f"{self._prefix}bgColor", indexed="64")
            self._fill[severity] = self._append(self._part("fills"), fill)
        return self._fill[severity]
