"""What a template puts into the parts of every file that show no text: fonts, styles, settings."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from pipeline.leakcheck.format_words import is_font_place, is_of_the_format, is_style_place, squashed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The parts that show no text, by their root element.
SILENT = {
    *(f"{_W}{name}" for name in ("styles", "settings", "webSettings", "numbering", "fonts")),
    "{http://schemas.openxmlformats.org/drawingml/2006/main}theme",
    "{http://schemas.openxmlformats.org/package/2006/content-types}Types",
    "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships",
}
#: Elements of these parts whose values are text nevertheless: they never count as the template's.
_TEXT = {f"{_W}lvlText", f"{_W}docVar"}
_NUMBER, _WORD = re.compile(r"\b(?=\w*\d)[0-9A-Fa-f]+\b|\b[A-F]{2}\b"), re.compile(r"[^\W\d_]{2}")
_DAMAGED = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    etree.XMLSyntaxError,
)


@dataclass(frozen=True, eq=False)
class Brought:
    """A template's values: the root element of their part, their element, their attribute and the value.

    `fonts` and `styles`: the names defined in it, squashed, which other parts use as well. `own`: by part,
    each value that comes neither from the file format nor from the programs in use, so that somebody chose
    its words.
    """

    values: frozenset[tuple[str, str, str, str]] = frozenset()
    fonts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    own: tuple[tuple[str, str], ...] = ()

    def has(self, root: str, tag: str, attribute: str, value: str) -> bool:
        """Whether the template holds this value at this place, or defines the font or style named there."""
        if is_font_place(tag, attribute) and squashed(value) in self.fonts:
            return True
        if root in SILENT:
            return (root, tag, attribute, value) in self.values
        return is_style_place(tag, attribute) and squashed(value) in self.styles


NOTHING = Brought()


def is_text(tag: str, element: etree._Element) -> bool:
    """Whether an element's attributes are always text: the text of a list, a variable, an outside address."""
    return tag in _TEXT or element.get("TargetMode") == "External"


def is_worded(value: str) -> bool:
    """Whether a value holds words, not only figures and hexadecimal numbers."""
    return bool(_WORD.search(_NUMBER.sub("", value)))


@lru_cache(64)
def brought_by(template: bytes) -> Brought:
    """The values that a template brings; none where it cannot be read, so that all of a file is checked."""
    values: dict[tuple[str, str, str, str], str] = {}
    fonts: dict[str, str] = {}
    try:
        for part, root in _roots(template):
            for tag, attribute, value in _values_in(root):
                if str(root.tag) in SILENT:
                    values.setdefault((str(root.tag), tag, attribute, value), part)
                elif is_font_place(tag, attribute):
                    fonts.setdefault(value, part)
    except _DAMAGED:
        return NOTHING
    own = {
        (part, value): None
        for (_, tag, attribute, value), part in sorted(values.items(), key=lambda item: item[1])
        if is_worded(value) and not is_of_the_format(tag, attribute, value)
    }
    fonts |= {
        value: part for (_, tag, attribute, value), part in values.items() if is_font_place(tag, attribute)
    }
    styles = {squashed(value) for _, tag, attribute, value in values if is_style_place(tag, attribute)}
    return Brought(frozenset(values), frozenset(map(squashed, fonts)), frozenset(styles), tuple(own))


def _roots(template: bytes) -> Iterator[tuple[str, etree._Element]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        for entry in package.infolist():
            content = package.read(entry)
            if entry.filename.endswith((".xml", ".rels")) and content.lstrip().startswith(
                (b"<", b"\xef\xbb\xbf<")
            ):
                yield entry.filename, etree.fromstring(content, parser)


def _values_in(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    for element in root.iter(etree.Element):
        if not is_text(str(element.tag), element):
            yield from ((str(element.tag), str(name), str(value)) for name, value in element.items())
