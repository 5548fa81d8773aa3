"""The place of a tag in a template, as a person would name it, and the words in its tags."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.formats.word.compile.part_source import TAG
from pipeline.formats.word.lint.template_text import TemplateFile

#: The place of a tag that was not found.
SOMEWHERE = "a tag"
#: A tag that looks a field up by a value, or by a name that it puts together.
_BY_VALUE = re.compile(
    r"""\[(?!\s*(?:"[^"]*"|'[^']*'|-?\d*(?:\s*:\s*-?\d*)?)\s*\])"""
    r"""|\battribute\s*=(?!\s*(?:"[^"]*"|'[^']*')\s*[,)])"""
    r"""|\b(?:attr|groupby|selectattr|rejectattr)\s*\((?!\s*(?:"[^"]*"|'[^']*')\s*[,)])"""
)
#: The filters whose first argument is a field's name.
_BY_NAME = r"\b(?:attr|groupby|selectattr|rejectattr)\s*\("
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")


@lru_cache(256)
def words_in(package: bytes) -> frozenset[str] | None:
    """Every word in the tags of a template: a field that no tag names is in no document.

    None where a tag may look up a field that it does not spell out.
    """
    tags = [tag for passage in TemplateFile(package).passages() for tag in TAG.findall(passage.text)]
    if any(_BY_VALUE.search(tag) for tag in tags):
        return None
    return frozenset(word for tag in tags for word in re.findall(r"\w+", tag))


def is_spelled_out(name: str, tag: str, *, held: bool) -> bool:
    """Whether a tag names a field itself, rather than looking it up by a value that reads the same.

    `held`: a field of a value, as in `x.name`, `x["name"]` and `map(attribute="name")`.
    """
    word = rf"(?<!\w){re.escape(name)}(?!\w)"
    if held:
        in_quotes = rf"""(?:"[\w.]*{word}[\w.]*"|'[\w.]*{word}[\w.]*')"""
        word = rf"\.\s*{word}|(?:\[|\battribute\s*=|{_BY_NAME})\s*{in_quotes}\s*[\],)]"
    else:
        word, tag = rf"(?<!\.){word}", _QUOTED.sub("''", tag.translate(_ROUND))
    return bool(re.search(word, tag.translate(_ROUND)))


def place_of_field(package: bytes, name: str, tag: str, *, held: bool) -> str:
    """The place where a field is named: by the tag that failed or, where that uses another's result, before.

    `SOMEWHERE` where a value may have given the name.
    """
    if is_spelled_out(name, tag, held=held):
        return place_of_tag(package, tag)
    if words_in(package) is None:
        return SOMEWHERE
    for passage in TemplateFile(package).passages():
        if any(is_spelled_out(name, one, held=held) for one in TAG.findall(passage.text)):
            return passage.where
    return SOMEWHERE


def place_of(package: bytes, name: str) -> str:
    """The place of the first tag that names `name`: part, paragraph or table, row and cell, and heading."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for passage in TemplateFile(package).passages():
        if any(word.search(tag) for tag in TAG.findall(passage.text)):
            return passage.where
    return SOMEWHERE


def place_of_tag(package: bytes, tag: str) -> str:
    """The first place of a tag with this text, ignoring spaces, its form and its quotation marks."""
    wanted = _bare(tag)
    for passage in TemplateFile(package).passages():
        if any(_bare(found) == wanted for found in TAG.findall(passage.text)):
            return passage.where
    words = re.findall(r"[A-Za-z_]\w*", re.sub(r"\{%[-+]?\s*\w+", "", tag))
    return place_of(package, words[0]) if words else SOMEWHERE


def same_tag(one: str, other: str) -> bool:
    """Whether two tags are the same, ignoring spaces, their form and their quotation marks."""
    return _bare(one) == _bare(other)


def _bare(tag: str) -> str:
    letters = re.sub(r"^(\{[{%])(?:tr|tc|p|r) ", r"\1", tag)
    return re.sub(r"[\s\-+]|\x0e\x1b.(?:\d+;)?", "", letters.translate(_ROUND))


_ROUND = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201a": "'"}
)
