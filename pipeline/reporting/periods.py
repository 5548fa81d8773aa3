"""Periods of a report: quarters of years that run from April to March, and the twelve months that end with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_QUARTER = re.compile(r"(20\d\d)-(\d\d)-Q([1-4])")


@dataclass(frozen=True, order=True)
class Period:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Whether a day falls in it."""
        return self.first <= day <= self.last

    @property
    def name(self) -> str:
        """A quarter as 2026-27-Q2, anything else by its first and last day; fit for a folder's name."""
        found = quarter_of(self.first)
        if found == self:
            return _name(found.first)
        return (
            self.first.isoformat()
            if self.first == self.last
            else f"{self.first.isoformat()} to {self.last.isoformat()}"
        )

    @property
    def words(self) -> str:
        """As a sentence gives it: "July to September 2026", "October 2025 to September 2026", or with days where months are cut."""
        after = self.last + timedelta(days=1)
        if self.first == self.last:
            return f"{self.first.day} {self.first:%B %Y}"
        if self.first.day != 1 or after.day != 1:
            return f"{self.first.day} {self.first:%B %Y} to {self.last.day} {self.last:%B %Y}"
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first:%B %Y}"
        return (
            f"{self.first:%B}{'' if self.first.year == self.last.year else f' {self.first:%Y}'} to "
            f"{self.last:%B %Y}"
        )

    @property
    def year_to_its_end(self) -> Period:
        """The twelve months that end on its last day."""
        after = self.last + timedelta(days=1)
        return Period(
            date(after.year - 1, after.month, after.day if (after.month, after.day) != (2, 29) else 28),
            self.last,
        )

    def quarters_to_its_end(self, number: int) -> list[Period]:
        """The last `number` whole quarters that end by its last day, the earliest first."""
        latest = quarter_of(self.last)
        if latest.last > self.last:
            latest = quarter_of(latest.first - timedelta(days=1))
        found = [latest]
        while len(found) < number:
            found.append(quarter_of(found[-1].first - timedelta(days=1)))
        return found[::-1]


def quarter_named(name: str) -> Period:
    """The quarter of a name such as 2026-27-Q2. Raises ValueError, in a sentence, where it names none."""
    found = _QUARTER.fullmatch(name)
    if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
        raise ValueError(
            f"{name!r} is no quarter: write for example 2026-27-Q2, the months from July to September 2026."
        )
    year, quarter = int(found[1]), int(found[3])
    return quarter_of(date(year + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 1))


def quarter_of(day: date) -> Period:
    """The quarter that a day falls in."""
    month = (day.month - 1) // 3 * 3 + 1
    first = date(day.year, month, 1)
    following = date(day.year + (month == 10), (month + 2) % 12 + 1, 1)
    return Period(first, following - timedelta(days=1))


def _name(first: date) -> str:
    year = first.year - (first.month < 4)
    return f"{year}-{(year + 1) % 100:02}-Q{(first.month - 4) % 12 // 3 + 1}"


def last_quarter(today: date) -> Period:
    """The last quarter that is over."""
    return Period(today, today).quarters_to_its_end(1)[0]
