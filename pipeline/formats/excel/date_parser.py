"""Reads a date, with its time where there is one, as people in the United Kingdom write it.

It never invents a time.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

#: A date outside these years is a typing mistake.
FIRST_YEAR, LAST_YEAR = 1900, 2100

_MONTHS = {
    name: str(number)
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE
)
_NUMBERS = re.compile(r"^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")
_IN_WORDS = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*(?:of\s+)?([a-z]{3,9})\.?,?[\s\-/.]*(\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.IGNORECASE)
_TIME = re.compile(
    r"^(?:t|at|,|@|-)?\s*(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:\.\d+)?)?"
    r"\s*(am|pm|a\.m\.|p\.m\.|noon|hrs?|h)?z?$",
    re.IGNORECASE,
)
_FOUR_FIGURES = re.compile(r"^(?:t|at|,|@|-)?\s*(\d{2})(\d{2})\s*(?:hrs?|hours|h)$", re.IGNORECASE)


class NotADate(ValueError):
    """The cell does not hold a date. The message, which may be empty, continues "is not a date"."""


def day_and_time(raw: Any) -> date:
    """A datetime where the cell has a time, otherwise a date. Raises NotADate for anything else."""
    if isinstance(raw, datetime):
        return _in_range(raw)
    if isinstance(raw, date):
        return _in_range(raw)
    if isinstance(raw, (time, timedelta)):
        raise NotADate(": it is a time without a date")
    if isinstance(raw, bool):
        raise NotADate
    if isinstance(raw, (int, float)):
        raise NotADate(": it is a plain number")
    return _from_text(" ".join(str(raw).split()))


def _in_range(value: date) -> date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise NotADate(f": the year {value.year} cannot be right")
    return value


def _from_text(text: str) -> date:
    text = _WEEKDAY.sub("", text)
    day, rest = _day(text)
    rest = rest.strip()
    if not rest:
        return day
    return datetime.combine(day, _time(rest))


def _day(text: str) -> tuple[date, str]:
    """The date at the start of a text, read day first, and the rest of the text. Raises NotADate."""
    if found := _YEAR_FIRST.match(text):
        year, month, day = found.groups()
    elif found := _NUMBERS.match(text):
        day, month, year = found.groups()
    elif (found := _IN_WORDS.match(text)) and found.group(2).casefold() in _MONTHS:
        day, month, year = found.group(1), _MONTHS[found.group(2).casefold()], found.group(3)
    elif (found := _MONTH_FIRST.match(text)) and found.group(1).casefold() in _MONTHS:
        day, month, year = found.group(2), _MONTHS[found.group(1).casefold()], found.group(3)
    else:
        raise NotADate
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return _in_range(date(full_year, int(month), int(day))), text[found.end() :]
    except NotADate:
        raise
    except ValueError:
        if int(month) > 12 >= int(day):
            raise NotADate(": the month comes second") from None
        raise NotADate from None


def _time(text: str) -> time:
    """The time of day in a text. Raises NotADate where it is not one."""
    if found := _FOUR_FIGURES.match(text):
        hour, minute, second, half = int(found.group(1)), int(found.group(2)), 0, ""
    elif found := _TIME.match(text):
        hour, minute, second = int(found.group(1)), int(found.group(2) or 0), int(found.group(3) or 0)
        half = (found.group(4) or "").casefold().replace(".", "")
        if not found.group(2) and half not in ("am", "pm", "noon"):
            raise NotADate(": what follows the day is not a time")
    else:
        raise NotADate(": what follows the day is not a time")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise NotADate(": what follows the day is not a time")
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise NotADate(": what follows the day is not a time") from None
