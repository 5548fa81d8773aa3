"""The sentences of a text, each with a code, so that a person can look at one and clear it, and no other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

#: A sentence ends at its full stop and at the end of its line.
_ENDS = re.compile(r"(?<=[.!?])\s+|[\r\n\t]+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a finished file: its code, and its words, which only a marked copy shows."""

    code: str
    text: str = field(repr=False)


def sentences_of(text: str) -> Iterator[Sentence]:
    """Every sentence of a text that is not blank, in order."""
    for one in _ENDS.split(text):
        if one.strip():
            yield sentence(one)


def sentence(text: str) -> Sentence:
    """A text as a sentence. Its code is the same only for the same letters, whatever the spaces."""
    said = _SPACES.sub(" ", text).strip()
    digest = hashlib.sha256(said.encode()).hexdigest().upper()
    return Sentence(f"{digest[:4]}-{digest[4:8]}", said)
