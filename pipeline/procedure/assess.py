"""Assesses what a duty asks for against the clock, and says in a sentence why it has its status."""

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
from pipeline.procedure.not_done import is_about, is_complete
from pipeline.procedure.obligation import Asked, Status, Strength, Unanswered
from pipeline.procedure.time_limits import Limit

#: Makes the sentence that gives the reason for a status, only when somebody reads it.
_Reason = Callable[[], str]


class Assessment:
    """The assessment of one thing asked for.

    `due`, `latest` and `done` are its dates, where they are known.
    """

    __slots__ = (
        "asked",
        "began",
        "case",
        "clock",
        "done",
        "due",
        "duty",
        "is_settled",
        "lapsed",
        "latest",
        "limit",
        "says_no",
        "unrecorded",
        "unsaid",
    )

    def __init__(self, asked: Asked, duty: Plugin, case: Case, clock: Clock) -> None:
        self.asked, self.duty, self.case, self.clock = asked, duty, case, clock
        since = asked.since.value if asked.since is not None else None
        self.began: date | None = since if isinstance(since, date) else None
        self.limit: Limit | None = None
        self.due: date | None = None
        self.latest: date | None = None
        self.done: date | None = None
        self.unrecorded = False
        self.lapsed = False
        self.says_no = False
        self.is_settled = False
        self.unsaid = False

    def age(self, status: Status) -> int | None:
        """For how many days something without a time limit has been open, or was never done."""
        is_open = status is Status.DUE or (status is Status.MISSED and self.unrecorded)
        if not is_open or self._is_timed() or self.asked.due is not None or self.began is None:
            return None
        return max(0, (self.clock.today - day_of(self.began)).days)

    @property
    def is_soft(self) -> bool:
        """Whether the limit is a target date."""
        return self.limit is not None and self.limit.about

    @property
    def subject(self) -> str:
        """What is asked for, and for whom."""
        what = str(self.duty.module.WHAT)
        return f"{what} for {self.asked.about}" if self.asked.about else what

    def result(self) -> tuple[Status, _Reason]:
        """The status and its reason."""
        if self.asked.unless:
            return Status.NOT_APPLICABLE, lambda: self.asked.unless
        try:
            self._find_limit()
        except OutsideCalendar as fault:
            problem = f"The due date cannot be worked out: {fault}"
            return Status.CANNOT_TELL, lambda: problem
        status, reason = self._status()
        if status is Status.DUE and self.asked.unknown and not self.asked.held and self._is_past():
            self.due = self.latest = None  # the meeting that it precedes was postponed, and has no date yet
        return status, reason

    def _find_limit(self) -> None:
        """Set the limit in force, and the dates on which it ends."""
        if self.asked.due is not None:
            self.due = self.latest = self.asked.due
            return
        if self.began is None:
            return
        limit = self.clock.limits.of(self.duty.name).in_force(day_of(self.began))
        if limit is None:
            return
        if self.asked.before:
            limit = replace(limit, span=replace(limit.span, number=-limit.span.number))
        self.limit = limit
        self.due = self.clock.due(self.began, limit)
        self.latest = self.clock.latest(self.began, limit) if limit.tolerance else self.due

    def _status(self) -> tuple[Status, _Reason]:
        """The status by the answer that the record gives, once the limit is known."""
        if self.asked.late is not None and not self._is_late(self.asked.late.value):
            return Status.NOT_APPLICABLE, lambda: "Nothing is late."
        answer: Any = self.asked.answer
        if isinstance(answer, Unanswered):
            answer = self.asked.done.value if self.asked.done is not None else NOT_RECORDED
        if isinstance(answer, date):
            return self._dated(answer)
        if answer is Blank.NOT_APPLICABLE and getattr(self.duty.module, "ALWAYS", False):
            answer = False
        if answer is Blank.NOT_APPLICABLE:
            return Status.NOT_APPLICABLE, lambda: "It is recorded as not applicable."
        if isinstance(answer, Blank) and answer is not NOT_RECORDED:
            recorded_as = f"{self.subject} is recorded as {str(answer).lower()}"
            return Status.CANNOT_TELL, lambda: self._sentence(recorded_as)
        if answer is NOT_RECORDED or answer is False:
            self.says_no = answer is False
            return self._settled() if self._is_decided() else self._open()
        return Status.MET, lambda: self._sentence(f"{self.subject} is recorded")

    def _is_decided(self) -> bool:
        """Whether the sheet Not done gives the reason why this is not done, and who decided."""
        return any(
            is_about(row, self.duty.name, self.asked) and is_complete(row) for row in self.case.not_done
        )

    def _settled(self) -> tuple[Status, _Reason]:
        self.is_settled = True
        decided = f"{self.subject} is not done; the reason and who decided are recorded"
        return Status.MISSED, lambda: self._sentence(decided)

    def _is_late(self, done: object) -> bool:
        """Whether something that is asked for only if late is late: done late, or not done and overdue."""
        if self.limit is None or self.began is None:
            return False
        if isinstance(done, date):
            return self.clock.kept(done, self.began, self.limit) is False
        return self._is_past()

    def _dated(self, done: date) -> tuple[Status, _Reason]:
        """The status of something that was done on a date, by its limit or by the date set for it."""
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
                lambda: f"{self._recorded(done)}, but the start of its time limit is not ({source}).",
            )
        if kept is None:
            return Status.CANNOT_TELL, lambda: self._sentence(
                f"{self._recorded(done)}, but a time is missing, so nobody can say whether that was in time"
            )
        if kept:
            return Status.MET, lambda: self._sentence(self._recorded(done) + self._beyond(done))
        return Status.MISSED, lambda: self._sentence(f"{self._recorded(done)}, {self._how_late(done)}")

    def _open(self) -> tuple[Status, _Reason]:
        """The status of something that is not recorded: due, overdue, or never done before the end."""
        asked, source = self.asked, self.duty.module.SOURCE
        if asked.done is not None and not asked.done.is_kept:
            return (
                Status.CANNOT_TELL,
                lambda: f"{self._nothing()}: the workbook has no column for it ({source}).",
            )
        end, ended = self._end()
        if (
            asked.unknown
            and asked.held
            and not self.says_no
            and (self.latest is None or self._is_past() or end)
        ):
            self.unsaid = True
            return Status.CANNOT_TELL, lambda: self._sentence(self._nothing())
        if end is not None:
            return self._open_at_the_end(end, f"{ended} on {shown(end)}")
        if asked.since is not None and self.began is None and self._is_timed():
            return (
                Status.CANNOT_TELL,
                lambda: f"{self._nothing()} ({source}), and neither is the start of its time limit.",
            )
        if self.says_no and asked.held and self.latest is None:
            self.unrecorded = True
        if self._is_past() and (asked.held or not asked.unknown or self.says_no):
            self.unrecorded = True
            return Status.OVERDUE, lambda: self._sentence(self._nothing())
        yet = "" if self.says_no else " yet"
        return Status.DUE, lambda: self._sentence(f"{self._nothing()}{yet}")

    def _end(self) -> tuple[date | None, str]:
        """The day from which nothing more is due, and why: its purpose has ended, or the case is closed."""
        ends = [(day_of(self.asked.until), self.asked.ended)]
        if self.case.details.status == "closed":
            ends.append((day_of(self.case.details.closed_on), "the case was closed"))
        return min(((day, why) for day, why in ends if day is not None), default=(None, ""))

    def _open_at_the_end(self, end: date, ended: str) -> tuple[Status, _Reason]:
        purpose_ended = day_of(self.asked.until) == end or self.began is None
        may_lapse = getattr(self.duty.module, "LAPSES", False) or (
            purpose_ended and self.duty.module.STRENGTH in (Strength.SHOULD, Strength.MAY)
        )
        if self.latest is None and may_lapse:
            self.lapsed = True
            return Status.NOT_APPLICABLE, lambda: f"It has no time limit, and {ended}."
        if self.latest is not None and day_of(self.latest) >= end:
            return Status.NOT_APPLICABLE, lambda: f"It was due {shown(self.due)}, and {ended}."
        self.unrecorded = True
        return Status.MISSED, lambda: self._sentence(f"{self._nothing()}, and {ended}")

    def _is_past(self) -> bool:
        return self.latest is not None and self.clock.is_past(self.latest)

    def _is_timed(self) -> bool:
        return any(limit is not None for _, limit in self.clock.limits.of(self.duty.name).limits)

    def _nothing(self) -> str:
        return f"{self.subject} is {'recorded as not done' if self.says_no else 'not recorded'}"

    def _recorded(self, done: date) -> str:
        return f"{self.subject}: recorded for {shown(done)}"

    def _beyond(self, done: date) -> str:
        """How long after its date something was done within the tolerance; empty where it was not late."""
        if self.due is None or day_of(done) <= day_of(self.due):
            return ""
        return f", {later_by(day_of(done), day_of(self.due))} after the target date but within the tolerance"

    def _how_late(self, done: date) -> str:
        assert self.due is not None
        return f"{later_by(done, self.due)} {'after the target date' if self.is_soft else 'late'}"

    def _sentence(self, statement: str) -> str:
        """A statement with its source, what is missing, what began the time, and when it is due."""
        parts = [f"{statement} ({self.duty.module.SOURCE})."]
        if self.asked.missing:
            parts.append(self.asked.missing)
        since = self.asked.since.value if self.asked.since is not None else None
        if self.began is not None:
            falls = (
                ""
                if self.due is None
                else f", {'target date about' if self.is_soft else 'due'} {shown(self.due)}"
            )
            parts.append(f"{self.duty.module.SINCE} {shown(self.began)}{falls}.")
        elif self.due is not None:
            parts.append(f"Due {shown(self.due)}.")
        elif since is not None and not known(since):
            parts.append(f"{self.duty.module.SINCE}: {str(since).lower()}.")
        return " ".join(parts)
