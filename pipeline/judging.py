"""Judges what a duty asks by the clock: met, missed, due, overdue, not applicable or cannot be told, and why in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.case import NOT_RECORDED, Blank, Case, known
from pipeline.clock import Clock, later_by
from pipeline.limits import Limit
from pipeline.moments import day_of, shown
from pipeline.obligation import Asked, Obligation, Status, Strength, Unanswered
from pipeline.parts import Part
from pipeline.workdays import OutsideCalendar


@dataclass(slots=True)
class _Judged:
    """What the clock made of one thing asked. `done`: when, where that is known; `answer`: Yes or No, where there is no date."""

    status: Status
    why: str
    due: date | None = None
    latest: date | None = None
    done: date | None = None
    limit: Limit | None = None
    unheard_of: bool = False


def judge(asked: Asked, duty: Part, case: Case, clock: Clock) -> Obligation:
    """The obligation that one thing asked comes to, at the clock's now and by the limit in force when it began."""
    module = duty.module
    subject = f"{module.WHAT} for {asked.about}" if asked.about else module.WHAT
    began = asked.since.value if asked.since and isinstance(asked.since.value, date) else None
    judged = _Judge(asked, duty, case, clock, subject, began).judged()
    who = clock.limits.of(duty.name).who or module.WHO
    return Obligation(
        id=f"{case.id}/{duty.name}/{asked.key}", duty=duty.name, source=module.SOURCE, case_id=case.id,
        strength=module.STRENGTH, status=judged.status, subject=subject, who=who, person=asked.person, why=judged.why,
        to_do=module.DO, document=module.DOCUMENT, soft=bool(judged.limit and judged.limit.about), began=began, due=judged.due,
        latest=judged.latest, done=judged.done, evidence=asked.done or asked.since, unheard_of=judged.unheard_of,
    )  # fmt: skip


@dataclass(slots=True)
class _Judge:
    asked: Asked
    duty: Part
    case: Case
    clock: Clock
    subject: str
    began: date | None

    def judged(self) -> _Judged:
        asked = self.asked
        if asked.unless:
            return _Judged(Status.NOT_APPLICABLE, asked.unless)
        limit = self._limit()
        try:
            due, latest = self._due(limit)
        except OutsideCalendar as fault:
            return _Judged(Status.CANNOT_TELL, f"When it is due cannot be counted: {fault}")
        found = self._found(limit, due, latest)
        if found.status is Status.DUE and asked.unknown and not asked.held and self._is_past(latest):
            due = latest = None  # the meeting that it comes before was put off, and has no day yet
        found.due, found.latest, found.limit = due, latest, limit
        return found

    def _limit(self) -> Limit | None:
        day = day_of(self.began)
        limit = self.clock.limits.of(self.duty.name).in_force(day) if day and self.asked.due is None else None
        return replace(limit, span=replace(limit.span, number=-limit.span.number)) if limit and self.asked.before else limit

    def _due(self, limit: Limit | None) -> tuple[date | None, date | None]:
        if self.asked.due is not None:
            return self.asked.due, self.asked.due
        if limit is None or self.began is None:
            return None, None
        return self.clock.due(self.began, limit), self.clock.latest(self.began, limit)

    def _found(self, limit: Limit | None, due: date | None, latest: date | None) -> _Judged:
        if self.asked.late is not None and not self._is_late(self.asked.late.value, limit, latest):
            return _Judged(Status.NOT_APPLICABLE, "Nothing is late.")
        answer: Any = self.asked.answer
        if isinstance(answer, Unanswered):
            answer = self.asked.done.value if self.asked.done else NOT_RECORDED
        if answer is Blank.NOT_APPLICABLE:
            return _Judged(Status.NOT_APPLICABLE, "It is recorded as not applicable.")
        if isinstance(answer, Blank) and answer is not NOT_RECORDED:
            return _Judged(Status.CANNOT_TELL, self._say(f"{self.subject} is recorded as {str(answer).lower()}", due, limit))
        if isinstance(answer, date):
            return self._dated(answer, limit, due, latest)
        if answer is False and (self.asked.held or self._is_past(latest)):
            return _Judged(Status.MISSED, self._say(f"{self.subject} is recorded as not done", due, limit))
        if answer is NOT_RECORDED or answer is False:
            return self._open(limit, due, latest)
        return _Judged(Status.MET, self._say(f"{self.subject} is recorded", due, limit))

    def _is_late(self, done: object, limit: Limit | None, latest: date | None) -> bool:
        """Whether what is asked for only when late is late: done after its time, or not done and its time is over."""
        if limit is None or self.began is None:
            return False
        return self.clock.kept(done, self.began, limit) is False if isinstance(done, date) else self._is_past(latest)

    def _dated(self, done: date, limit: Limit | None, due: date | None, latest: date | None) -> _Judged:
        """How something stands that has a date: by the limit, or by the date that people set for it."""
        kept: bool | None = True
        if self.asked.due is not None and due is not None:
            kept = _day(done) <= _day(due)
        elif limit is not None and self.began is not None:
            kept = self.clock.kept(done, self.began, limit)
        elif self.asked.since is not None and self.began is None and self._is_timed():
            nothing = f"{self.subject}: recorded for {shown(done)}, but not when its time began ({self.duty.module.SOURCE})."
            return _Judged(Status.CANNOT_TELL, nothing, done=done)
        said = f"{self.subject}: recorded for {shown(done)}"
        if kept is None:
            return _Judged(Status.CANNOT_TELL, self._say(f"{said}, and a missing time leaves it open", due, limit), done=done)
        if kept:
            if due is not None and _day(done) > _day(due):
                said += f", {later_by(_day(done), _day(due))} after the date aimed for and within the tolerance"
            return _Judged(Status.MET, self._say(said, due, limit), done=done)
        assert due is not None
        late = f"{later_by(done, due)} {'after the date aimed for' if limit and limit.about else 'late'}"
        return _Judged(Status.MISSED, self._say(f"{said}, {late}", due, limit), done=done)

    def _open(self, limit: Limit | None, due: date | None, latest: date | None) -> _Judged:
        """How something stands that nothing is recorded of: still to come, past its time, or never done before the end."""
        closed, ended = self._end()
        nothing = f"{self.subject} is not recorded"
        if self.asked.done is not None and not self.asked.done.is_kept:
            return _Judged(Status.CANNOT_TELL, f"{nothing}: the workbook has no column for it ({self.duty.module.SOURCE}).")
        if self.asked.unknown and self.asked.held and (latest is None or self._is_past(latest) or closed):
            return _Judged(Status.CANNOT_TELL, self._say(nothing, due, limit))
        if closed is not None:
            return self._open_at_the_end(closed, f"{ended} on {shown(closed)}", limit, due, latest)
        if self.asked.since is not None and self.began is None and self._is_timed():
            return _Judged(Status.CANNOT_TELL, f"{nothing} ({self.duty.module.SOURCE}), nor is when the time began.")
        if self._is_past(latest) and (self.asked.held or not self.asked.unknown):
            return _Judged(Status.OVERDUE, self._say(nothing, due, limit), unheard_of=True)
        return _Judged(Status.DUE, self._say(f"{nothing} yet", due, limit))

    def _end(self) -> tuple[date | None, str]:
        """The day from which nothing more is due, and why: what it was for has ended, or the case is closed."""
        ends = [(day_of(self.asked.until), self.asked.ended)]
        if self.case.details.status == "closed":
            ends.append((day_of(self.case.details.closed_on), "the case was closed"))
        return min(((day, why) for day, why in ends if day is not None), default=(None, ""))

    def _open_at_the_end(self, closed: date, ended: str, limit: Limit | None, due: date | None, latest: date | None) -> _Judged:
        nothing = f"{self.subject} is not recorded"
        if latest is None and self.duty.module.STRENGTH in (Strength.SHOULD, Strength.MAY):
            return _Judged(Status.NOT_APPLICABLE, f"It has no time limit, and {ended}.")
        if latest is not None and _day(latest) >= closed:
            return _Judged(Status.NOT_APPLICABLE, f"It was due {shown(due)}, and {ended}.")
        return _Judged(Status.MISSED, self._say(f"{nothing}, and {ended}", due, limit), unheard_of=True)

    def _is_past(self, latest: date | None) -> bool:
        return latest is not None and self.clock.is_past(latest)

    def _is_timed(self) -> bool:
        return any(limit is not None for _, limit in self.clock.limits.of(self.duty.name).limits)

    def _say(self, said: str, due: date | None, limit: Limit | None) -> str:
        """A sentence with its source, what it lacks, what began the time and when it is due."""
        parts = [f"{said} ({self.duty.module.SOURCE})."]
        if self.asked.missing:
            parts.append(self.asked.missing)
        if self.began is not None:
            falls = "" if due is None else f", {'aimed for about' if limit and limit.about else 'due'} {shown(due)}"
            parts.append(f"{self.duty.module.SINCE} {shown(self.began)}{falls}.")
        elif due is not None:
            parts.append(f"Due {shown(due)}.")
        elif isinstance(known_since := self._since_value(), Blank):
            parts.append(f"{self.duty.module.SINCE}: {str(known_since).lower()}.")
        return " ".join(parts)

    def _since_value(self) -> object:
        return self.asked.since.value if self.asked.since is not None and not known(self.asked.since.value) else None


def _day(moment: date) -> date:
    return day_of(moment) or moment
