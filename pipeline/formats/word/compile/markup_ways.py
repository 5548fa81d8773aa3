"""One way through a part's markup: the elements open at a point, and the answers assumed on the way there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.formats.word.compile.blocks import words_in

_MARKUP = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>"
    r"|<(?P<end>/?)(?P<name>[^\s<>/\"'=?!]+)"
    r"(?:\s+[^\s<>=\"'/]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s+[^\s=<>\"']+\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_VALUE_BEGUN = re.compile(r"(=\s*)(?:(\")[^\"]*|(')[^']*)$")


class Way(NamedTuple):
    """One way through a part: the open elements, markup that has begun, and the answers assumed so far.

    `since`: the block that makes it differ from the part as written; -1 where it does not differ.
    """

    open: tuple[str, ...] = ()
    begun: str = ""
    known: frozenset[tuple[str, bool]] = frozenset()
    since: int = -1

    @property
    def place(self) -> tuple[tuple[str, ...], str]:
        """The open elements and the markup begun: where the way has got to."""
        return self.open, self.begun

    def assuming(self, asked: str, answer: bool) -> Way:
        """The same, with one more answer assumed."""
        return self._replace(known=self.known | {(asked, answer)})

    def without(self, names: Iterable[str]) -> Way:
        """The same, without the assumed answers to questions that use one of these names."""
        if not self.known:
            return self
        gone = set(names)
        return self._replace(known=frozenset(one for one in self.known if not gone & set(words_in(one[0]))))


def advanced(way: Way, markup: str) -> Way | None:
    """The way after some markup; None where that is not markup, or ends an element that is not open."""
    if "<" not in markup and not way.begun:
        return way
    text = way.begun + markup
    held, done = list(way.open), 0
    for found in _MARKUP.finditer(text):
        if "<" in text[done : found.start()]:
            return None
        done = found.end()
        name = found.group("name")
        if name is None or found.group("empty"):
            continue
        if not found.group("end"):
            held.append(name)
        elif not held or held.pop() != name:
            return None
    rest = text[done:]
    at = rest.find("<")
    if at < 0:
        return way._replace(open=tuple(held), begun="")
    begun = rest[at:]
    if "<" in begun[1:] or ">" in _ATTRIBUTE.sub("", begun):
        return None
    bare = _VALUE_BEGUN.sub(
        lambda found: found.group(1) + (found.group(2) or found.group(3)), _ATTRIBUTE.sub("", begun)
    )
    return way._replace(open=tuple(held), begun=bare)


def question_of(asked: str) -> tuple[str, bool]:
    """The question of a condition, without a leading `not`, and the answer with which its branch is taken."""
    text, answer = " ".join(asked.split()), True
    while text.startswith("not ") and not re.search(r"\b(?:and|or|if)\b", text):
        text, answer = text[4:], not answer
    return text, answer
