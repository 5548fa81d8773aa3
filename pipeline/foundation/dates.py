"""Dates, with a time where one is known. A time is never invented."""

from __future__ import annotations

from datetime import date, datetime
from typing import overload


@overload
def day_of(moment: date) -> date: ...
@overload
def day_of(moment: object) -> date | None: ...
def day_of(moment: object) -> date | None:
    """The day of a date or of a date with a time; None for a blank."""
    if isinstance(moment, datetime):
        return moment.date()
    return moment if isinstance(moment, date) else None


def earlier(first: object, second: object) -> bool:
    """Whether `first` is certainly before `second`.

    Both must be known. Where either has no time, `first` must be on an earlier day.
    """
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first < second
    first_day, second_day = day_of(first), day_of(second)
    return first_day is not None and second_day is not None and first_day < second_day


def whole_years(born: date, on: date) -> int:
    """How many whole years lie between two dates: an age."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_younger_than(years: int, born: object, on: object) -> bool | None:
    """Whether somebody was younger on the day of a moment; None where either day is not known.

    A birthday on 29 February is on 1 March in other years.
    """
    birthday, day = day_of(born), day_of(on)
    return None if birthday is None or day is None else whole_years(birthday, day) < years


def shown(moment: object) -> str:
    """A date as messages write it: 04/08/2026, with its time where it has one."""
    if isinstance(moment, datetime):
        return f"{moment:%d/%m/%Y %H:%M}"
    return f"{moment:%d/%m/%Y}" if isinstance(moment, date) else str(moment)


def in_words(moment: object) -> str:
    """A date as documents write it: 4 August 2026, with its time where it has one."""
    if isinstance(moment, datetime):
        return f"{moment.day} {moment:%B %Y} at {moment:%H:%M}"
    return f"{moment.day} {moment:%B %Y}" if isinstance(moment, date) else str(moment)
