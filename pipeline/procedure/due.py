"""What is due: the obligations that are past their time, that fall due soon, that have no time limit, or that nobody can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.obligation import Obligation, Status

#: How a status reads. A date to aim for is never missed, only passed.
_WORDS = {
    Status.MET: "Met",
    Status.MISSED: "Missed",
    Status.DUE: "Due",
    Status.OVERDUE: "Overdue",
    Status.NOT_APPLICABLE: "Not applicable",
    Status.CANNOT_TELL: "Cannot be told",
}
_SOFT_WORDS = {Status.MISSED: "Later than aimed for", Status.OVERDUE: "Past the date aimed for"}


@dataclass
class Due:
    """What is due in a batch of cases, each list in the order in which to see to it.

    `coming`: within the days asked for. `later`: how many fall due after them. `just_done`: done, and their
    time was within as many days of today, so that a calendar can strike them out. `tally`: how many stand
    how, by duty. `faults`: the cases of which nothing is listed, because the program has a fault. `is_bare`:
    the obligations know no reason and no cell, and so hold no case in memory.
    """

    overdue: list[Obligation] = field(default_factory=list)
    coming: list[Obligation] = field(default_factory=list)
    undated: list[Obligation] = field(default_factory=list)
    untold: list[Obligation] = field(default_factory=list)
    just_done: list[Obligation] = field(default_factory=list)
    later: int = 0
    tally: Counter[tuple[str, Status]] = field(default_factory=Counter)
    faults: list[Finding] = field(default_factory=list)
    is_bare: bool = False

    def add(self, obligations: Iterable[Obligation], clock: Clock, days: int) -> None:
        """Take in what is asked of one more case."""
        for one in obligations:
            self.tally[one.duty, one.status] += 1
            _sort(one.bare() if self.is_bare else one, clock, days, self)

    def in_order(self) -> Due:
        """The same, once every case is in it: each list in its order."""
        for dated in (self.overdue, self.coming, self.just_done):
            dated.sort(key=_order)
        for others in (self.undated, self.untold):
            others.sort(key=lambda one: (one.case_id, one.source, one.subject))
        return self

    @property
    def listed(self) -> list[Obligation]:
        """What has a date: overdue first, then what is to come."""
        return [*self.overdue, *self.coming]


def due_of(
    cases: Iterable[Case], clock: Clock, days: int, see: Callable[[Case], object] = lambda case: None
) -> Due:
    """What is due in these cases within `days` days of the clock's today, or past its time.

    `see` is shown each case.
    """
    found = Due()
    for case in cases:
        see(case)
        try:
            obligations = list(obligations_of(case, clock))
            _ = [one.why for one in obligations]  # the sentences are made later, when no case is at hand
        except ENDS_ALL:
            raise
        except Exception as fault:
            found.faults.append(fault_in(case, fault))
            continue
        found.add(obligations, clock, days)
    return found.in_order()


def status_words(one: Obligation) -> str:
    """How an obligation stands, in words: what is only aimed for is never called missed or overdue."""
    return (_SOFT_WORDS if one.soft else {}).get(one.status) or _WORDS[one.status]


def who_of(one: Obligation) -> str:
    """Who sees to it: the role, and the name where that is recorded."""
    return f"{one.who}: {one.person}" if one.person else one.who


def _sort(one: Obligation, clock: Clock, days: int, found: Due) -> None:
    if one.status is Status.OVERDUE:
        found.overdue.append(one)
    elif one.status is Status.CANNOT_TELL:
        found.untold.append(one)
    elif one.status is Status.DUE and one.due is None:
        found.undated.append(one)
    elif one.status is Status.DUE and one.due is not None:
        if clock.days_until(one.due) <= days:
            found.coming.append(one)
        else:
            found.later += 1
    elif one.done is not None and one.due is not None and abs(clock.days_until(one.due)) <= days:
        found.just_done.append(one)


def _order(one: Obligation) -> tuple[datetime, str, str, str]:
    """By the time it was due: a day counts until its end."""
    due = one.due or date.max
    moment = due if isinstance(due, datetime) else datetime.combine(due, time.max)
    return (moment, one.case_id, one.source, one.subject)
