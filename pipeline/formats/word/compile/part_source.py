"""A part's XML as docxtpl makes it ready for Jinja, and its tags covered so that it can be read as XML again."""

from __future__ import annotations

import re

from docxtpl import DocxTemplate

#: Letters of a private plane that stand for a covered tag: opening letter, its number, closing letter.
_OPEN, _CLOSE = "\U000f0000", "\U000f0001"
_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033"
_KEPT = {ord(quote): 0xF0010 + place for place, quote in enumerate(_QUOTES)}
_GIVEN_BACK = {0xF0010 + place: quote for place, quote in enumerate(_QUOTES)}
_STRAIGHT = {
    0xF0010 + place: ("'" if quote in "\u2018\u2019\u201a\u201b\u2032" else '"')
    for place, quote in enumerate(_QUOTES)
}
_SINGLE, _DOUBLE = ("".join(chr(kept) for kept, mark in _STRAIGHT.items() if mark == want) for want in "'\"")

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"|' + r"'[^'\\]*(?:\\.[^'\\]*)*'"
TAG = re.compile(
    rf"\{{\{{(?:{_STRING}|(?!\}}\}})[^'\"])*\}}\}}|\{{%(?:{_STRING}|(?!%\}})[^'\"])*%\}}|\{{#.*?#\}}|\{{\{{.*?\}}\}}|\{{%.*?%\}}",
    re.DOTALL,
)
_LITERAL = re.compile(
    rf'"[^"]*"|\'[^\']*\'|[{_DOUBLE}][^"{_DOUBLE}]*["{_DOUBLE}]|[{_SINGLE}][^\'{_SINGLE}]*[\'{_SINGLE}]|"[^"]*[{_DOUBLE}]|\'[^\']*[{_SINGLE}]'
)
COVER = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def patched(xml: str) -> str:
    """The XML of a part through docxtpl's own patching, with quotation marks that Word made round understood inside its tags."""
    ready = DocxTemplate.patch_xml(None, xml.translate(_KEPT))
    return TAG.sub(lambda tag: _straightened_kept(tag.group()), ready).translate(_GIVEN_BACK)


def straightened(tag: str) -> str:
    """A tag as it is understood: its quotation marks straight, those within a text of other marks as they were typed."""
    return _straightened_kept(tag.translate(_KEPT)).translate(_GIVEN_BACK)


def _straightened_kept(tag: str) -> str:
    """A tag with its round quotation marks straight; those within a text of other marks stay as they were typed."""
    tag = tag.replace("&amp;", "&") if tag[1] != "#" else tag
    plain = tag.translate(_STRAIGHT)
    if plain == tag or not re.search("['\"]", re.sub(_STRING, "", plain)):
        return plain
    return _LITERAL.sub(_literal, tag).translate(_STRAIGHT)


def _literal(found: re.Match[str]) -> str:
    text = found.group()
    inner = text[1:-1].translate(_GIVEN_BACK)
    quote = text[0].translate(_STRAIGHT)
    return f"{quote}{inner.replace(quote, chr(92) + quote)}{quote}"


class Covered:
    """A part's source whose tags are covered by numbers, so that what is left is XML.

    `tags` are the tags in order.
    """

    def __init__(self, source: str) -> None:
        self.tags: list[str] = []
        self.xml = TAG.sub(lambda found: self.cover(found.group()), source)

    def cover(self, text: str) -> str:
        """The letters that stand for one more tag, or for anything else that XML could not hold."""
        self.tags.append(text)
        return f"{_OPEN}{len(self.tags) - 1}{_CLOSE}"

    def uncovered(self, xml: str) -> str:
        """The same XML with each cover taken off: Jinja's source."""
        return COVER.sub(lambda found: self.tags[int(found.group(1))], xml)


def keyword(tag: str) -> str:
    """The first word of a block tag (`for`, `endif`), or an empty text for what prints or remarks."""
    found = re.match(r"\{%[-+]?\s*(\w+)", tag)
    return found.group(1) if found else ""
