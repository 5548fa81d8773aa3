"""An obligation: something the procedure asks for by a time; what a duty asks, and what the clock made of it."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from pipeline.model import NOWHERE, Blank, Record


class Status(enum.Enum):
    """How an obligation stands (catalogue 2). The two middle ones are still open."""

    MET = "met"
    MISSED = "missed"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_APPLICABLE = "not applicable"
    CANNOT_TELL = "cannot be told"


class Strength(enum.Enum):
    """How strongly the guidance asks: "must", "will" and "required", "should" and "good practice", "may" and "likely"."""

    MUST = "must"
    WILL = "will"
    SHOULD = "should"
    MAY = "may"


class Cell(NamedTuple):
    """One field of one row: where something is recorded, or would be."""

    record: Record
    field: str

    @property
    def value(self) -> Any:
        """What stands there."""
        return getattr(self.record, self.field)

    @property
    def is_kept(self) -> bool:
        """Whether the workbook has a column for it at all.

        A record that was not read from a workbook keeps everything.
        """
        return self.record.read_from is NOWHERE or self.field in self.record.read_from.columns


class Unanswered(enum.Enum):
    """That a duty gives no answer of its own: what stands in its cell is the answer."""

    SEE_CELL = "see the cell"


SEE_CELL = Unanswered.SEE_CELL


class Asked(NamedTuple):
    """One thing that a duty asks of one case, before any clock has been read.

    `key` tells it from what else the duty asks of the case. `about`: whom or what it is for, in the words of
    a sentence. `since`: what began the time; `before`: the limit counts back from there. `due`: a date that
    people set, where no limit decides. `done`: where it is recorded that it was done: a date, or Yes;
    `answer` stands in for the cell where several cells make the answer. `held`: whether the meeting has been
    held by which it has to be done. `unless`: why it is not asked here. `until`: a day from which nothing
    more is due, because of what `ended` says. `unknown`: nothing recorded means that nobody can tell. `late`:
    what has to be late before this is asked at all. `missing`: what the answer lacks, as a sentence.
    `person`: who sees to it, by name, where that is recorded.
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


class Obligation(NamedTuple):
    """One obligation of one case. `id` is the same on every run, so that a calendar knows it again.

    `who` sees to it, a role; `person`, by name, where that is recorded. `latest`: as `due`, with the
    tolerance; a `soft` one has a date to aim for and no breach. `unheard_of`: its time is over and nothing is
    recorded. `evidence`: the cell that says how it stands, or where it is to be recorded. `told` gives the
    sentence, which is made only when somebody reads it.
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
    told: Callable[[], str]
    to_do: str
    document: str = ""
    soft: bool = False
    began: date | None = None
    due: date | None = None
    latest: date | None = None
    done: date | None = None
    evidence: Cell | None = None
    unheard_of: bool = False

    def bare(self) -> Obligation:
        """The same without its reason and its cell, which hold the whole case."""
        return self._replace(told=str, evidence=None)

    @property
    def subject(self) -> str:
        """What is asked, and of whom: "Strategy discussion for child harmed L-0007"."""
        return f"{self.what} for {self.about}" if self.about else self.what

    @property
    def why(self) -> str:
        """How it stands, in a sentence with its source, what began its time and when it is due."""
        return self.told()
