"""The tags of a template as they are written, and the faults of their positions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.word.compile.part_source import TAG, keyword, straightened
from pipeline.formats.word.lint.faults import TemplateFault, fault_at
from pipeline.formats.word.lint.paragraphs import Paragraph
from pipeline.formats.word.lint.template_text import TemplateFile

_FORM = re.compile(r"(\{[{%#])(tr|tc|p|r) ")
_BLOCKS = {"for", "if", "macro", "call", "filter", "with", "block", "autoescape", "raw", "trans"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",), "pluralize": ("trans",)}
_ONES_OWN = {"p": "paragraph", "tr": "row", "tc": "cell"}
_OPENINGS = ("{{", "{%", "{#")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
#: What to do where a block begins in one place of a table and ends in another.
TABLE_REMEDY = (
    "Put both into the same cell; or use {%tr ... %} in rows of their own, or {%p ... %} around the whole "
    "table."
)


@dataclass(frozen=True, eq=False)
class Tag:
    """One tag: its text with straight quotation marks, its form (p, tr, tc, r or none), and its place."""

    text: str
    form: str
    passage: Paragraph
    start: int

    @property
    def word(self) -> str:
        """The first word of a block's tag; empty for a tag that prints, and for a comment."""
        return keyword(self.bare)

    @property
    def bare(self) -> str:
        """The tag without the letters of its form."""
        return _FORM.sub(r"\1 ", self.text, count=1) if self.form else self.text

    @property
    def holders(self) -> tuple[etree._Element, ...]:
        """The elements around the tag once docxtpl has put it in place of its row or cell."""
        return (
            self.passage.holders[: {"tr": -2, "tc": -1}.get(self.form)]
            if self.form in ("tr", "tc")
            else self.passage.holders
        )


def tags_in(passage: Paragraph) -> list[Tag]:
    """The complete tags of a passage, in order."""
    found = []
    for match in TAG.finditer(passage.text):
        text = straightened(match.group())
        form = _FORM.match(text)
        found.append(Tag(text, form.group(2) if form else "", passage, match.start()))
    return found


def stopping(package: bytes) -> list[TemplateFault]:
    """The faults that stop a template: tags deleted, hidden, in comments, that remove text, or that cross.

    Tags that are not well formed in themselves are found when they are compiled.
    """
    passages = list(TemplateFile(package).passages())
    return [*_out_of_sight(passages), *[fault for fault in _faults_of_position(passages) if fault.stops]]


def faults_of_tags(passages: Iterable[Paragraph]) -> list[TemplateFault]:
    """Every fault of the tags' positions."""
    listed = list(passages)
    return [*_out_of_sight(listed), *_faults_of_position(listed)]


def _out_of_sight(passages: list[Paragraph]) -> Iterator[TemplateFault]:
    for passage in passages:
        text = "".join(piece.text for piece in passage.pieces)
        if not any(brace in text for brace in ("{", "}")):
            continue
        if passage.part == "comments" and any(opening in text for opening in _OPENINGS):
            yield fault_at(
                passage,
                "there is a tag in a comment",
                "Delete the comment, or its tag.",
                _first(text),
                stops=True,
            )
        elif _touches(passage, text, "deleted"):
            remedy = "Accept or reject the tracked changes in the template, and save it."
            yield fault_at(
                passage,
                "a tag, or part of one, is deleted with Track Changes",
                remedy,
                _first(text),
                stops=True,
            )
        elif _touches(passage, text, "hidden"):
            remedy = "Show hidden text in Word and delete the tag, or make it visible."
            yield fault_at(
                passage, "a tag, or part of one, is in hidden text", remedy, _first(text), stops=True
            )


def _first(text: str) -> str:
    found = TAG.search(text)
    return found.group() if found else ""


def _touches(passage: Paragraph, text: str, how: str) -> bool:
    """Whether a tag has letters that are deleted or hidden, or that such letters stand within it."""
    flags = [getattr(piece, how) for piece in passage.pieces for _ in piece.text]
    if not any(flags):
        return False
    odd = "".join(letter for letter, flag in zip(text, flags, strict=True) if flag)
    if any(mark in odd for mark in (*_OPENINGS, *_ENDS.values())):
        return True
    if any(any(flags[found.start() : found.end()]) for found in TAG.finditer(text)):
        return True
    kept = [place for place, flag in enumerate(flags) if not flag]
    visible = "".join(text[place] for place in kept)
    return any(
        kept[found.end() - 1] - kept[found.start()] >= len(found.group()) for found in TAG.finditer(visible)
    )


def _faults_of_position(passages: list[Paragraph]) -> list[TemplateFault]:
    """Faults of tags that are incomplete, remove other content, cross or do not end."""
    faults: list[TemplateFault] = []
    tags: list[Tag] = []
    for passage in passages:
        if passage.part == "comments":
            continue
        tags_of_passage = tags_in(passage)
        faults += _incomplete(passage, tags_of_passage)
        tags += tags_of_passage
    faults += _removing_content(passages, tags)
    for part in dict.fromkeys(passage.part for passage in passages):
        faults += _crossing([tag for tag in tags if tag.passage.part == part])
    order = {id(passage): place for place, passage in enumerate(passages)}
    return sorted(faults, key=lambda fault: order.get(id(fault.passage), 0))


def _incomplete(passage: Paragraph, tags: list[Tag]) -> Iterator[TemplateFault]:
    remedy = "Put the missing end, and keep a tag within one paragraph."
    for tag in tags:
        inner = re.sub(r"\"[^\"]*\"|'[^']*'", "", tag.text[2:-2])
        if tag.text[:2] != "{#" and any(opening in inner for opening in _OPENINGS):
            yield fault_at(
                passage, f"begins with {tag.text[:2]} and has no end of its own", remedy, tag.text, stops=True
            )
    rest = TAG.sub(" ", passage.text)
    for opening in _OPENINGS:
        at = rest.find(opening)
        if at >= 0:
            problem = f"begins with {opening} and has no {_ENDS[opening]}"
            yield fault_at(
                passage, problem, remedy, rest[at : at + 40], stops=opening != "{#" or "#}" not in rest
            )
    for closing in ("%}", "}}"):
        if closing in rest and not any(opening in rest for opening in _OPENINGS):
            yield fault_at(
                passage,
                f"{closing} has no beginning",
                "Put the tag's beginning, or delete the end.",
                serious=False,
            )


def _removing_content(passages: list[Paragraph], tags: list[Tag]) -> Iterator[TemplateFault]:
    """Tags that replace a complete paragraph, row or cell: any other content of it would be lost."""
    for tag in tags:
        what = _ONES_OWN.get(tag.form)
        if what is None or tag.text.startswith("{#"):  # a comment removes nothing else
            continue
        if tag.form != "p" and len(tag.passage.holders) < 3:
            yield fault_at(
                tag.passage,
                f"is a tag for a {what} of a table, and is in none",
                "Put it into a table, or use {%p ... %}.",
                tag.text,
                stops=True,
            )
            continue
        if re.search(r"[}%]", tag.text[2:-2]):
            yield fault_at(
                tag.passage,
                f"is a tag for a whole {what} and cannot have % or }} in it",
                "Use {% set %} in a paragraph before it for what needs that sign.",
                tag.text,
                stops=True,
            )
            continue
        holder = (
            tag.passage.element if tag.form == "p" else tag.passage.holders[-2 if tag.form == "tr" else -1]
        )
        fellows = [one for one in passages if one.element is holder or holder in one.holders]
        others = [one for one in tags if one.passage in fellows and one is not tag and one.text[:2] != "{#"]
        text = "".join(TAG.sub("", one.text) for one in fellows).strip()
        if text or others or any(one.pictured for one in fellows):
            beside = f'"{_short(text)}"' if text else others[0].text if others else "a picture"
            yield fault_at(
                tag.passage,
                f"replaces its whole {what}, and {beside} beside it would vanish",
                f"Give the tag a {what} of its own.",
                tag.text,
                stops=True,
            )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}..."


def _crossing(tags: list[Tag]) -> Iterator[TemplateFault]:
    """Blocks of one part that do not end, end twice, cross, or begin in one place and end in another."""
    ends = {tag.word[3:] for tag in tags if tag.word.startswith("end")}
    stack: list[Tag] = []
    for tag in tags:
        word = tag.word
        if stack and stack[-1].word == "raw" and word != "endraw":
            continue
        if word in _MIDDLES:
            yield from _between(stack[-1] if stack and stack[-1].word in _MIDDLES[word] else None, tag)
        elif word.startswith("end"):
            while stack and stack[-1].word != word[3:] and any(one.word == word[3:] for one in stack):
                yield _endless(stack.pop())
            yield from _between(stack.pop() if stack and stack[-1].word == word[3:] else None, tag)
        elif (word in _BLOCKS or word in ends) and not (word == "set" and "=" in tag.text):
            stack.append(tag)
    for tag in stack:
        yield _endless(tag)


def _endless(tag: Tag) -> TemplateFault:
    end = f"{{% end{tag.word} %}}"
    return fault_at(tag.passage, f"has no {end}", f"Put {end} where it is to end.", tag.text, stops=True)


def _between(opening: Tag | None, tag: Tag) -> Iterator[TemplateFault]:
    if opening is None:
        begins = " or ".join(f"{{% {word} %}}" for word in _MIDDLES.get(tag.word, (tag.word[3:],)))
        yield fault_at(
            tag.passage,
            f"has no {begins} before it",
            "Delete it, or put its beginning.",
            tag.text,
            stops=True,
        )
        return
    if opening.holders == tag.holders:
        return
    there = opening.passage.where
    split = len(opening.holders) != len(tag.holders)
    how = "outside the table, row or cell that" if split else "in another row or cell than the one that"
    yield fault_at(tag.passage, f"stands {how} {opening.text} is in ({there})", TABLE_REMEDY, tag.text)
