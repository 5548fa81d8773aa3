"""A calendar file of what is due, for Outlook: event ids stay the same, and no event names a child."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from pipeline.foundation.dates import shown
from pipeline.procedure.clock import Clock, to_utc
from pipeline.procedure.due import Due
from pipeline.procedure.obligation import Obligation, Status

#: An event's sequence number grows by the minute, so that a calendar takes the newer one.
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_QUARTER = timedelta(minutes=15)
_REMIND_BEFORE_A_MOMENT = timedelta(hours=-4)
_REMIND_BEFORE_A_DAY = timedelta(hours=-15)


def calendar_of(due: Due, clock: Clock) -> bytes:
    """An iCalendar file (RFC 5545) of what is overdue, due soon, or recently done.

    Each event is one obligation, by its case's reference. Times are in UTC, so that no time zone can be
    misread. It names no child, family member or member of staff.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//hsb-paperwork//due//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Due: harmful sexual behaviour procedure")
    for one in _by_id((*due.overdue, *due.coming, *due.just_done)):
        calendar.add_component(_event(one, clock))
    return bytes(calendar.to_ical())


def event_id(one: Obligation) -> str:
    """The id of an obligation's event: the same on every run, and meaningless to a reader."""
    return f"{hashlib.sha256(one.id.encode()).hexdigest()[:32]}@hsb-paperwork"


def _by_id(every: Iterable[Obligation]) -> list[Obligation]:
    return sorted(every, key=lambda one: (str(one.due), event_id(one)))


def _event(one: Obligation, clock: Clock) -> Event:
    assert one.due is not None
    done = one.status is Status.MET or (one.status is Status.MISSED and not one.unrecorded)
    event = Event()
    event.add("uid", event_id(one))
    stamp = clock.now if isinstance(clock.now, datetime) else datetime.combine(clock.now, time())
    event.add("dtstamp", to_utc(stamp))
    event.add("sequence", max(int((to_utc(stamp) - _FIRST).total_seconds()) // 60, 0))
    _place(event, one.due)
    event.add("summary", f"{'Done: ' if done else ''}{one.case_id}: {one.subject} ({one.source})")
    aimed = "Target date about" if one.soft else "Due"
    lines = [f"{aimed} {shown(one.due)}.", f"Who: {one.who}."]
    event.add("description", "\n".join(lines if done else [*lines, f"What to do: {one.to_do}"]))
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if not done:
        event.add_component(_reminder(one.due))
    return event


def _place(event: Event, due: date) -> None:
    """Set an event's time: a moment in UTC, or a complete day."""
    if isinstance(due, datetime):
        event.add("dtstart", to_utc(due))
        event.add("dtend", to_utc(due) + _QUARTER)  # an end must be after its start (RFC 5545, 3.8.2.2)
    else:
        event.add("dtstart", due)
        event.add("dtend", due + timedelta(days=1))


def _reminder(due: date) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Due")
    alarm.add("trigger", _REMIND_BEFORE_A_MOMENT if isinstance(due, datetime) else _REMIND_BEFORE_A_DAY)
    return alarm
