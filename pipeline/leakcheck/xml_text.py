"""The passages of one XML part of a Word file: page text, field codes, deletions, comments, attributes."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from pipeline.leakcheck.format_words import is_of_the_format, is_of_the_package
from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.passages import Passage, passages_of_text, where_of
from pipeline.leakcheck.template_parts import Brought, is_text, is_worded

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BLOCKS = {f"{_W}p", f"{_A}p"}
_GAPS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_A}br": "\n", f"{_W}noBreakHyphen": "-"}
_RUN_TEXT = f"{_W}t"
_HIDDEN = {f"{_W}instrText", f"{_W}delText", f"{_W}delInstrText"}
#: Attributes, and elements with a value, that people fill in.
_DESCRIBING = {
    "descr",
    "title",
    "tooltip",
    "author",
    "alias",
    "tag",
    "tblCaption",
    "tblDescription",
    "alt",
    "initials",
    "placeholder",
}
#: Ten small numbers that describe how a font is drawn. In a row they can look like a reference: "F-050202".
_FONT_SHAPE = re.compile(r"(?:0[0-9A-Fa-f]){10}")


def passages_of_xml(part: str, root: etree._Element, brought: Brought) -> Iterator[Passage]:
    """The text on the page, the text hidden in it (field codes, deletions), attributes and comments."""
    where = where_of(part)
    texts = _Texts(str(root.tag), brought)
    texts.read(root)
    paragraphs = ["".join(pieces) for pieces in texts.page.values()]
    is_page = part.startswith("word/") and where in ("the page", "the head of a page", "the foot of a page")
    yield from passages_of_text(part, "\n".join(paragraphs), where, on_page=is_page)
    if texts.hidden:
        yield from passages_of_text(part, "".join(texts.hidden), f"{where}, in a field or a deletion")
    if texts.described:
        described = "\n".join(texts.described)
        yield from passages_of_text(part, described, f"{where}, in a description or a name")
    values = "\n".join(dict.fromkeys(texts.values))
    yield from passages_of_text(part, values, f"{where}, out of sight", by_people=False)
    for value in filter(is_worded, dict.fromkeys(texts.of_template)):
        yield Passage(part, f"{where}, from the template", Text(value), by_people=False, by_template=True)


def words_of(paragraph: etree._Element) -> str:
    """The words of one paragraph on the page, without what is hidden in it and the paragraphs within it."""
    pieces = []
    for element in paragraph.iter(_RUN_TEXT, *_GAPS):
        inside = next(element.iterancestors(*_BLOCKS), None)
        if inside is paragraph:
            pieces.append(_GAPS.get(str(element.tag)) or element.text or "")
    return "".join(pieces)


@dataclass
class _Texts:
    """The texts of one part, by kind.

    `page`: by paragraph. `hidden`: field codes and deletions. `described`: attributes that people fill in.
    `of_template`: attributes that the template brings. `values`: all other attributes, and comments.
    """

    root_tag: str
    brought: Brought
    page: dict[object, list[str]] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    of_template: list[str] = field(default_factory=list)

    def read(self, root: etree._Element) -> None:
        """Collect the texts of a part's elements."""
        blocks: list[object] = [None]  # words in one paragraph belong together, however they are cut up
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                blocks.append(element if element.tag in _BLOCKS else blocks[-1])
                self._read_start(element, blocks[-1])
            elif event == "end":
                blocks.pop()
                if element.tail and element.tail.strip():
                    self.page.setdefault(blocks[-1], []).append(element.tail)
            else:
                self.values.append(element.text or "")
                self.hidden.append(element.tail or "")
        self.values.extend(address for address in root.nsmap.values() if not is_of_the_package(address))
        for preceding in (True, False):
            self.values.extend(sibling.text or "" for sibling in root.itersiblings(preceding=preceding))

    def _read_start(self, element: etree._Element, block: object) -> None:
        tag = str(element.tag)
        self._sort_attributes(tag, element)
        if gap := _GAPS.get(tag):
            self.page.setdefault(block, []).append(gap)
        if element.text:
            (self.hidden if tag in _HIDDEN else self.page.setdefault(block, [])).append(element.text)

    def _sort_attributes(self, tag: str, element: etree._Element) -> None:
        """Add each attribute to its kind, except those that belong only to the file format."""
        always_text = is_text(tag, element)
        for name, value in ((str(name), str(value)) for name, value in element.items()):
            kind = _Kind.TEXT if always_text else _kind_of(tag, name)
            if kind is _Kind.TEXT:
                self.described.append(value)
                continue
            is_shape = kind is _Kind.SHAPE and _FONT_SHAPE.fullmatch(value)
            if is_shape or is_of_the_format(tag, name, value):
                continue
            brought = self.brought.has(self.root_tag, tag, name, value)
            (self.of_template if brought else self.values).append(value)


class _Kind(enum.Enum):
    """The content of an attribute: the shape of a font, text that people fill in, or something else."""

    SHAPE = enum.auto()
    TEXT = enum.auto()
    OTHER = enum.auto()


@lru_cache(4096)
def _kind_of(tag: str, name: str) -> _Kind:
    bare, of = name.rsplit("}", 1)[-1], tag.rsplit("}", 1)[-1]
    if bare == "panose" or tag == f"{_W}panose1":
        return _Kind.SHAPE
    return _Kind.TEXT if bare in _DESCRIBING or (bare == "val" and of in _DESCRIBING) else _Kind.OTHER
