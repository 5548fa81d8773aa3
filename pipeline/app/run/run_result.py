"""The result of a run: the outcome of every case, added up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from pipeline.casefiles.copy_status import CopyStatus, CopyStatuses
from pipeline.casefiles.job import Unfilled
from pipeline.casefiles.leak_checker import Refused
from pipeline.casefiles.register_entry import Recall
from pipeline.foundation.errors import OutputError, TemplateError
from pipeline.model.finding import Finding
from pipeline.storage.folder import Published


class CaseState(Enum):
    """The state of a case at the end of a run."""

    WRITTEN = auto()
    NOTHING_DUE = auto()
    HELD_BACK = auto()
    #: A file of it could not be read or written: the next run makes it.
    WAITING = auto()


@dataclass(frozen=True, kw_only=True)
class CaseOutcome:
    """The outcome of one case in a run.

    `status`: that of its family copies, None where they were not checked. `is_same`: nothing has changed
    since the last run, so nothing was made. `is_left`: it is held back and has documents from an earlier run.
    `by_other`: by path, why another engine made a PDF. `fault`: a fault of the program in this case.
    """

    case_id: str
    state: CaseState
    status: CopyStatus | None = None
    is_same: bool = False
    is_left: bool = False
    published: Published = field(default_factory=Published)
    refused: Sequence[Refused] = ()
    unfilled: Sequence[Unfilled] = ()
    unwritten: Sequence[OutputError] = ()
    by_other: Mapping[str, str] = field(default_factory=dict)
    uncarried: Mapping[str, str] = field(default_factory=dict)
    fault: Finding | None = None


@dataclass(frozen=True, kw_only=True)
class RunResult:
    """The result of a run: findings, what became of each file, cases held back and why, files not written.

    `without_copies`: cases whose family gets no copies, and why. `uncarried`: by path, why what a person
    wrote in a file is not in the new version. `unfilled`: documents that were not made because of their
    template; `faulty`: by name, templates that cannot be read at all. `refused`: files that the leak check
    refused. `copy_statuses`: by case, the state of the family's copies. `left_as_they_were`: the cases held
    back that have documents from an earlier run. `same`: the cases in which nothing has changed since the
    last run, so that nothing was made again; they are among those written or with nothing due.
    `none_made`: the cases of which every document was refused, or has a fault in its template. `waiting`:
    the cases of which a file could not be read or written. `not_read`: folders of cases that are not in the
    workbooks, each with how many of its copies are out. `is_manifest_lost`: the manifest is lost, so every
    file counts as changed by hand.
    `own_words`: the templates with words of their own in parts that show no text, each with the names of
    these parts. `said_of_trail`: where the audit log or the register was changed by hand. `end_of_trail`:
    how many entries the log has, and the code of the last. `strays`: files in family/ that are no issued
    copies. `by_other`: by path, why another engine made a PDF than the one asked for. `renamed`: how many
    files of an earlier release have the names of this one now.
    """

    findings: Sequence[Finding] = ()
    published: Published = field(default_factory=Published)
    cases_written: Sequence[str] = ()
    nothing_due: Sequence[str] = ()
    none_made: Sequence[str] = ()
    same: Sequence[str] = ()
    held_back: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    without_copies: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    unwritten: Sequence[OutputError] = ()
    by_other: Mapping[str, str] = field(default_factory=dict)
    uncarried: Mapping[str, str] = field(default_factory=dict)
    unfilled: Sequence[Unfilled] = ()
    faulty: Mapping[str, TemplateError] = field(default_factory=dict)
    refused: Sequence[Refused] = ()
    copy_statuses: Mapping[str, CopyStatus] = field(default_factory=dict)
    recalls: Sequence[Recall] = ()
    waiting: Sequence[str] = ()
    not_read: Mapping[str, int] = field(default_factory=dict)
    pdf_missing: bool = False
    is_manifest_lost: bool = False
    own_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_as_they_were: Collection[str] = frozenset()
    said_of_trail: Sequence[str] = ()
    end_of_trail: str = ""
    strays: Sequence[str] = ()
    renamed: int = 0

    @property
    def needs_a_person(self) -> bool:
        """Whether a person has to look at what people wrote by hand, or at copies that are out or wait."""
        published = self.published
        return bool(
            published.kept
            or published.both
            or published.stale
            or published.refused_but_kept
            or self.recalls
            or self.said_of_trail
            or self.strays
            or self.is_manifest_lost
            or any(line.acts for status in self.copy_statuses.values() for line in status.lines)
        )


class RunTally:
    """Adds up the outcomes of the cases: the only place where the parts of a run's result are collected.

    `places`: by Case ID, its place among the cases of the run. It keeps no text of a case: the statuses of
    the copies are packed.
    """

    def __init__(
        self,
        *,
        findings: Sequence[Finding],
        held_back: Mapping[str, Sequence[Finding]],
        without_copies: Mapping[str, Sequence[Finding]],
        places: Mapping[str, int],
    ) -> None:
        self._findings, self._held_back = list(findings), dict(held_back)
        self._without_copies, self._places = without_copies, places
        self._statuses, self._published = CopyStatuses(), Published()
        self._states: dict[CaseState, list[str]] = {state: [] for state in CaseState}
        self._same: list[str] = []
        self._left: set[str] = set()
        self._refused: list[Refused] = []
        self._unfilled: list[Unfilled] = []
        self._unwritten: list[OutputError] = []
        self._uncarried: dict[str, str] = {}
        self._by_other: dict[str, str] = {}

    def add(self, outcome: CaseOutcome) -> None:
        """Add the outcome of one case."""
        case_id = outcome.case_id
        self._states[outcome.state].append(case_id)
        self._published.add(outcome.published)
        self._refused.extend(outcome.refused)
        self._unfilled.extend(outcome.unfilled)
        self._unwritten.extend(outcome.unwritten)
        self._uncarried |= outcome.uncarried
        self._by_other |= outcome.by_other
        if outcome.status is not None:
            self._statuses[case_id] = outcome.status
        if outcome.is_same:
            self._same.append(case_id)
        if outcome.is_left:
            self._left.add(case_id)
        if outcome.fault is not None:
            self._findings.append(outcome.fault)
            self._held_back[case_id] = [outcome.fault]

    def result(
        self,
        *,
        pdf_missing: bool,
        is_manifest_lost: bool,
        faulty: Mapping[str, TemplateError],
        own_words: Mapping[str, tuple[str, ...]],
        not_read: Mapping[str, int],
        said_of_trail: Sequence[str],
        end_of_trail: str,
        strays: Sequence[str],
        renamed: int,
    ) -> RunResult:
        """The result of the run, in the order of its cases."""
        self._statuses.in_order(self._places.__getitem__)
        idle = self._states[CaseState.NOTHING_DUE]
        failed = {one.case_id for one in self._unfilled} | {one.case_id for one in self._refused}
        none_made = [one for one in idle if one in failed]
        return RunResult(
            findings=self._findings,
            published=self._published,
            cases_written=sorted(self._states[CaseState.WRITTEN], key=self._places.__getitem__),
            nothing_due=[one for one in idle if one not in none_made],
            none_made=none_made,
            same=self._same,
            held_back=self._held_back,
            without_copies=self._without_copies,
            unwritten=self._unwritten,
            by_other=self._by_other,
            uncarried=self._uncarried,
            unfilled=self._unfilled,
            faulty=faulty,
            refused=self._refused,
            copy_statuses=self._statuses,
            recalls=[one for status in self._statuses.values() for one in status.recalls],
            waiting=self._states[CaseState.WAITING],
            not_read=not_read,
            pdf_missing=pdf_missing,
            is_manifest_lost=is_manifest_lost,
            own_words=own_words,
            left_as_they_were=self._left,
            said_of_trail=said_of_trail,
            end_of_trail=end_of_trail,
            strays=strays,
            renamed=renamed,
        )
