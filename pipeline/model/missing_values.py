"""The kinds of blank: a value that is not there always says why."""

from __future__ import annotations

import enum
from typing import TypeVar

from typing_extensions import TypeIs

T = TypeVar("T")


class Blank(enum.Enum):
    """Why there is no value. False in a condition; prints in words, never as nothing.

    An officer may write the last four in any cell. An empty cell is NOT_RECORDED.
    """

    NOT_RECORDED = "Not recorded"
    NOT_KNOWN = "Not known"
    NOT_ASKED = "Not asked"
    NOT_APPLICABLE = "Not applicable"
    WITHHELD = "Withheld"

    def __bool__(self) -> bool:
        """A blank counts as no, so that `if value:` reads as it should."""
        return False

    def __str__(self) -> str:
        """The words that stand on the page."""
        return self.value


NOT_RECORDED = Blank.NOT_RECORDED
NOT_KNOWN = Blank.NOT_KNOWN
NOT_ASKED = Blank.NOT_ASKED
NOT_APPLICABLE = Blank.NOT_APPLICABLE
WITHHELD = Blank.WITHHELD

#: How officers write the four kinds, lower case. Two-letter forms carry a stroke, so that no name is taken
#: for one.
SPELLINGS: dict[str, Blank] = {
    "not known": NOT_KNOWN,
    "unknown": NOT_KNOWN,
    "n/k": NOT_KNOWN,
    "don't know": NOT_KNOWN,
    "not asked": NOT_ASKED,
    "not applicable": NOT_APPLICABLE,
    "n/a": NOT_APPLICABLE,
    "withheld": WITHHELD,
    "[withheld]": WITHHELD,
}


def known(value: T | Blank) -> TypeIs[T]:
    """Whether there is a value at all."""
    return not isinstance(value, Blank)


def may_hide_a_value(value: object) -> bool:
    """Whether there may be a value that is not told here: somebody kept it out, or nobody knows."""
    return value in (WITHHELD, NOT_KNOWN)


def recorded(value: object) -> bool:
    """Whether a person answered: a value, or one of the four kinds of blank that is an answer."""
    return value is not NOT_RECORDED
