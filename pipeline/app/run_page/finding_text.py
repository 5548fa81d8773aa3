"""A finding's sentences without the text that somebody typed: the page holds no text of a case."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from pipeline.model import SHEETS

_MARK = '"'
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}(?: \d{2}:\d{2})?")


@cache
def _headings() -> Collection[str]:
    return {field.heading for kind in SHEETS for field in kind.fields.values()} | {
        kind.sheet for kind in SHEETS
    }


def _first_typed(sentence: str) -> int | None:
    """The position of the first quotation that is not a heading; None where there is none."""
    pieces = sentence.split(_MARK)
    at = len(pieces[0])
    for quoted, after in zip(pieces[1::2], [*pieces[2::2], ""], strict=False):
        if quoted not in _headings():
            return at
        at += len(quoted) + len(after) + 2
    return None


def without_values(sentence: str, *, dates: bool = True) -> str:
    """A finding's sentence without what somebody typed: all in quotation marks that is not a heading.

    References are removed too, because another child's may have been typed. `dates`: whether dates may stay.
    """
    at = _first_typed(sentence)
    text = sentence
    if at is not None:  # up to the last mark: what was typed may have marks of its own in it
        text = f"{sentence[:at]}the entry{sentence[sentence.rindex(_MARK) + 1 :]}"
    if not dates:
        text = _DATE.sub("the date entered", text)
    return f"{text[:1].upper()}{text[1:]}"
