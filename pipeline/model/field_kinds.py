"""The kinds of field: what its cells hold, what a value would disclose, and whose decision it is."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Kind(enum.Enum):
    """The type of a field's cells."""

    TEXT = "text"
    PROSE = "longer text"
    ID = "reference"
    DATE = "date"
    MOMENT = "date, with the time if it is known"
    YES_NO = "yes or no"
    CODE = "one from the list"
    CODES = "one or more from the list, with commas between them"
    NUMBER = "whole number"


#: The kinds of field that hold a day.
DATES = (Kind.DATE, Kind.MOMENT)


class Tells(enum.Enum):
    """What a withheld value would disclose, which decides how a finished file is searched for it."""

    NAME = "a name"
    PERSON = "a name or a role"
    ADDRESS = "an address"
    TELEPHONE = "a telephone number"
    PLACE = "a place"
    VENUE = "where a meeting is"
    NUMBER = "a number that identifies"
    REFERENCE = "a reference"
    DATE = "a date"
    BIRTHDAY = "a date of birth"
    WORDS = "words that were withheld"
    NOTHING = "nothing"


class Decides(NamedTuple):
    """What a cell that names a person says of them: their `power` on the sheet Staff, and the day's field."""

    power: str
    on: str
