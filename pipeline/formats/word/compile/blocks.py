"""The tags of a part as blocks: what each begins, its branches, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.formats.word.compile.part_source import TAG, keyword

_INLINE_SET = re.compile(r"\{%[-+]?\s*set\s[^=|]*=")
_RAW = re.compile(r"\{%[-+]?\s*(raw|endraw)\b")
_MIDDLES = {"else": ("if", "for"), "elif": ("if",), "pluralize": ("trans",)}


@dataclass
class Block:
    """A block: its word, the tags that begin its branches with their content, and the tag that ends it."""

    word: str
    branches: list[tuple[int, list[Item]]]
    end: int = -1

    @property
    def begins(self) -> int:
        """The tag that begins it."""
        return self.branches[0][0]

    @property
    def items(self) -> list[Item]:
        """The content of all its branches."""
        return [item for _, items in self.branches for item in items]


#: Markup, the number of a tag that does not begin a block, or a block.
Item = str | int | Block


def blocks_of(source: str) -> tuple[list[str], list[Item] | None]:
    """The tags of a source, and the source as blocks; None instead of the blocks where they do not end."""
    found = list(TAG.finditer(source))
    tags = [one.group() for one in found]
    words = [keyword(tag) for tag in tags]
    ends = {word[3:] for word in words if word.startswith("end")}
    top: list[Item] = []
    open_blocks: list[Block] = []
    done, raw = 0, False
    for number, (one, word) in enumerate(zip(found, words, strict=True)):
        items = open_blocks[-1].branches[-1][1] if open_blocks else top
        items.append(source[done : one.start()])
        done = one.end()
        if (turn := _RAW.match(one.group())) or raw:
            raw = raw if turn is None else turn.group(1) == "raw"
        elif word in _MIDDLES and open_blocks and open_blocks[-1].word in _MIDDLES[word]:
            open_blocks[-1].branches.append((number, []))
        elif word.startswith("end"):
            if not open_blocks or open_blocks[-1].word != word[3:]:
                return tags, None
            open_blocks.pop().end = number
        elif word in ends and not _INLINE_SET.match(one.group()):
            block = Block(word, [(number, [])])
            items.append(block)
            open_blocks.append(block)
        else:
            items.append(number)
    top.append(source[done:])
    return tags, None if open_blocks else top


def words_in(text: str) -> list[str]:
    """The names and other words in a tag."""
    return re.findall(r"[A-Za-z_]\w*", text)


def has_markup(items: list[Item]) -> bool:
    """Whether there is any markup among these items."""
    return any(
        "<" in item if isinstance(item, str) else isinstance(item, Block) and has_markup(item.items)
        for item in items
    )
