"""A part's XML as docxtpl prepares it for Jinja, with its tags covered so that it can be parsed as XML."""

from __future__ import annotations

import re

from docxtpl import DocxTemplate

#: Private-use characters around the number of a covered tag.
_OPEN, _CLOSE = "\U000f0000", "\U000f0001"
_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033"
_TO_PRIVATE = {ord(quote): 0xF0010 + place for place, quote in enumerate(_QUOTES)}
_FROM_PRIVATE = {0xF0010 + place: quote for place, quote in enumerate(_QUOTES)}
_STRAIGHT = {
    0xF0010 + place: ("'" if quote in "\u2018\u2019\u201a\u201b\u2032" else '"')
    for place, quote in enumerate(_QUOTES)
}
_SINGLE, _DOUBLE = ("".join(chr(kept) for kept, mark in _STRAIGHT.items() if mark == want) for want in "'\"")

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"|' + r"'[^'\\]*(?:\\.[^'\\]*)*'"
TAG = re.compile(
    rf"\{{\{{(?:{_STRING}|(?!\}}\}})[^'\"])*\}}\}}|\{{%(?:{_STRING}|(?!%\}})[^'\"])*%\}}"
    r"|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}",
    re.DOTALL,
)
_LITERAL = re.compile(
    rf'"[^"]*"|\'[^\']*\'|[{_DOUBLE}][^"{_DOUBLE}]*["{_DOUBLE}]'
    rf'|[{_SINGLE}][^\'{_SINGLE}]*[\'{_SINGLE}]|"[^"]*[{_DOUBLE}]|\'[^\']*[{_SINGLE}]'
)
COVER = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def patched(xml: str) -> str:
    """A part's XML through docxtpl's own patching; curly quotation marks in its tags are understood."""
    ready = DocxTemplate.patch_xml(None, xml.translate(_TO_PRIVATE))
    return TAG.sub(lambda tag: _straightened_kept(tag.group()), ready).translate(_FROM_PRIVATE)


def straightened(tag: str) -> str:
    """A tag as it is understood: its quotation marks straight, except within text in other marks."""
    return _straightened_kept(tag.translate(_TO_PRIVATE)).translate(_FROM_PRIVATE)


def _straightened_kept(tag: str) -> str:
    """The same for a tag whose curly quotation marks are private-use characters."""
    tag = tag.replace("&amp;", "&") if tag[1] != "#" else tag
    plain = tag.translate(_STRAIGHT)
    if plain == tag or not re.search("['\"]", re.sub(_STRING, "", plain)):
        return plain
    return _LITERAL.sub(_literal, tag).translate(_STRAIGHT)


def _literal(found: re.Match[str]) -> str:
    text = found.group()
    inner = text[1:-1].translate(_FROM_PRIVATE)
    quote = text[0].translate(_STRAIGHT)
    return f"{quote}{inner.replace(quote, chr(92) + quote)}{quote}"


class Covered:
    """A part's source with its tags covered by numbers, so that the rest is XML.

    `tags` are the tags in order.
    """

    def __init__(self, source: str) -> None:
        self.tags: list[str] = []
        self.xml = TAG.sub(lambda found: self.cover(found.group()), source)

    def cover(self, text: str) -> str:
        """The characters that represent one more tag, or any other text that XML cannot hold."""
        self.tags.append(text)
        return f"{_OPEN}{len(self.tags) - 1}{_CLOSE}"

    def uncovered(self, xml: str) -> str:
        """The same XML with each tag restored: Jinja's source."""
        return COVER.sub(lambda found: self.tags[int(found.group(1))], xml)


def keyword(tag: str) -> str:
    """The first word of a block tag (`for`, `endif`); empty for a tag that prints, and for a comment."""
    found = re.match(r"\{%[-+]?\s*(\w+)", tag)
    return found.group(1) if found else ""
