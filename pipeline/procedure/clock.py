"""The clock: when something is due, whether it was done in time or is overdue (catalogue 2, conventions)."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days, is_working_day
from pipeline.procedure.time_limits import Limit, Limits, Span, Unit, shipped_limits

LONDON = ZoneInfo("Europe/London")
_NEARLY_A_DAY = timedelta(hours=24) - timedelta(seconds=1)


@dataclass(frozen=True, eq=False)
class Clock:
    """The current time, the limits in force, and the council's closing days besides bank holidays.

    `patience`: after how many days what has no time limit and is not done is a finding.
    `roles`: the council's own names for roles, by the name of the role here.
    `now` is a date, or a naive datetime in London time. Times in a workbook are London time too.
    """

    now: date
    limits: Limits = field(default_factory=shipped_limits)
    closures: frozenset[date] = frozenset()
    patience: int = 14
    roles: Mapping[str, str] = field(default_factory=dict)
    _cache: dict[tuple[date, int], date] = field(default_factory=dict, repr=False)

    @property
    def today(self) -> date:
        """The date of `now`."""
        return day_of(self.now)

    def due(self, since: date, limit: Limit) -> date:
        """When something that began at `since` is due.

        A datetime where the limit is in hours and `since` has a time, otherwise a date. Raises
        OutsideCalendar where working days leave the years whose bank holidays are known.
        """
        return self._after(since, limit.span)

    def latest(self, since: date, limit: Limit) -> date:
        """As `due`, with the tolerance added."""
        due = self._after(since, limit.span)
        return self._after(due, limit.tolerance) if limit.tolerance else due

    def kept(self, done: date, since: date, limit: Limit) -> bool | None:
        """Whether `done` was in time, tolerance included; None where it depends on a missing time.

        With a limit of 24 hours and a date without a time, the same day is in time and the next is not known.
        A time that the clocks showed twice counts as either.
        """
        if limit.span.unit is not Unit.HOURS:
            return day_of(done) <= day_of(self.latest(since, limit))
        hours = timedelta(hours=limit.span.number + (limit.tolerance.number if limit.tolerance else 0))
        if isinstance(done, datetime) and isinstance(since, datetime):
            began, ended = _instants(since), _instants(done)
            if ended[1] <= began[0] + hours:
                return True
            return False if ended[0] > began[1] + hours else None
        first, last = _days_due(since, hours)
        if day_of(done) < first:
            return True
        return False if day_of(done) > last else None

    def is_past(self, due: date) -> bool:
        """Whether `due` has certainly passed.

        A date lasts until its end, and today is not over if `now` is a date.
        """
        if isinstance(due, datetime) and isinstance(self.now, datetime):
            return _instants(self.now)[0] > _instants(due)[1]
        return day_of(self.now) > day_of(due)

    @property
    def moment(self) -> datetime:
        """Now as a datetime: the end of today where it is a date."""
        return self.now if isinstance(self.now, datetime) else datetime.combine(self.now, time(23, 59))

    def working_days_between(self, first: date, last: date) -> int:
        """The number of working days after `first` up to and including `last`; 0 where `last` is not later.

        Raises OutsideCalendar as `due` does.
        """
        days = (day_of(last) - day_of(first)).days
        return sum(
            is_working_day(day_of(first) + timedelta(days=number), self.closures)
            for number in range(1, days + 1)
        )

    def days_until(self, due: date) -> int:
        """The number of days from today until `due`; negative where it has passed."""
        return (day_of(due) - self.today).days

    def _after(self, since: date, span: Span) -> date:
        if span.unit is Unit.HOURS:
            return _hours_after(since, span.number)
        day = day_of(since)
        if span.unit is Unit.WORKING_DAYS:
            key = (day, span.number)
            if key not in self._cache:
                self._cache[key] = add_working_days(day, span.number, self.closures)
            return self._cache[key]
        if span.unit is Unit.MONTHS:
            return _months_after(day, span.number)
        return day + timedelta(days=span.number * (7 if span.unit is Unit.WEEKS else 1))


def later_by(done: date, due: date) -> str:
    """How much later `done` is than `due`, in words: "6 hours 30 minutes", "12 days"."""
    if isinstance(done, datetime) and isinstance(due, datetime):
        minutes = round((_instants(done)[0] - _instants(due)[0]).total_seconds() / 60)
        if minutes < 48 * 60:
            parts = [(minutes // 60, "hour"), (minutes % 60, "minute")]
            return (
                " ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in parts if number)
                or "less than a minute"
            )
    days = (day_of(done) - day_of(due)).days
    return f"{days} day{'' if days == 1 else 's'}"


def hours_between(first: datetime, last: datetime) -> float:
    """The hours from one moment to another, with changes of the clocks."""
    return (to_utc(last) - to_utc(first)).total_seconds() / 3600


def to_utc(moment: datetime) -> datetime:
    """A moment of London time in UTC; for a time that comes twice, the first."""
    return _instants(moment)[0]


def is_left_out(moment: datetime) -> bool:
    """Whether London's clocks never showed this time because they went forward."""
    return to_utc(moment).astimezone(LONDON).replace(tzinfo=None) != moment.replace(tzinfo=None, fold=0)


def _instants(moment: datetime) -> tuple[datetime, datetime]:
    """The first and last instant that a London time can mean; they differ where the clocks went back."""
    instants = [moment.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min(instants), max(instants)


def _hours_after(since: date, hours: int) -> date:
    if isinstance(since, datetime):
        return (to_utc(since) + timedelta(hours=hours)).astimezone(LONDON).replace(tzinfo=None, fold=0)
    return (datetime.combine(since, time.min) + timedelta(hours=hours)).date()


def _days_due(since: date, hours: timedelta) -> tuple[date, date]:
    """The first and last day on which the hours can end where a time is missing."""
    if isinstance(since, datetime):
        first, last = ((one + hours).astimezone(LONDON).date() for one in _instants(since))
        return first, last
    start = datetime.combine(since, time.min) + hours
    return start.date(), (start + _NEARLY_A_DAY).date()


def _months_after(day: date, months: int) -> date:
    """The same day some months later; the last day of the month where it has no such day."""
    month = day.year * 12 + day.month - 1 + months
    year, number = divmod(month, 12)
    return date(year, number + 1, min(day.day, calendar.monthrange(year, number + 1)[1]))
