"""A folder of cases as it is today: its problems, what is due, and what waits for a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from pipeline.app.check_workbooks import check, held_back, without_copies
from pipeline.app.progress import SILENT, Progress
from pipeline.app.settings import Settings
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity
from pipeline.model.missing_values import known
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due
from pipeline.procedure.implied import Implied, implied_in
from pipeline.procedure.obligation import Obligation
from pipeline.storage.folder import inventory_of

_DRAFTS, _WITHHELD, _ENDING = "drafts", "withheld", ".docx"


@dataclass(frozen=True, kw_only=True)
class Overview:
    """A folder of cases as it is today.

    `findings`: every finding; `held` and `stopped`: by Case ID, the findings for which a case gets no
    documents, or its family no copies. `due`: what is due in the days ahead. `drafts`: the drafts of family
    copies that wait for a decision, by path below outputs/. `last_written`: when a run last wrote.
    `first_day`: of the first referral; None where no case has one.
    """

    cases: int
    findings: Sequence[Finding]
    held: Mapping[str, Sequence[Finding]]
    stopped: Mapping[str, Sequence[Finding]]
    due: Due
    drafts: Sequence[str]
    last_written: datetime | None
    first_day: date | None = None

    @property
    def problems(self) -> list[Finding]:
        """The findings that need a person. A new folder without a case has no problem."""
        return [
            one
            for one in self.findings
            if one.severity is not Severity.NOTE and (self.cases or one.rule != "there_are_cases")
        ]

    def implied_in(self, case_id: str) -> list[Implied]:
        """What the record of one case implies and nobody entered."""
        return [one for one in self.due.implied if one.case_id == case_id]

    def overdue_by_case(self) -> Counter[str]:
        """How much is overdue in each case that has something overdue."""
        return Counter(one.case_id for one in self.due.overdue)


def overview_of(
    reading: Reading, settings: Settings, clock: Clock, days: int, out: Path, progress: Progress = SILENT
) -> Overview:
    """The overview of the cases that were read, with what is due within `days` days. Nothing is written."""
    due, days_of_referral = Due(), set[date]()

    def see(case: Case, asked: list[Obligation]) -> None:
        due.add(asked, clock, days)
        due.add_implied(implied_in(case, clock.today, clock.roles))
        days_of_referral.update(day_of(one.received_at) for one in case.referrals if known(one.received_at))

    findings = check(reading, clock, progress, see, continuum=settings.recognition.steps)
    return Overview(
        cases=len(reading.cases),
        findings=findings,
        held=held_back(reading, findings),
        stopped=without_copies(reading, findings),
        due=due.in_order(),
        drafts=drafts_in(out),
        last_written=_last_written(out),
        first_day=min(days_of_referral, default=None),
    )


def with_case(
    overview: Overview, reading: Reading, case_id: str, settings: Settings, clock: Clock
) -> Overview:
    """The overview after rows of one case were entered: what holds back that case, or its family's copies.

    `reading`: as it is now. The rest is as it was. What stopped the case before still does: only all cases
    together show that it no longer does.
    """
    own = [one for one in reading.findings if one.case_id == case_id]
    alone = replace(
        reading,
        cases=reading.cases.only([case_id]),
        findings=own,
        counts=[],
        packages=[],
        doubtful={},
        stopped={},
    )
    findings = check(alone, clock, continuum=settings.recognition.steps)
    return replace(
        overview,
        held={**held_back(alone, findings), **overview.held},
        stopped={**without_copies(alone, findings), **overview.stopped},
    )


def drafts_in(out: Path) -> list[str]:
    """The drafts of family copies in an outputs folder, by path below it, sorted."""
    return [
        path
        for path in inventory_of(out).files
        if _DRAFTS in path.split("/")[:-1]
        and path.endswith(_ENDING)
        and _WITHHELD not in path.rpartition("/")[2]
    ]


def _last_written(out: Path) -> datetime | None:
    """When the manifest was last written."""
    try:
        return datetime.fromtimestamp((out / "manifest.json").stat().st_mtime)
    except OSError:
        return None
