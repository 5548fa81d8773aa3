"""The parts of a document's shape that depend on the data: the blocks open where each element begins."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.compile.part_source import COVER, Covered, keyword

W_P, W_R, W_TBL, W_TR, W_TC = (qn(f"w:{tag}") for tag in ("p", "r", "tbl", "tr", "tc"))


class Structure:
    """A covered part as a tree, with the blocks (numbers of opening tags) open where each element begins.

    `crossed` is the first element of a table in which a block begins or ends without its other end, or None.
    Raises lxml's XMLSyntaxError where the source is not XML once its tags are covered.
    """

    def __init__(self, covered: Covered) -> None:
        self.covered = covered
        self.root = etree.fromstring(
            covered.xml.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False)
        )
        self.open_at: dict[etree._Element, tuple[int, ...]] = {}
        self.crossed: etree._Element | None = None
        words = [keyword(tag) for tag in covered.tags]
        ends = {word[3:] for word in words if word.startswith("end")}
        self._opens = [
            word in ends and not (word == "set" and "=" in tag)
            for word, tag in zip(words, covered.tags, strict=True)
        ]
        self._ends = [word.startswith("end") for word in words]
        self._walk()

    def is_loop(self, number: int) -> bool:
        """Whether a tag begins a loop."""
        return keyword(self.covered.tags[number]) == "for"

    def loops_at(self, element: etree._Element) -> tuple[int, ...]:
        """The loops around an element, outermost first."""
        return tuple(number for number in self.open_at[element] if self.is_loop(number))

    def is_conditional(self, element: etree._Element, within: etree._Element) -> bool:
        """Whether tags inside `within` decide if and how often `element` occurs."""
        return self.open_at[element] != self.open_at[within]

    def cover(self, mark: str) -> str:
        """Characters that represent a mark in the tree."""
        return self.covered.cover(mark)

    def append(self, element: etree._Element, mark: str) -> None:
        """Put a mark after all content of an element."""
        last = element[-1] if len(element) else None
        if last is None:
            element.text = (element.text or "") + self.cover(mark)
        else:
            last.tail = (last.tail or "") + self.cover(mark)

    def enclose(self, element: etree._Element, before: str, after: str) -> None:
        """Put a mark before an element and one after it."""
        previous, parent = element.getprevious(), element.getparent()
        if previous is not None:
            previous.tail = (previous.tail or "") + self.cover(before)
        elif parent is not None:
            parent.text = (parent.text or "") + self.cover(before)
        element.tail = self.cover(after) + (element.tail or "")

    def before_tag(self, number: int, mark: str) -> None:
        """Put a mark right before a tag."""
        self.covered.tags[number] = mark + self.covered.tags[number]

    def after_tag(self, number: int, mark: str) -> None:
        """Put a mark right after a tag."""
        self.covered.tags[number] += mark

    def source(self) -> str:
        """The part's current XML, with its tags uncovered."""
        return self.covered.uncovered(etree.tostring(self.root, encoding="unicode"))

    def _walk(self) -> None:
        stack: list[int] = []
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if event == "start":
                self.open_at[element] = tuple(stack)
                self._pass(element.text, stack)
                continue
            if (
                self.crossed is None
                and element.tag in (W_TBL, W_TR, W_TC)
                and self.open_at[element] != tuple(stack)
            ):
                self.crossed = element
            self._pass(element.tail, stack)

    def _pass(self, text: str | None, stack: list[int]) -> None:
        if not text:
            return
        for found in COVER.finditer(text):
            number = int(found.group(1))
            if self._opens[number]:
                stack.append(number)
            elif self._ends[number] and stack:
                stack.pop()
