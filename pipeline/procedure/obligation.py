"""Obligations, things that the procedure asks for by a time, and what they are before they are assessed."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from pipeline.model import NOWHERE, Blank, Record


class Status(enum.Enum):
    """The status of an obligation (catalogue 2). DUE and OVERDUE are still open."""

    MET = "met"
    MISSED = "missed"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_APPLICABLE = "not applicable"
    CANNOT_TELL = "not clear"


class Strength(enum.Enum):
    """How strongly the guidance asks for something.

    WILL includes "required", SHOULD "good practice", MAY "likely".
    """

    MUST = "must"
    WILL = "will"
    SHOULD = "should"
    MAY = "may"


class Cell(NamedTuple):
    """One field of one row, where something is recorded or would be."""

    record: Record
    field: str

    @property
    def value(self) -> Any:
        """The value of the cell."""
        return getattr(self.record, self.field)

    @property
    def is_kept(self) -> bool:
        """Whether the workbook has a column for it; True for a record that was not read from a workbook."""
        return self.record.read_from is NOWHERE or self.field in self.record.read_from.columns


class Unanswered(enum.Enum):
    """A duty gives no answer itself: the value of its cell is the answer."""

    SEE_CELL = "see the cell"


SEE_CELL = Unanswered.SEE_CELL


class Asked(NamedTuple):
    """One thing that a duty asks for in one case, before it is assessed against the clock.

    `key`: identifies it among the things that the duty asks for in the case.
    `about`: whom or what it is for, as part of a sentence.
    `since`: the cell of the time at which the limit begins. `before`: the limit counts back from it.
    `due`: a date that people set, where there is no limit.
    `done`: the cell that records that it was done, with a date or Yes.
    `answer`: replaces the value of that cell where several cells make the answer.
    `held`: whether the meeting by which it must be done has been held.
    `unless`: why it does not apply here.
    `until`: the day from which nothing more is due, for the reason in `ended`.
    `unknown`: if nothing is recorded, it is not known whether it was done.
    `late`: the cell of what must be late before this is asked for.
    `missing`: what the answer lacks, as a sentence.
    `person`: the name of the person responsible, where it is recorded.
    `do`: what to do next, where it is not what the duty says in general.
    """

    key: str
    about: str = ""
    since: Cell | None = None
    done: Cell | None = None
    answer: bool | Blank | Unanswered = SEE_CELL
    due: date | None = None
    held: bool = True
    unless: str = ""
    unknown: bool = False
    before: bool = False
    late: Cell | None = None
    until: date | Blank = Blank.NOT_RECORDED
    ended: str = ""
    missing: str = ""
    person: str = ""
    do: str = ""


class Obligation(NamedTuple):
    """One obligation of one case. `id` is the same on every run, so that a calendar recognises it.

    `who`: the role that is responsible. `person`: that person's name, where it is recorded.
    `to_do`: what to do next, after what is missing; `remedy`: the same without what is missing, which `why`
    says too.
    `reason`: makes the sentence that explains the status, only when somebody reads it.
    `soft`: its date is one to aim for, and cannot be breached.
    `latest`: as `due`, with the tolerance.
    `evidence`: the cell that decides the status, or in which it should be recorded.
    `unrecorded`: its time is over and nothing is recorded, or the record says No.
    `lapsed`: it has no time limit, and its purpose ended before it was done.
    `says_no`: the record says that it is not done, which leaves it open. `is_settled`: the record also says
    why, and who decided.
    `age`: of what has no time limit and is not done, for how many days that has been so; `is_old`: that is
    longer than the council's patience.
    """

    id: str
    duty: str
    source: str
    case_id: str
    strength: Strength
    status: Status
    what: str
    about: str
    who: str
    person: str
    reason: Callable[[], str]
    to_do: str
    remedy: str
    document: str = ""
    soft: bool = False
    began: date | None = None
    due: date | None = None
    latest: date | None = None
    done: date | None = None
    evidence: Cell | None = None
    unrecorded: bool = False
    lapsed: bool = False
    says_no: bool = False
    is_settled: bool = False
    age: int | None = None
    is_old: bool = False

    def bare(self) -> Obligation:
        """The same without its reason and its cell, which keep the complete case in memory."""
        return self._replace(reason=str, evidence=None)

    @property
    def subject(self) -> str:
        """What is asked for, and for whom: "Strategy discussion for child harmed L-0007"."""
        return f"{self.what} for {self.about}" if self.about else self.what

    @property
    def why(self) -> str:
        """The reason for the status: a sentence with its source, what began its time, and when it is due."""
        return self.reason()
