"""Judges what a duty asks by the clock: met, missed, due, overdue, not applicable or cannot be told, and why in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.foundation.dates import day_of, shown
from pipeline.foundation.plugins import Plugin
from pipeline.foundation.working_days import OutsideCalendar
from pipeline.model import NOT_RECORDED, Blank, Case, known
from pipeline.procedure.clock import Clock, later_by
from pipeline.procedure.obligation import Asked, Obligation, Status, Strength, Unanswered
from pipeline.procedure.time_limits import Limit

_Told = Callable[[], str]


def judge(asked: Asked, duty: Plugin, case: Case, clock: Clock) -> Obligation:
    """The obligation that one thing asked comes to, at the clock's now and by the limit in force when it began."""
    judging = _Judging(asked, duty, case, clock)
    status, told = judging.judged()
    module = duty.module
    own = clock.limits.of(duty.name).who
    return Obligation(
        id=f"{case.id}/{duty.name}/{asked.key}",
        duty=duty.name,
        source=module.SOURCE,
        case_id=case.id,
        strength=module.STRENGTH,
        status=status,
        what=module.WHAT,
        about=asked.about,
        who=own or module.WHO,
        person=asked.person or _named(asked, module.WHO, case),
        told=told,
        to_do=module.DO,
        document=module.DOCUMENT,
        soft=judging.is_soft,
        began=judging.began,
        due=judging.due,
        latest=judging.latest,
        done=judging.done,
        evidence=asked.done or asked.since,
        unheard_of=judging.unheard_of,
    )


def _named(asked: Asked, role: str, case: Case) -> str:
    """The name of the chair or the social worker where they see to it and the record says who they are."""
    named: object = ""
    if role.startswith("Chair") and asked.done is not None:
        named = getattr(asked.done.record, "chair", "")
    elif role == "Social worker":
        named = case.details.social_worker
    return named if isinstance(named, str) else ""


class _Judging:
    """One thing asked, while it is judged. `due`, `latest` and `done` say when, where that is known."""

    __slots__ = ("asked", "began", "case", "clock", "done", "due", "duty", "latest", "limit", "unheard_of")

    def __init__(self, asked: Asked, duty: Plugin, case: Case, clock: Clock) -> None:
        self.asked, self.duty, self.case, self.clock = asked, duty, case, clock
        since = asked.since.value if asked.since is not None else None
        self.began: date | None = since if isinstance(since, date) else None
        self.limit: Limit | None = None
        self.due: date | None = None
        self.latest: date | None = None
        self.done: date | None = None
        self.unheard_of = False

    @property
    def is_soft(self) -> bool:
        """Whether the time is one to aim for."""
        return self.limit is not None and self.limit.about

    @property
    def subject(self) -> str:
        """What is asked, and of whom."""
        what = str(self.duty.module.WHAT)
        return f"{what} for {self.asked.about}" if self.asked.about else what

    def judged(self) -> tuple[Status, _Told]:
        """How it stands, and the sentence that says why."""
        if self.asked.unless:
            return Status.NOT_APPLICABLE, lambda: self.asked.unless
        try:
            self._count()
        except OutsideCalendar as fault:
            said = f"When it is due cannot be counted: {fault}"
            return Status.CANNOT_TELL, lambda: said
        status, told = self._found()
        if status is Status.DUE and self.asked.unknown and not self.asked.held and self._is_past():
            self.due = self.latest = None  # the meeting that it comes before was put off, and has no day yet
        return status, told

    def _count(self) -> None:
        """Find the limit in force, and when it ends."""
        if self.asked.due is not None:
            self.due = self.latest = self.asked.due
            return
        limit = (
            self.clock.limits.of(self.duty.name).in_force(day_of(self.began))
            if self.began is not None
            else None
        )
        if limit is None or self.began is None:
            return
        if self.asked.before:
            limit = replace(limit, span=replace(limit.span, number=-limit.span.number))
        self.limit = limit
        self.due = self.clock.due(self.began, limit)
        self.latest = self.clock.latest(self.began, limit) if limit.tolerance else self.due

    def _found(self) -> tuple[Status, _Told]:
        if self.asked.late is not None and not self._is_late(self.asked.late.value):
            return Status.NOT_APPLICABLE, lambda: "Nothing is late."
        answer: Any = self.asked.answer
        if isinstance(answer, Unanswered):
            answer = self.asked.done.value if self.asked.done is not None else NOT_RECORDED
        if isinstance(answer, date):
            return self._dated(answer)
        if answer is Blank.NOT_APPLICABLE:
            return Status.NOT_APPLICABLE, lambda: "It is recorded as not applicable."
        if isinstance(answer, Blank) and answer is not NOT_RECORDED:
            return Status.CANNOT_TELL, lambda: self._say(
                f"{self.subject} is recorded as {str(answer).lower()}"
            )
        if answer is False and (self.asked.held or self._is_past()):
            return Status.MISSED, lambda: self._say(f"{self.subject} is recorded as not done")
        if answer is NOT_RECORDED or answer is False:
            return self._open()
        return Status.MET, lambda: self._say(f"{self.subject} is recorded")

    def _is_late(self, done: object) -> bool:
        """Whether what is asked for only when late is late: done after its time, or not done and its time is over."""
        if self.limit is None or self.began is None:
            return False
        return (
            self.clock.kept(done, self.began, self.limit) is False
            if isinstance(done, date)
            else self._is_past()
        )

    def _dated(self, done: date) -> tuple[Status, _Told]:
        """How something stands that has a date: by the limit, or by the date that people set for it."""
        self.done = done
        kept: bool | None = True
        if self.asked.due is not None:
            kept = day_of(done) <= day_of(self.asked.due)
        elif self.limit is not None and self.began is not None:
            kept = self.clock.kept(done, self.began, self.limit)
        elif self.asked.since is not None and self.began is None and self._is_timed():
            source = self.duty.module.SOURCE
            return (
                Status.CANNOT_TELL,
                lambda: f"{self._recorded(done)}, but not when its time began ({source}).",
            )
        if kept is None:
            return Status.CANNOT_TELL, lambda: self._say(
                f"{self._recorded(done)}, and a missing time leaves it open"
            )
        if kept:
            return Status.MET, lambda: self._say(self._recorded(done) + self._beyond(done))
        return Status.MISSED, lambda: self._say(f"{self._recorded(done)}, {self._how_late(done)}")

    def _open(self) -> tuple[Status, _Told]:
        """How something stands that nothing is recorded of: still to come, past its time, or never done before the end."""
        asked, source = self.asked, self.duty.module.SOURCE
        if asked.done is not None and not asked.done.is_kept:
            return (
                Status.CANNOT_TELL,
                lambda: f"{self._nothing()}: the workbook has no column for it ({source}).",
            )
        end, ended = self._end()
        if asked.unknown and asked.held and (self.latest is None or self._is_past() or end):
            return Status.CANNOT_TELL, lambda: self._say(self._nothing())
        if end is not None:
            return self._open_at_the_end(end, f"{ended} on {shown(end)}")
        if asked.since is not None and self.began is None and self._is_timed():
            return Status.CANNOT_TELL, lambda: f"{self._nothing()} ({source}), nor is when the time began."
        if self._is_past() and (asked.held or not asked.unknown):
            self.unheard_of = True
            return Status.OVERDUE, lambda: self._say(self._nothing())
        return Status.DUE, lambda: self._say(f"{self._nothing()} yet")

    def _end(self) -> tuple[date | None, str]:
        """The day from which nothing more is due, and why: what it was for has ended, or the case is closed."""
        ends = [(day_of(self.asked.until), self.asked.ended)]
        if self.case.details.status == "closed":
            ends.append((day_of(self.case.details.closed_on), "the case was closed"))
        return min(((day, why) for day, why in ends if day is not None), default=(None, ""))

    def _open_at_the_end(self, end: date, ended: str) -> tuple[Status, _Told]:
        if self.latest is None and self.duty.module.STRENGTH in (Strength.SHOULD, Strength.MAY):
            return Status.NOT_APPLICABLE, lambda: f"It has no time limit, and {ended}."
        if self.latest is not None and day_of(self.latest) >= end:
            return Status.NOT_APPLICABLE, lambda: f"It was due {shown(self.due)}, and {ended}."
        self.unheard_of = True
        return Status.MISSED, lambda: self._say(f"{self._nothing()}, and {ended}")

    def _is_past(self) -> bool:
        return self.latest is not None and self.clock.is_past(self.latest)

    def _is_timed(self) -> bool:
        return any(limit is not None for _, limit in self.clock.limits.of(self.duty.name).limits)

    # The sentence.

    def _nothing(self) -> str:
        return f"{self.subject} is not recorded"

    def _recorded(self, done: date) -> str:
        return f"{self.subject}: recorded for {shown(done)}"

    def _beyond(self, done: date) -> str:
        """That something came after its date, where the tolerance lets it."""
        if self.due is None or day_of(done) <= day_of(self.due):
            return ""
        return (
            f", {later_by(day_of(done), day_of(self.due))} after the date aimed for and within the tolerance"
        )

    def _how_late(self, done: date) -> str:
        assert self.due is not None
        return f"{later_by(done, self.due)} {'after the date aimed for' if self.is_soft else 'late'}"

    def _say(self, said: str) -> str:
        """A sentence with its source, what it lacks, what began the time and when it is due."""
        parts = [f"{said} ({self.duty.module.SOURCE})."]
        if self.asked.missing:
            parts.append(self.asked.missing)
        since = self.asked.since.value if self.asked.since is not None else None
        if self.began is not None:
            falls = (
                ""
                if self.due is None
                else f", {'aimed for about' if self.is_soft else 'due'} {shown(self.due)}"
            )
            parts.append(f"{self.duty.module.SINCE} {shown(self.began)}{falls}.")
        elif self.due is not None:
            parts.append(f"Due {shown(self.due)}.")
        elif since is not None and not known(since):
            parts.append(f"{self.duty.module.SINCE}: {str(since).lower()}.")
        return " ".join(parts)
