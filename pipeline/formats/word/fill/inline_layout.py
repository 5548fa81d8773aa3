"""Turns the line breaks, tabs, lists and shading that a value asks for into Word's own, within its run."""

from __future__ import annotations

import re

from pipeline.formats.word import placeholders

_RUN_TEXT = '<w:t xml:space="preserve">'
#: Elements around a value inside which a paragraph cannot be ended.
_HOLDERS = re.compile(r"<w:(?:hyperlink|sdt|smartTag|fldSimple|customXml|dir|bdo)[ >]|<mc:|<w:sectPr")
_CONTENT = re.compile(
    r"<w:t(?: [^>]*)?>[^<]*[^<\s]|<w:(?:drawing|pict|br|tab|fldChar|sym|object|footnoteReference)[ />]"
)
_MARKS = re.compile(r"\x0e\x1b[1-8]")
_PLAIN = {
    placeholders.BREAK: "\n",
    placeholders.TAB: "\t",
    placeholders.ITEM: "\n\u2022 ",
    placeholders.ITEMS_END: "\n",
}
_NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_OUTLINES = re.compile(r"<w:ind [^>]*/>")


class Layout:
    """The layout of one part's text.

    `bullets` is the w:numId of the list for bulleted lines; `listed` says whether it was used.
    """

    def __init__(self, xml: str, bullets: int) -> None:
        self._xml = xml
        self._bullets = bullets
        self.listed = False
        self._pieces: list[str] = []
        self._done = 0
        self._text_end = self._run_end = -1
        self._run_properties = self._properties = ""
        self._paragraph = 0
        self._shaded = False

    def laid_out(self) -> str:
        """The part with no value's mark left in it."""
        xml = self._xml
        at = xml.find(placeholders.LEAD[0])
        while at >= 0:
            kind = xml[at : at + 3]
            if kind[2] in "12345678":
                if at >= self._text_end or at < self._done:
                    self._find_run(at)
                laid = self._laid(kind, at) if self._text_end >= 0 else _PLAIN.get(kind, "")
                self._pieces.append(xml[self._done : at])
                self._pieces.append(laid)
                self._done = max(self._done, at + 3)
            at = xml.find(placeholders.LEAD[0], at + 3)
        self._pieces.append(xml[self._done :])
        return "".join(self._pieces)

    def _find_run(self, at: int) -> None:
        """Find the run with the character at `at`; none where it is in an attribute or between elements."""
        xml = self._xml
        start = _opening(xml, "<w:t", at)
        end = xml.find("</w:t>", at)
        if start < 0 or end < 0 or xml.find("</w:t>", start, at) >= 0 or xml.find(">", start) >= at:
            self._text_end = -1
            return
        run = _opening(xml, "<w:r", start)
        self._text_end = end
        self._run_properties = _properties(xml, run, "rPr")
        self._paragraph = _opening(xml, "<w:p", run)
        self._properties = _properties(xml, self._paragraph, "pPr")
        self._shaded = False

    def _laid(self, kind: str, at: int) -> str:
        run = self._run()
        if kind == placeholders.BREAK:
            return f"</w:t><w:br/>{_RUN_TEXT}"
        if kind == placeholders.TAB:
            return f"</w:t></w:r><w:r>{self._run_now()}<w:tab/></w:r>{run}"
        if kind == placeholders.PARAGRAPH:
            return f"</w:t></w:r></w:p><w:p>{self._properties}{run}"
        if kind == placeholders.PAGE:
            return f"</w:t></w:r></w:p>{_NEW_PAGE}<w:p>{self._properties}{run}"
        if kind in (placeholders.SHADE, placeholders.SHADE_END):
            self._shaded = kind == placeholders.SHADE
            return f"</w:t></w:r>{self._run()}"
        return self._item(at) if kind == placeholders.ITEM else self._items_end(at)

    def _run_now(self) -> str:
        if self._shaded:
            from pipeline.formats.word.schema_order import with_property

            return with_property(self._run_properties, "rPr", '<w:highlight w:val="yellow"/>')
        return self._run_properties

    def _run(self) -> str:
        return f"<w:r>{self._run_now()}{_RUN_TEXT}"

    def _item(self, at: int) -> str:
        xml = self._xml
        if _HOLDERS.search(xml, self._paragraph, at):
            return f"</w:t><w:br/>{_RUN_TEXT}\u2022 "
        from pipeline.formats.word.schema_order import with_property

        self.listed = True
        within = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._bullets}"/></w:numPr>'
        properties = with_property(_OUTLINES.sub("", self._properties), "pPr", within)
        if self._done <= self._paragraph and not _has_content(xml[self._paragraph : at]):
            inside = xml.index(">", self._paragraph) + 1
            self._pieces.append(xml[self._done : inside] + properties)
            self._done = inside + len(self._properties)
            return ""
        return f"</w:t></w:r></w:p><w:p>{properties}{self._run()}"

    def _items_end(self, at: int) -> str:
        xml = self._xml
        if _HOLDERS.search(xml, self._paragraph, at):
            return "" if xml.startswith("</w:t>", at + 3) else f"</w:t><w:br/>{_RUN_TEXT}"
        if not _has_content("<w:t>" + xml[at + 3 : xml.index("</w:p>", at)]):
            return ""
        return f"</w:t></w:r></w:p><w:p>{self._properties}{self._run()}"


def _has_content(xml: str) -> bool:
    return _CONTENT.search(_MARKS.sub("", xml)) is not None


def _opening(xml: str, tag: str, before: int) -> int:
    """The start of the last element with that tag before a position, or -1."""
    at = xml.rfind(tag, 0, before)
    while at >= 0 and xml[at + len(tag)] not in " >":
        at = xml.rfind(tag, 0, at)
    return at


def _properties(xml: str, holder: int, name: str) -> str:
    """The properties at the start of a run or paragraph, as text; empty where it has none."""
    start = xml.find(">", holder) + 1
    if holder < 0 or not xml.startswith(f"<w:{name}>", start):
        return ""
    return xml[start : xml.index(f"</w:{name}>", start) + len(name) + 5]
