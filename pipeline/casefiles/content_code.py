"""The content code of a family copy: two copies have the same code where they say the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from pipeline.access.view import Seen
from pipeline.foundation.text import letters_and_digits

#: By the name of a document, the words in its template's tags; None where every field counts.
Words = Callable[[str], Collection[str] | None]
#: What a part of a copy's context is called where a draft names what changed.
_PARTS = {
    "actions": "Who does what",
    "own_actions": "What the child does",
    "disagreements": "Where people did not agree",
    "safety_plan": "The safety plan",
    "reviews_arranged": "The next review",
    "attendance": "Who was there",
    "assessors": "Who made the assessment",
    "chronology": "What happened, and when",
    "went_well": "What went well",
    "child": "About this copy",
    "recipient": "About this copy",
    "chair": "About this copy",
    "when": "When it is",
    "name": "Which meeting",
    "purpose": "What it is about",
    "topics": "What we will talk about",
    "parts": "The words",
    "aim": "About this copy",
    "meeting": "About this copy",
    "review": "About this copy",
}
#: What a draft says before its code, folded; the figures of a code of a sentence or of a copy.
_BEFORE_CODE, _FIGURES = "contentcode", re.compile(r"[0-9A-F]{8}|[0-9A-F]{12}")
#: What is the same in every copy, or the council's: a change there changes nothing for this person.
_NOT_CONTENT = {
    "title",
    "house",
    "glossary",
    "last_page",
    "adults",
    "is_long",
    "helps",
    "choices",
    "bring",
    "latest",
}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


#: The digests of a part without any words: of one list, or of several together.
_EMPTY = frozenset(_digest("\n" * lists) for lists in range(4))


def parts_of(context: Mapping[str, Any], words: Collection[str] | None = None) -> dict[str, str]:
    """A digest of each part of a copy's content, by the part's name in plain words.

    Of a workbook row only the fields among `words` count: no copy shows the others. None: every field does.
    """
    texts: dict[str, list[str]] = {}
    for name, value in context.items():
        if name == "headings":
            for heading in value:
                texts.setdefault(heading["title"], []).append(_text_of(heading["text"], words))
        elif name not in _NOT_CONTENT:
            texts.setdefault(_PARTS.get(name, name), []).append(_text_of(value, words))
    return {name: _digest("\n".join(these)) for name, these in texts.items()}


def parts_that_say_something(parts: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the parts that hold any words."""
    return tuple(name for name, digest in parts.items() if digest not in _EMPTY)


def content_code(parts: Mapping[str, str]) -> str:
    """The code at the top of a draft: 12 hexadecimal figures, the same only for the same content."""
    digest = hashlib.sha256(repr(sorted(parts.items())).encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}-{digest[8:12]}"


def code_of(written: object) -> str:
    """The code that a cell holds, of a copy or of a sentence; empty where the cell holds anything else.

    Spaces and punctuation do not matter, nor the words before the code on a draft, which are copied with it.
    """
    figures = letters_and_digits(written).removeprefix(_BEFORE_CODE).upper()
    if not _FIGURES.fullmatch(figures):
        return ""
    return "-".join(figures[at : at + 4] for at in range(0, len(figures), 4))


def changed_parts(now: Mapping[str, str], then: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the parts that differ, those of now first."""
    return tuple(name for name in dict.fromkeys([*now, *then]) if now.get(name) != then.get(name))


def _text_of(value: Any, words: Collection[str] | None) -> str:
    """A value of a context as one text: a row by its fields, a list by its items."""
    if isinstance(value, Seen):
        return "; ".join(
            f"{name}={_text_of(getattr(value, name), words)}"
            for name in dir(value)
            if words is None or name in words
        )
    if isinstance(value, Mapping):
        return "; ".join(f"{name}={_text_of(one, words)}" for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return "\n".join(_text_of(one, words) for one in value)
    return str(value)
