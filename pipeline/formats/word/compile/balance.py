"""Whether a part stays XML whatever its tags decide.

Whatever a block omits or repeats must leave the same elements open as before it. Equal conditions are assumed
to have equal answers, so that an element may begin under one and end under the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pipeline.formats.word.compile.blocks import Block, Item, blocks_of, has_markup, words_in
from pipeline.formats.word.compile.markup_ways import Way, advanced, question_of
from pipeline.formats.word.compile.part_source import keyword

_ASKED = re.compile(r"\{%[-+]?\s*(?:el)?if\b(.*?)[-+]?%\}$", re.DOTALL)
#: Blocks whose content is not printed in place. Of the others, all but `if` and `for` are printed once.
_TAKEN_OUT = {"macro", "set", "call"}
#: Filters that change the characters of markup, or cut it.
_BREAKING_FILTERS = {
    "upper",
    "lower",
    "title",
    "capitalize",
    "truncate",
    "wordwrap",
    "reverse",
    "first",
    "last",
    "urlize",
}
#: The most ways followed at once; no template needs more.
_MAX_WAYS = 8


class Crossing(NamedTuple):
    """A block that ends with other elements open than it began with.

    `begins` and `ends` are the numbers of its tags in the source; `closed` and `opened` the elements that
    end, or begin, in between without their other end. All but `begins` are empty where the tag itself is at
    fault.
    """

    begins: int
    ends: int
    closed: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()


def crossings(source: str) -> list[Crossing]:
    """Every block through which a part can stop being XML, in order; one tag where it is not XML as written.

    Empty where the blocks themselves do not end, which is another fault.
    """
    if "{" not in source:
        return []
    tags, items = blocks_of(source)
    return [] if items is None else _Follower(tags, items).found()


@dataclass
class _Follower:
    """Follows every way through a part."""

    tags: list[str]
    items: list[Item]
    _written: dict[int, Way] = field(default_factory=dict)
    _blocks: dict[int, Block] = field(default_factory=dict)
    _captured: dict[str, list[Item]] = field(default_factory=dict)
    _faults: dict[int, Crossing] = field(default_factory=dict)
    _printing: list[str] = field(default_factory=list)

    def found(self) -> list[Crossing]:
        """Everything that can go wrong."""
        last, end = self._as_written(self.items, Way(), -1)
        if end is None or end.place != ((), ""):
            return [Crossing(last, last)]
        ways = self._run(self.items, [Way()], -1)
        for way in ways:
            if way.place != ((), ""):
                self._note(way.since)
        return [self._faults[number] for number in sorted(self._faults)]

    def _as_written(self, items: list[Item], way: Way, last: int) -> tuple[int, Way | None]:
        """Note what is open at each tag with nothing omitted. Returns the last tag, and None if not XML."""
        now: Way | None = way
        for item in items:
            assert now is not None
            if isinstance(item, str):
                now = advanced(now, item)
            elif isinstance(item, int):
                last = item
            else:
                for begins, inside in item.branches:
                    self._written[begins], self._blocks[begins] = now, item
                    last, now = self._as_written(inside, now, begins)
                    if now is None:
                        return last, None
                self._written[item.end], last = now, item.end
            if now is None:
                return last, None
        return last, now

    def _run(self, items: list[Item], ways: list[Way], block: int) -> list[Way]:
        """The ways after these items.

        An impossible way is noted as a fault of the block that led to it, and dropped.
        """
        for item in items:
            if isinstance(item, str):
                ways = [after for way in ways if (after := self._after(way, item, block)) is not None]
            elif isinstance(item, int):
                ways = self._after_tag(item, ways)
            else:
                ways = self._after_block(item, ways) or [self._written[item.end]]
        return ways

    def _after(self, way: Way, markup: str, block: int) -> Way | None:
        after = advanced(way, markup)
        if after is None:
            self._note(way.since if way.since >= 0 else block)
        return after

    def _after_tag(self, number: int, ways: list[Way]) -> list[Way]:
        tag = self.tags[number]
        if self._captured:
            self._print(number, ways)
        return [way.without(words_in(tag)) for way in ways] if keyword(tag) == "set" else ways

    def _print(self, number: int, ways: list[Way]) -> None:
        """Check that what a tag prints of a macro or a set block leaves open what was open before."""
        tag = self.tags[number]
        words = set(words_in(tag))
        for name in (words & self._captured.keys()) - set(self._printing):
            if words & _BREAKING_FILTERS and has_markup(self._captured[name]):
                self._faults.setdefault(number, Crossing(number, number))
            self._printing.append(name)
            for way in ways:
                former = dict(self._faults)
                if any(after.place != way.place for after in self._run(self._captured[name], [way], number)):
                    self._note(number)
                if self._faults.keys() - former.keys():
                    self._faults = former | {number: Crossing(number, number)}
            self._printing.pop()

    def _after_block(self, block: Block, ways: list[Way]) -> list[Way]:
        if block.word == "if" or (block.word == "trans" and len(block.branches) > 1):
            return self._merged([after for way in ways for after in self._after_if(block, way)], block)
        if (
            block.word == "filter"
            and _BREAKING_FILTERS & set(words_in(self.tags[block.begins]))
            and has_markup(block.items)
        ):
            self._faults.setdefault(block.begins, Crossing(block.begins, block.begins))
        if block.word != "for" and block.word not in _TAKEN_OUT:
            bound = words_in(self.tags[block.begins]) if block.word == "with" else ()
            return self._run(block.items, [way.without(bound) for way in ways], block.begins)
        if block.word == "call":
            self._after_tag(block.begins, ways)
        found = [way for way in ways if self._leaves_open(block, way)]
        if block.word in ("macro", "set") and (name := words_in(self.tags[block.begins])[1:2]):
            self._captured[name[0]] = block.items
        return found

    def _leaves_open(self, block: Block, way: Way) -> bool:
        """Whether a block's content may occur any number of times: it leaves open what was open."""
        bound = way.without(words_in(self.tags[block.begins])[: 3 if block.word != "macro" else None])
        for begins, items in block.branches:
            afters = self._run(items, [bound], block.begins)
            odd = next((after for after in afters if after.place != way.place), None)
            if odd is not None:
                self._note(odd.since if odd.since > begins else way.since if way.since >= 0 else block.begins)
            if odd is not None or not afters:
                return False
        return True

    def _after_if(self, block: Block, way: Way) -> list[Way]:
        """The ways through a condition's branches that the known answers leave possible."""
        afters: list[Way] = []
        for begins, items in block.branches:
            asked = _ASKED.match(self.tags[begins])
            if asked is None:  # else, or a branch of another kind
                afters += self._run(items, [way], block.begins)
                if block.word == "if":
                    return afters
                continue
            question, answer = question_of(asked.group(1))
            known = dict(way.known).get(question)
            if known is None or known is answer:
                afters += self._run(items, [way.assuming(question, answer)], block.begins)
            if known is answer:
                return afters
            way = way.assuming(question, not answer)
        return [*afters, way] if block.word == "if" else afters

    def _merged(self, ways: list[Way], block: Block) -> list[Way]:
        """The same ways, joined where the same is open, each with the answers that all of them assumed."""
        written = self._written[block.end]
        merged: dict[tuple[tuple[str, ...], str], Way] = {}
        for way in ways:
            since = -1 if way.place == written.place else way.since if way.since >= 0 else block.begins
            former = merged.get(way.place)
            known = way.known if former is None else way.known & former.known
            merged[way.place] = way._replace(known=known, since=since)
        if len(merged) > _MAX_WAYS:
            self._note(block.begins)
            return [written]
        return list(merged.values())

    def _note(self, number: int) -> None:
        """Note a fault of the block that this tag begins, with the first two of its tags that differ."""
        block = self._blocks.get(number)
        if block is None:
            self._faults.setdefault(number, Crossing(number, number))
            return
        numbers = [*(begins for begins, _ in block.branches), block.end]
        pairs = pairwise(numbers)
        first, then = next(
            (pair for pair in pairs if self._written[pair[0]].place != self._written[pair[1]].place),
            numbers[:2],
        )
        before, after = self._written[first].open, self._written[then].open
        same = next(
            (place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
            min(len(before), len(after)),
        )
        self._faults.setdefault(number, Crossing(first, then, before[same:], after[same:]))
