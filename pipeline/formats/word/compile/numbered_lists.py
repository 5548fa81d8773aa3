"""Numbered lists that start again for each list, where docxtpl numbers on through the document."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.compile.structure import W_P, W_TBL, W_TC, Structure
from pipeline.formats.word.placeholders import LIST_NUMBER, LIST_PROPERTIES, LIST_START
from pipeline.formats.word.schema_order import put_in

_PROPERTIES, _NUMBERING, _LEVEL, _NUMBER, _STYLE = (
    qn(f"w:{tag}") for tag in ("pPr", "numPr", "ilvl", "numId", "pStyle")
)
_VALUE = qn("w:val")


@dataclass(frozen=True)
class Numbered:
    """A numbered paragraph: its list (the w:numId), its level from 0, and whether its style sets them."""

    number: str
    level: int
    from_style: bool


class Numbering:
    """The lists in a template's numbering and styles parts. Either part may be missing."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self.root = numbering
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        if self.root is not None:
            self._abstract = {
                one.get(qn("w:abstractNumId"), ""): one for one in self.root.findall(qn("w:abstractNum"))
            }
            self._lists = {one.get(_NUMBER, ""): one for one in self.root.findall(qn("w:num"))}
        found = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {one.get(qn("w:styleId"), ""): one for one in found}

    def of(self, paragraph: etree._Element) -> Numbered | None:
        """The numbered list that a paragraph belongs to; None for any other paragraph and for bullets."""
        properties = paragraph.find(_PROPERTIES)
        if properties is None or not self._lists:
            return None
        own = properties.find(_NUMBERING)
        style = properties.find(_STYLE)
        found = _reading(own)
        inherited = self._of_style("" if style is None else style.get(_VALUE, ""))
        number = found[0] if found and found[0] is not None else (inherited[0] if inherited else None)
        level = found[1] if found and found[1] is not None else (inherited[1] if inherited else None)
        if number is None or number not in self._lists or not self._counts(number, level or 0):
            return None
        return Numbered(number, level or 0, from_style=own is None or own.find(_NUMBER) is None)

    def _of_style(self, name: str) -> tuple[str | None, int | None] | None:
        seen: set[str] = set()
        number: str | None = None
        level: int | None = None
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            found = _reading(style.find(f"{_PROPERTIES}/{_NUMBERING}"))
            if found:
                number = number if number is not None else found[0]
                level = level if level is not None else found[1]
            based = style.find(qn("w:basedOn"))
            name = "" if based is None else based.get(_VALUE, "")
        return None if number is None else (number, level)

    def _counts(self, number: str, level: int) -> bool:
        form = self._level(number, level, "numFmt")
        return form not in (None, "bullet", "none")

    def _level(self, number: str, level: int, what: str) -> str | None:
        abstract = self._abstract_of(number)
        if abstract is None:
            return None
        for one in abstract.findall(qn("w:lvl")):
            if one.get(_LEVEL) == str(level):
                found = one.find(qn(f"w:{what}"))
                return None if found is None else found.get(_VALUE)
        return None

    def _abstract_of(self, number: str) -> etree._Element | None:
        reference = self._lists[number].find(qn("w:abstractNumId"))
        abstract = None if reference is None else self._abstract.get(reference.get(_VALUE, ""))
        link = None if abstract is None else abstract.find(qn("w:numStyleLink"))
        if link is None:
            return abstract
        wanted = link.get(_VALUE)
        linked = ((one, one.find(qn("w:styleLink"))) for one in self._abstract.values())
        return next((one for one, link in linked if link is not None and link.get(_VALUE) == wanted), None)

    def again(self, number: str) -> str:
        """The w:num of another list like this one that starts again, with `{}` in place of its number."""
        reference = self._lists[number].find(qn("w:abstractNumId"))
        abstract = self._abstract_of(number)
        levels = [] if abstract is None else [one.get(_LEVEL, "0") for one in abstract.findall(qn("w:lvl"))]
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level in levels
            for start in (self._level(number, int(level), "start") or 1,)
        )
        same = "" if reference is None else reference.get(_VALUE, "")
        return f'<w:num w:numId="{{}}"><w:abstractNumId w:val="{same}"/>{starts}</w:num>'


def _reading(properties: etree._Element | None) -> tuple[str | None, int | None] | None:
    if properties is None:
        return None
    number, level = properties.find(_NUMBER), properties.find(_LEVEL)
    return None if number is None else number.get(_VALUE), None if level is None else int(
        level.get(_VALUE, "0")
    )


def settle_lists(structure: Structure, numbering: Numbering, known: list[str]) -> bool:
    """Mark where each numbered list in a loop starts again.

    `known` collects the lists (their w:numId), numbered as their marks.
    """
    blocks = list(structure.root.iter(W_P, W_TBL))
    numbered = {block: found for block in blocks if block.tag == W_P and (found := numbering.of(block))}
    marked = False
    for number in dict.fromkeys(found.number for found in numbered.values()):
        members = [block for block, found in numbered.items() if found.number == number]
        top = min(numbered[block].level for block in members)
        heads = [block for block in members if numbered[block].level == top]
        starts = _starts(structure, heads, blocks, members)
        if not starts:
            continue
        key = len(known)
        known.append(number)
        for tag, is_before in starts:
            mark = f"{LIST_START}{key};"
            (structure.before_tag if is_before else structure.after_tag)(tag, mark)
        for block in members:
            _mark_number(structure, block, numbered[block], key)
        marked = True
    return marked


def _starts(
    structure: Structure,
    heads: list[etree._Element],
    blocks: list[etree._Element],
    members: list[etree._Element],
) -> set[tuple[int, bool]]:
    """The loops at which a list starts again: (opening tag, before it rather than at each turn of it)."""
    starts = set()
    for head in heads:
        loops = structure.loops_at(head)
        if not loops:
            continue
        loop = loops[-1]
        within = [block for block in blocks if loop in structure.open_at[block]]
        fellows = [one for one in heads if structure.loops_at(one) == loops]
        if len(fellows) > 1 or (within[0] not in (head, _table_of(head)) and not _is_in(head, within[0])):
            starts.add((loop, False))
            continue
        before = blocks[: blocks.index(within[0])]
        if not (before and before[-1] in members and structure.loops_at(before[-1]) == loops[:-1]):
            starts.add((loop, True))
    return starts


def _table_of(block: etree._Element) -> etree._Element | None:
    return next(block.iterancestors(W_TBL), None)


def _is_in(block: etree._Element, first: etree._Element) -> bool:
    """Whether a paragraph is in the same row as the first of its loop: then the row is the item."""
    cell, other = next(block.iterancestors(W_TC), None), next(first.iterancestors(W_TC), None)
    return cell is not None and other is not None and cell.getparent() is other.getparent()


def _mark_number(structure: Structure, block: etree._Element, found: Numbered, key: int) -> None:
    properties = block.find(_PROPERTIES)
    assert properties is not None
    if not found.from_style:
        number = properties.find(f"{_NUMBERING}/{_NUMBER}")
        assert number is not None
        number.set(_VALUE, structure.cover(f"{LIST_NUMBER}{key};"))
        return
    put_in(properties, _NUMBERING, structure.cover(f"{LIST_PROPERTIES}{key * 10 + found.level};"))
