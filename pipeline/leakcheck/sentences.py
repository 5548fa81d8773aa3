"""The sentences of a text, each with a code, so that a person can look at one and clear it, and no other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

#: A sentence ends at its full stop, not at that of a title or an initial, and at the end of its line.
_NO_END = r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\b[A-Z]\.)"
_ENDS = re.compile(rf"(?<=[.!?]){_NO_END}\s+|[\r\n\t]+")
_SPACES = re.compile(r"\s+")
#: A sentence of fewer words says little without its neighbours, so they are part of its code.
_FEW = 4


@dataclass(frozen=True)
class Sentence:
    """A sentence of a finished file: its code, and its words, which only a marked copy shows."""

    code: str
    text: str = field(repr=False)


class Stretch(NamedTuple):
    """One or more sentences in a row, by where they begin and end in the text."""

    start: int
    end: int


class Sentences:
    """A text in sentences. `salt`: what makes codes of the same words different between cases."""

    def __init__(self, text: str, salt: str) -> None:
        self.text, self._salt = text, salt
        self._spans: list[Stretch] = []
        at = 0
        for end in [*_ENDS.finditer(text), None]:
            stop = end.start() if end is not None else len(text)
            if text[at:stop].strip():
                self._spans.append(Stretch(at, stop))
            at = end.end() if end is not None else stop

    def in_rows(self, length: int) -> list[Stretch]:
        """Every row of so many sentences."""
        return [
            Stretch(self._spans[at].start, self._spans[at + length - 1].end)
            for at in range(len(self._spans) - length + 1)
        ]

    def said(self, stretch: Stretch) -> str:
        """The words of a stretch."""
        return _SPACES.sub(" ", self.text[stretch.start : stretch.end]).strip()

    def sentence(self, stretch: Stretch, meant: str) -> Sentence:
        """A stretch with its code. `meant`: what it is cleared of.

        The code is the same only for the same words, cleared of the same, in one case, whatever the spaces.
        That of a few words depends on the sentences beside them as well.
        """
        said = self.said(stretch)
        context = said if len(said.split()) >= _FEW else self._with_neighbours(stretch)
        digest = hashlib.sha256("\0".join((self._salt, meant, context)).encode()).hexdigest().upper()
        return Sentence(f"{digest[:4]}-{digest[4:8]}", said)

    def _with_neighbours(self, stretch: Stretch) -> str:
        before = [one for one in self._spans if one.end <= stretch.start][-1:]
        after = [one for one in self._spans if one.start >= stretch.end][:1]
        return " | ".join(map(self.said, [*before, stretch, *after]))

    def without(self, stretches: Sequence[Stretch]) -> str:
        """The text with line ends in place of some stretches, so that all else stays where it is."""
        text = self.text
        for one in stretches:
            text = text[: one.start] + "\n" * (one.end - one.start) + text[one.end :]
        return text
