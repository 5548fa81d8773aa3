"""Lines of which some are indented, as sentences with those that belong under them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Sentence:
    """A sentence, and those that belong under it."""

    sentence: str
    under: list[Sentence] = field(default_factory=list)


def outline(lines: Iterable[str]) -> list[Sentence]:
    """The lines, each that is indented further than the one before it under that one."""
    top = Sentence("")
    open_ones = [(-1, top)]
    for line in lines:
        one, depth = Sentence(line.strip()), len(line) - len(line.lstrip(" "))
        while open_ones[-1][0] >= depth:
            open_ones.pop()
        open_ones[-1][1].under.append(one)
        open_ones.append((depth, one))
    return top.under
