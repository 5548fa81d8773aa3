"""The kinds of blank: a value that is not there always says why."""

from __future__ import annotations

import enum
from typing import TypeVar

from typing_extensions import TypeIs

T = TypeVar("T")


class Blank(enum.Enum):
    """Why there is no value. False in a condition; prints in words, never as an empty string.

    An officer may write the last four in any cell. An empty cell is NOT_RECORDED.
    """

    NOT_RECORDED = "Not recorded"
    NOT_KNOWN = "Not known"
    NOT_ASKED = "Not asked"
    NOT_APPLICABLE = "Not applicable"
    WITHHELD = "Withheld"

    def __bool__(self) -> bool:
        """False, so that `if value:` means what it says."""
        return False

    def __str__(self) -> str:
        """The words that are printed."""
        return self.value


NOT_RECORDED = Blank.NOT_RECORDED
NOT_KNOWN = Blank.NOT_KNOWN
NOT_ASKED = Blank.NOT_ASKED
NOT_APPLICABLE = Blank.NOT_APPLICABLE
WITHHELD = Blank.WITHHELD

#: How officers write the four kinds, in lower case. Two-letter forms have a slash, so that no name matches.
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
    """Whether there is a value."""
    return not isinstance(value, Blank)


def may_hide_a_value(value: object) -> bool:
    """Whether there may be a value that is not recorded here: it is withheld, or not known."""
    return value in (WITHHELD, NOT_KNOWN)


def recorded(value: object) -> bool:
    """Whether a person answered, with a value or one of the four kinds of blank."""
    return value is not NOT_RECORDED
