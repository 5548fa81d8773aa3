"""The words of a sentence that mention a person by relation, role or description, for a person to look at.

No name is looked for. A list that nobody reads protects nobody, so what is certain to identify nobody else
is left out: the child of the case, the reader's own relation to the child, staff by their roles, people in
general.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.leakcheck.mention_rules import may_identify
from pipeline.leakcheck.mention_words import around, own_words
from pipeline.leakcheck.phrases import Phrase, folded, phrases_in

#: "Child B", "Young person 2": a letter or a number in place of a name.
_LETTERED = re.compile(
    r"\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Pp]upil|[Ss]tudent|[Ss]ibling|[Aa]dult|[Pp]arent|[Ff]amily"
    r"|[Yy]oung [Pp]erson|YP)"
    r" (?:[A-HJ-Z]|[1-9]\d?)(?![\w'])"
)
#: What the child is to a reader, and what the child is called in a record.
_OFFSPRING = frozenset(
    (
        "son",
        "daughter",
        "grandson",
        "granddaughter",
        "grandchild",
        "nephew",
        "niece",
        "stepson",
        "stepdaughter",
    )
)
_THE_CHILD = frozenset({"child", "person"})


@dataclass(frozen=True)
class Readership:
    """Who reads a text: what they are called by the child's relation, and the names of the child.

    `relation`: the code of the relation to the child; `young` for the child.
    """

    relation: str = ""
    child: frozenset[str] = frozenset()

    @property
    def is_child(self) -> bool:
        """Whether the child of the case is the reader."""
        return self.relation == "young"


def names_in(name: str) -> frozenset[str]:
    """The parts of a name, folded as the words of a text are."""
    return frozenset(map(folded, name.split()))


class Span(NamedTuple):
    """Where a mention begins and ends in its sentence."""

    start: int
    end: int


def mentions_in(sentence: str, reader: Readership) -> tuple[Span, ...]:
    """Where a sentence mentions somebody who is neither its reader, nor the child, nor staff; in order."""
    lettered, phrases = _to_some_reader(sentence)
    found = {Span(one.start, one.end) for one in phrases if not _is_known(one, reader)}
    return tuple(_apart(sorted(found.union(lettered)))) if found or lettered else ()


@lru_cache(8192)
def _to_some_reader(sentence: str) -> tuple[tuple[Span, ...], tuple[Phrase, ...]]:
    """The mentions by a letter, and the phrases that mention somebody in particular to some reader."""
    lettered = tuple(Span(*one.span()) for one in _LETTERED.finditer(sentence))
    return lettered, tuple(one for one in phrases_in(sentence) if may_identify(one))


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    end = 0
    for one in spans:
        if one.start >= end:
            yield one
            end = one.end


def _is_known(phrase: Phrase, reader: Readership) -> bool:
    """Whether it is the child of the case, or the reader by the relation to the child."""
    is_of_the_reader = phrase.determiner == "your"
    if phrase.word in reader.child and phrase.sort == "none":
        return True
    if is_of_the_reader and phrase.kind in ("any_child", "young"):
        return not reader.is_child and not phrase.is_singled_out
    if is_of_the_reader and phrase.word in _OFFSPRING:
        return not reader.is_child and not phrase.is_plural
    if phrase.word not in own_words(reader.relation) or is_of_the_reader or phrase.is_singled_out:
        return False
    if phrase.after[:1] == ("of",) or phrase.is_placed or phrase.sort in ("number", "indefinite"):
        return False
    is_of_somebody = phrase.sort == "possessive" and phrase.determiner not in around("possessive")
    return not is_of_somebody or phrase.determiner in reader.child | _THE_CHILD
