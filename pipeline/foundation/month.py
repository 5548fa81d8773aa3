"""A month of a year, from its first day to its last."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

from pipeline.foundation.dates import day_of


class Month(NamedTuple):
    """A month of a year."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def name(self) -> str:
        """The month as file names have it: 2026-11."""
        return f"{self.first:%Y-%m}"

    @property
    def words(self) -> str:
        """The month in words: November 2026."""
        return f"{self.first:%B %Y}"

    def has(self, moment: object) -> bool:
        """Whether a moment is in the month; False for a blank."""
        day = day_of(moment)
        return day is not None and self.first <= day <= self.last
