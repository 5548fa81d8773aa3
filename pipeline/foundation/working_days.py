"""Working days in England: Monday to Friday, except bank holidays."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

#: The years whose bank holidays are taken as settled. Later ones may still be moved by proclamation.
FIRST_YEAR, LAST_YEAR = 2015, 2035


class OutsideCalendar(ValueError):
    """A date falls outside the years with known bank holidays, so its working days cannot be counted."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{day:%d/%m/%Y} is outside the years {FIRST_YEAR} to {LAST_YEAR}, for which bank holidays are "
            "known. Correct the date, or update pipeline/foundation/working_days.py."
        )


def is_working_day(day: date, closures: Collection[date] = ()) -> bool:
    """Whether `day` is not a weekend, a bank holiday in England or one of the council's own `closures`.

    Raises OutsideCalendar for a day before 2015 or after 2035. Source: catalogue 2, clock conventions.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise OutsideCalendar(day)
    plain = date(day.year, day.month, day.day)
    return plain.weekday() < 5 and plain not in bank_holidays() and plain not in closures


def add_working_days(day: date, number: int, closures: Collection[date] = ()) -> date:
    """The date `number` working days after `day`, or before it where `number` is negative.

    `day` is day 0 and need not be a working day. Raises OutsideCalendar where the count leaves the years 2015
    to 2035.
    """
    result, step = date(day.year, day.month, day.day), timedelta(days=1 if number >= 0 else -1)
    remaining = abs(number)
    while remaining:
        result += step
        remaining -= is_working_day(result, closures)
    return result


@cache
def bank_holidays() -> frozenset[date]:
    """Every bank holiday in England from 2015 to 2035, with substitute days for those on a weekend."""
    from holidays import country_holidays  # imported on first use: most commands count no working days

    return frozenset(country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1)))
