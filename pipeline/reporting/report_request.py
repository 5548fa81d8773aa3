"""The request for a report, and the finished report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.foundation.council import House
from pipeline.foundation.errors import PipelineError
from pipeline.model.finding import Finding
from pipeline.procedure.clock import Clock
from pipeline.reporting.edition import Edition
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control


@dataclass(frozen=True, kw_only=True)
class ReportRequest:
    """The request for a report.

    `quarters`: the number of quarters in the trend. `marking`: that of the edition that is handed out.
    `draft`: not to be handed out. `may_not_go_out`: it has to stay a draft. `left_out`: the IDs of the cases
    that are in no figure. `plan`: the publication plan; chosen from the counts where there is none.
    `revises`: the year of which changed figures are given again. `threshold_before`: the lowest that an
    earlier edition was made with, as far as that is known.
    """

    period: Period
    clock: Clock
    control: Control
    quarters: int
    house: House
    marking: str
    templates: Path
    draft: bool = False
    may_not_go_out: bool = False
    left_out: tuple[str, ...] = ()
    plan: PublicationPlan | None = None
    revises: Period | None = None
    threshold_before: int | None = None


@dataclass(frozen=True)
class Report:
    """A finished report: the files by name, and the partnership's edition.

    `refused`: why the edition may not be handed out. `faults`: the cases that are in no figure, because the
    program has a fault. `suggested`: the publication plan that the numbers suggest by now.
    """

    files: dict[str, bytes]
    edition: Edition
    refused: tuple[PipelineError, ...] = ()
    faults: tuple[Finding, ...] = ()
    suggested: PublicationPlan | None = None
