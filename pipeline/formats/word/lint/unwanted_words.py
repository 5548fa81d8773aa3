"""Words that a template may not hold, wherever they are in its file, with what to write instead."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.lint.faults import TemplateFault, fault_at
from pipeline.formats.word.lint.paragraphs import Paragraph
from pipeline.formats.word.lint.template_text import TemplateFile

_VALUE = qn("w:val")
_READ_AS_TEXT = (qn("w:t"), qn("w:delText"))
_DESCRIBES = ("descr", "title")
_CAPTIONS = (qn("w:tblCaption"), qn("w:tblDescription"))
_HELD = re.compile(r'="([^"]*)"|>([^<]+)<')


@dataclass(frozen=True)
class Unwanted:
    """One word by how it begins, with what to write instead, and what is wrong with it.

    `serious`: it has to be put right; otherwise it is worth a look.
    """

    begins: str
    instead: str
    why: str
    serious: bool = True


class UnwantedWords:
    """A list of such words. `names`: in these they are allowed. `unless`: said at the end of each remedy."""

    def __init__(self, words: Iterable[Unwanted] = (), names: Iterable[str] = (), unless: str = "") -> None:
        self._words = {one.begins.casefold(): one for one in words}
        self._unless = unless
        beginnings = "|".join(map(re.escape, self._words))
        self._pattern = re.compile(rf"(?<![^\W_])({beginnings})\w*", re.IGNORECASE) if beginnings else None
        forms = [form for name in names for form in (name, name.upper())]
        self._names = re.compile("|".join(map(_loosely, forms))) if forms else None

    def found_in(self, text: str) -> Iterator[tuple[str, Unwanted]]:
        """Each such word as it is written, and what the list says of it; none within an allowed name."""
        if self._pattern is None:
            return
        named = [one.span() for one in self._names.finditer(text)] if self._names else []
        for match in self._pattern.finditer(text):
            if not any(begin <= match.start() and match.end() <= end for begin, end in named):
                yield match.group(), self._words[match.group(1).casefold()]

    def faults_in(self, package: TemplateFile, passages: Iterable[Paragraph]) -> Iterator[TemplateFault]:
        """Each place of a template with such a word: its place on the page, or else its part of the file."""
        for passage in passages:
            for word, said in self.found_in("\n".join((passage.text, *_described(passage)))):
                yield fault_at(passage, *self._wording(word, said), serious=said.serious)
        for part, text in _elsewhere(package):
            for word, said in self.found_in(text):
                problem, remedy = self._wording(word, said)
                yield TemplateFault(where=part, problem=problem, remedy=remedy, serious=said.serious)

    def _wording(self, word: str, said: Unwanted) -> tuple[str, str]:
        remedy = f'Write "{said.instead}". {self._unless}'.strip()
        return f'has the word "{word}", {said.why}', remedy


NO_WORDS = UnwantedWords()


def _loosely(name: str) -> str:
    """A pattern for a name, whatever its spaces and apostrophes look like."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return rf"\b{words}".replace("'", "['\u2019]")


def _described(passage: Paragraph) -> Iterator[str]:
    """What a passage says of its pictures, and of the table that it begins."""
    for picture in () if passage.element is None else passage.element.iter("{*}docPr"):
        yield from (picture.get(name, "") for name in _DESCRIBES)
    for table in (
        one
        for one in passage.holders
        if one.tag == qn("w:tbl") and next(one.iter(qn("w:p")), None) is passage.element
    ):
        yield from (one.get(_VALUE, "") for one in table.iter(*_CAPTIONS))


def _elsewhere(package: TemplateFile) -> Iterator[tuple[str, str]]:
    """Each part of the file, and what it holds that no passage shows: names of styles, more properties."""
    stories = {name for _, name in package.stories()}
    for name in package.parts:
        if name in stories:
            yield name, "\n".join(_not_shown(package.tree(name)))
        elif name == package.core:
            yield name, "\n".join(package.further_properties())
        elif name.endswith((".xml", ".rels")):
            markup = package.parts[name].decode("utf-8", "replace")
            held = [one or other for one, other in _HELD.findall(markup)]
            yield name, html.unescape("\n".join(held))


def _not_shown(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if element.tag in _CAPTIONS:
            continue
        is_picture = etree.QName(element).localname == "docPr"
        yield from (
            str(value) for name, value in element.attrib.items() if not (is_picture and name in _DESCRIBES)
        )
        if element.text and element.tag not in _READ_AS_TEXT:
            yield element.text
