"""Moments: a date, with its time where that is known. A time is never invented."""

from __future__ import annotations

from datetime import date, datetime


def day_of(moment: object) -> date | None:
    """The day of a date or of a date with a time; None for a blank."""
    if isinstance(moment, datetime):
        return moment.date()
    return moment if isinstance(moment, date) else None


def earlier(first: object, second: object) -> bool:
    """Whether `first` certainly lies before `second`: both are known and, where one has no time, on an earlier day."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first < second
    one, other = day_of(first), day_of(second)
    return one is not None and other is not None and one < other


def shown(moment: object) -> str:
    """A date as a message gives it: 04/08/2026, with its time where it has one."""
    if isinstance(moment, datetime):
        return f"{moment:%d/%m/%Y %H:%M}"
    return f"{moment:%d/%m/%Y}" if isinstance(moment, date) else str(moment)


def in_words(moment: object) -> str:
    """A date as a document gives it: 4 August 2026, with its time where it has one."""
    if isinstance(moment, datetime):
        return f"{moment.day} {moment:%B %Y} at {moment:%H:%M}"
    return f"{moment.day} {moment:%B %Y}" if isinstance(moment, date) else str(moment)
