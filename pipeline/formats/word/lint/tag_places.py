"""Finds the place of a tag in a template, as a person would name it, and the words that its tags are made of."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.formats.word.compile.part_source import TAG
from pipeline.formats.word.lint.template_text import TemplateFile

#: Where a tag stands that was not found.
SOMEWHERE = "a tag"
#: How a tag looks that gets at a field by what a value says, or by words that it puts together.
_BY_VALUE = re.compile(
    r"""\[(?!\s*(?:"[^"]*"|'[^']*'|-?\d*(?:\s*:\s*-?\d*)?)\s*\])|\battribute\s*=(?!\s*(?:"[^"]*"|'[^']*')\s*[,)])"""
    r"""|\b(?:attr|groupby|selectattr|rejectattr)\s*\((?!\s*(?:"[^"]*"|'[^']*')\s*[,)])"""
)


@lru_cache(256)
def words_in(package: bytes) -> frozenset[str] | None:
    """Every word that stands in a tag of a template: what no tag names, no document shows.

    None where a tag may look up a field that it does not spell out.
    """
    tags = [tag for passage in TemplateFile(package).passages() for tag in TAG.findall(passage.text)]
    if any(_BY_VALUE.search(tag) for tag in tags):
        return None
    return frozenset(word for tag in tags for word in re.findall(r"\w+", tag))


def place_of(package: bytes, name: str) -> str:
    """Where the first tag that names `name` stands: part, paragraph or table, row and cell, and the heading above."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for passage in TemplateFile(package).passages():
        if any(word.search(tag) for tag in TAG.findall(passage.text)):
            return passage.where
    return SOMEWHERE


def place_of_tag(package: bytes, tag: str) -> str:
    """Where a tag of this text first stands; spaces, the letter of its kind and the look of quotation marks do not count."""
    wanted = _bare(tag)
    for passage in TemplateFile(package).passages():
        if any(_bare(found) == wanted for found in TAG.findall(passage.text)):
            return passage.where
    words = re.findall(r"[A-Za-z_]\w*", re.sub(r"\{%[-+]?\s*\w+", "", tag))
    return place_of(package, words[0]) if words else SOMEWHERE


def same_tag(one: str, other: str) -> bool:
    """Whether two tags are the same but for spaces, the letter of their kind and the look of their quotation marks."""
    return _bare(one) == _bare(other)


def _bare(tag: str) -> str:
    letters = re.sub(r"^(\{[{%])(?:tr|tc|p|r) ", r"\1", tag)
    return re.sub(r"[\s\-+]|\x0e\x1b.(?:\d+;)?", "", letters.translate(_ROUND))


_ROUND = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201a": "'"}
)
