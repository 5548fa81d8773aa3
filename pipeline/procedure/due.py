"""Lists what is due: obligations that are overdue, fall due soon, have no time limit, or are not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.implied import Implied, implied_in
from pipeline.procedure.obligation import Obligation, Status

#: The words for each status. A target date is never missed, only passed.
_WORDS = {
    Status.MET: "Met",
    Status.MISSED: "Missed",
    Status.DUE: "Due",
    Status.OVERDUE: "Overdue",
    Status.NOT_APPLICABLE: "Not applicable",
    Status.CANNOT_TELL: "Not clear",
}
#: The words for what was decided not to be done, with its reason.
NOT_DONE = "Not done, with its reason"
_SOFT_WORDS = {Status.MISSED: "After the target date", Status.OVERDUE: "Past the target date"}


@dataclass
class Due:
    """What is due in a batch of cases; each list is in order of urgency.

    `overdue`: past its time, also where the case has closed since and it was never done.
    `coming`: due within the requested days. `later`: the number due after that. `undated`: due, with no date.
    `unknown`: whether they were done is not known. `just_done`: done, and due within as many days of today,
    so that a calendar can remove them. `tally`: the number of each status, by duty. `implied`:
    what the records imply and nobody entered, the oldest first. `faults`: cases that are
    not listed because the program has a fault. `is_bare`: the obligations have no reason and no cell, so that
    they keep no case in memory.
    """

    overdue: list[Obligation] = field(default_factory=list)
    coming: list[Obligation] = field(default_factory=list)
    undated: list[Obligation] = field(default_factory=list)
    unknown: list[Obligation] = field(default_factory=list)
    just_done: list[Obligation] = field(default_factory=list)
    later: int = 0
    tally: Counter[tuple[str, Status]] = field(default_factory=Counter)
    implied: list[Implied] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    is_bare: bool = False

    def add(self, obligations: Iterable[Obligation], clock: Clock, days: int) -> None:
        """Add the obligations of one more case."""
        for obligation in obligations:
            self.tally[obligation.duty, obligation.status] += 1
            self._file(obligation.bare() if self.is_bare else obligation, clock, days)

    def add_implied(self, implied: Iterable[Implied]) -> None:
        """Add what the record of one more case implies and nobody entered."""
        self.implied.extend(implied)

    def in_order(self) -> Due:
        """Sort each list, once every case is in it. Returns self."""
        for dated in (self.overdue, self.coming, self.just_done):
            dated.sort(key=_order)
        for others in (self.undated, self.unknown):
            others.sort(key=lambda one: (-(one.age or 0), one.case_id, one.source, one.subject))
        self.implied.sort(key=lambda one: (-(one.age or 0), one.case_id, one.part))
        return self

    @property
    def listed(self) -> list[Obligation]:
        """The obligations with a date: those overdue first, then those that fall due."""
        return [*self.overdue, *self.coming]

    def _file(self, obligation: Obligation, clock: Clock, days: int) -> None:
        """Append an obligation to its list, or count it where it falls due later."""
        status, due = obligation.status, obligation.due
        never_done = status is Status.MISSED and obligation.unrecorded and not obligation.is_settled
        if status is Status.OVERDUE or (never_done and due is not None):
            self.overdue.append(obligation)
        elif never_done:
            self.undated.append(obligation)
        elif status is Status.CANNOT_TELL:
            self.unknown.append(obligation)
        elif status is Status.DUE and due is None:
            self.undated.append(obligation)
        elif status is Status.DUE and due is not None:
            if clock.days_until(due) <= days:
                self.coming.append(obligation)
            else:
                self.later += 1
        elif obligation.done is not None and due is not None and abs(clock.days_until(due)) <= days:
            self.just_done.append(obligation)


def due_of(
    cases: Iterable[Case], clock: Clock, days: int, see: Callable[[Case], object] = lambda case: None
) -> Due:
    """What is overdue in these cases or due within `days` days of today. `see` is called with each case."""
    due = Due()
    for case in cases:
        see(case)
        try:
            obligations = list(obligations_of(case, clock))
            _ = [obligation.why for obligation in obligations]  # a fault in a sentence must show here
            implied = list(implied_in(case, clock.today, clock.roles))
        except ENDS_ALL:
            raise
        except Exception as fault:
            due.faults.append(fault_in(case, fault))
            continue
        due.add(obligations, clock, days)
        due.add_implied(implied)
    return due.in_order()


def status_words(obligation: Obligation) -> str:
    """The status of an obligation in words; a target date is never called missed or overdue."""
    if obligation.is_settled:
        return NOT_DONE
    soft_words = _SOFT_WORDS if obligation.soft else {}
    return soft_words.get(obligation.status) or _WORDS[obligation.status]


def with_days(obligation: Obligation, clock: Clock) -> str:
    """The status of an obligation with its days: "256 days overdue", "Due in 3 days", "Due today".

    A target date is passed, never overdue. Without a date, or once it is done, the status alone.
    """
    late, due = obligation.status is Status.OVERDUE, obligation.due
    if due is None or (not late and obligation.status is not Status.DUE):
        return status_words(obligation)
    days = abs(clock.days_until(due))
    number = f"{days} day{'' if days == 1 else 's'}"
    if late:
        past = "past the target date" if obligation.soft else "overdue"
        return f"{number} {past}" if days else f"{past[:1].upper()}{past[1:]} since today"
    return f"Due in {number}" if days else "Due today"


def who_of(obligation: Obligation) -> str:
    """The role that is responsible for an obligation, and the person's name where it is recorded."""
    return f"{obligation.who}: {obligation.person}" if obligation.person else obligation.who


def _order(obligation: Obligation) -> tuple[datetime, str, str, str]:
    """The sort key by the time it is due; a date lasts until its end."""
    due = obligation.due or date.max
    moment = due if isinstance(due, datetime) else datetime.combine(due, time.max)
    return (moment, obligation.case_id, obligation.source, obligation.subject)
