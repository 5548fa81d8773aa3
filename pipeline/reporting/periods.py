"""The periods of a report: quarters of years from April to March, and the twelve months to their end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

#: The month with which the council's year begins, counted from 0.
_APRIL = 3
#: What times of so many months are called.
_YEARS = {12: "year", 24: "two years", 36: "three years"}
_QUARTER = re.compile(r"(20\d\d)-(\d\d)-Q([1-4])")


@dataclass(frozen=True, order=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Whether a day is in the period."""
        return self.first <= day <= self.last

    @property
    def name(self) -> str:
        """The folder name of the period: 2026-27-Q2 for a quarter, otherwise its first and last day."""
        quarter = quarter_of(self.first)
        if quarter == self:
            return _name(quarter.first)
        return (
            self.first.isoformat()
            if self.first == self.last
            else f"{self.first.isoformat()} to {self.last.isoformat()}"
        )

    @property
    def words(self) -> str:
        """The period in words: "July to September 2026", or with days where it is not of full months."""
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
        """The twelve months that end on the period's last day."""
        return self.months_to_its_end(12)

    @property
    def main(self) -> Period:
        """The time that a report on this period gives figures of: a year to its end, or itself if longer."""
        year = self.year_to_its_end
        return self if self.first < year.first else year

    @property
    def length(self) -> str:
        """How long it is, for a sentence: "year", "two years", "three years", or else "period"."""
        found = (words for months, words in _YEARS.items() if self == self.months_to_its_end(months))
        return next(found, "period")

    def months_to_its_end(self, number: int) -> Period:
        """The months that end on the period's last day: 12 for the year to its end, 24 or 36 for longer."""
        after = self.last + timedelta(days=1)
        month = after.year * 12 + after.month - 1 - number
        year, month = divmod(month, 12)
        last_of_month = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        return Period(date(year, month + 1, min(after.day, last_of_month)), self.last)

    def blocks_to_its_end(self, months: int, number: int) -> list[Period]:
        """The last `number` quarters (3 months), half-years (6) or years (12) over by the period's last day.

        They begin in April, as the council's year does, or 3, 6 or 9 months after it. The earliest is first.
        """
        after = self.last + timedelta(days=1)
        since = (after.year * 12 + after.month - 1 - _APRIL) // months * months + _APRIL
        ends = [date(one // 12, one % 12 + 1, 1) for one in range(since - months * number, since + 1, months)]
        return [Period(first, end - timedelta(days=1)) for first, end in pairwise(ends)]

    def months_after(self, number: int) -> date:
        """The first day of the month that is this many months after the month of the last day."""
        month = self.last.year * 12 + self.last.month - 1 + number
        return date(month // 12, month % 12 + 1, 1)

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and self.last >= other.first

    def is_in(self, other: Period) -> bool:
        """Whether every day of it is in the other."""
        return self.first >= other.first and self.last <= other.last

    @property
    def is_councils_year(self) -> bool:
        """Whether it is a year from April to March."""
        return self == self.blocks_to_its_end(12, 1)[0]

    @property
    def months(self) -> int:
        """The number of months of which it has days; of a period of full months, how many they are."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def before(self) -> Period:
        """The period of the same length in months that ends on the day before."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return Period(self.first - timedelta(days=1), self.first - timedelta(days=1)).months_to_its_end(
            months
        )

    def quarters_to_its_end(self, number: int) -> list[Period]:
        """The last `number` quarters that end by the period's last day, the earliest first."""
        return self.blocks_to_its_end(3, number)


def quarter_named(name: str) -> Period:
    """The quarter with a name such as 2026-27-Q2. Raises ValueError, with a sentence, where there is none."""
    found = _QUARTER.fullmatch(name)
    if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
        raise ValueError(
            f"{name!r} is no quarter: write for example 2026-27-Q2, the months from July to September 2026."
        )
    year, quarter = int(found[1]), int(found[3])
    return quarter_of(date(year + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 1))


def period_named(name: str) -> Period:
    """The period with the name of a report's folder. Raises ValueError where it is none."""
    if _QUARTER.fullmatch(name):
        return quarter_named(name)
    first, _, last = name.partition(" to ")
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def quarter_of(day: date) -> Period:
    """The quarter that a day is in."""
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
