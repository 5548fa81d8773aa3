"""What is wrong with the headings of a template: a level that is skipped, a second title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.lint.faults import TemplateFault, fault_at
from pipeline.formats.word.lint.tags import tags_in
from pipeline.formats.word.lint.template_text import Paragraph, TemplateFile

_VALUE = qn("w:val")
_HEADING = re.compile(r"heading ?([1-9])$", re.IGNORECASE)
#: Where a passage is in the blocks around it: of each block its number, and which of its branches.
_Branches = tuple[tuple[int, int], ...]


def faults_of_headings(package: TemplateFile, passages: Iterable[Paragraph]) -> Iterator[TemplateFault]:
    """Each heading of the page that skips a level, or is a second heading 1 of one document."""
    levels = _levels(package)
    above, titles = 0, list[_Branches]()
    for passage, branches in _with_branches(passage for passage in passages if passage.part == "page"):
        own = _level_of(passage, levels)
        if not own:
            continue
        if own > above + 1:
            over = f"heading {above}" if above else "no heading"
            yield fault_at(
                passage,
                f"is a heading {own} below {over}: a level is skipped",
                f"Make it a heading {above + 1}, so that the document can be read by its headings.",
                serious=False,
            )
        if own == 1:
            if any(not _exclude(branches, other) for other in titles):
                yield fault_at(
                    passage, "is a second heading 1: a document has one title", "Make it a heading 2."
                )
            titles.append(branches)
        above = own


def _level_of(passage: Paragraph, levels: Mapping[str, int]) -> int:
    style = None if passage.element is None else passage.element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = "" if style is None else style.get(_VALUE, "")
    return levels.get(name) or _number(name)


def _number(name: str) -> int:
    found = _HEADING.match(name)
    return int(found.group(1)) if found else 0


def _levels(package: TemplateFile) -> dict[str, int]:
    """The styles that are headings, whatever their ids are in this language, or that are based on one."""
    styles = [] if package.styles is None else package.styles.findall(qn("w:style"))
    based = {_id(one): _said(one, "basedOn") for one in styles}
    levels = {_id(one): _number(_said(one, "name")) for one in styles}
    for name in based:
        seen, at = set[str](), name
        while not levels.get(at) and based.get(at) and at not in seen:
            seen.add(at)
            at = based[at]
        levels[name] = levels.get(at, 0)
    return levels


def _id(style: etree._Element) -> str:
    return style.get(qn("w:styleId"), "")


def _said(style: etree._Element, what: str) -> str:
    found = style.find(qn(f"w:{what}"))
    return "" if found is None else found.get(_VALUE, "")


def _with_branches(passages: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, _Branches]]:
    """Each passage with the branches of the blocks that it is in."""
    around, count = list[tuple[int, int]](), 0
    for passage in passages:
        yield passage, tuple(around)
        for tag in tags_in(passage):
            if tag.word in ("if", "for"):
                count += 1
                around.append((count, 0))
            elif tag.word in ("else", "elif") and around:
                around[-1] = (around[-1][0], around[-1][1] + 1)
            elif tag.word in ("endif", "endfor") and around:
                around.pop()


def _exclude(one: _Branches, other: _Branches) -> bool:
    """Whether two passages are in different branches of one block, so that no document has both."""
    branches = dict(one)
    return any(block in branches and branches[block] != branch for block, branch in other)
