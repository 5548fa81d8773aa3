"""Which publication plan a report follows, and what to say where the file was changed between years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.published_reports import register_in
from pipeline.app.settings import Settings
from pipeline.formats.excel.reader import Reading
from pipeline.procedure.clock import Clock
from pipeline.reporting.counting import counted, plan_of
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import FILE_NAME, LENGTHS, PublicationPlan, plan_in
from pipeline.reporting.published_counts import Control
from pipeline.reporting.release_register import Released
from pipeline.storage.atomic_write import write_atomically


@dataclass(frozen=True)
class PlanInForce:
    """The plan to follow; None where it is to be chosen. `waits`: measures that were changed too early."""

    plan: PublicationPlan | None
    waits: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanResult:
    """The result of `hsb report --plan`.

    `file`: the plan. `is_written`: whether it was written now. `suggested`: where it was not, what the
    numbers suggest by now, each measure with the time in the plan and the time suggested. `names`: what each
    measure is called.
    """

    file: Path
    plan: PublicationPlan
    is_written: bool
    suggested: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]


def plan_in_force(folder: Path, register: Released, period: Period) -> PlanInForce:
    """The plan in the folder of reports, without changes since the last edition if no year ends.

    Raises InputError where the plan cannot be read.
    """
    written, before = plan_in(folder), register.plan()
    if before is None or written is None:
        return PlanInForce(written or before)
    if ends_a_year(period):
        return PlanInForce(written)
    waits = tuple(
        name for name, months in written.months.items() if before.months.get(name, months) != months
    )
    return PlanInForce(PublicationPlan(written.made, {**written.months, **before.months}, written.why), waits)


def better_plan(plan: PublicationPlan, chosen: PublicationPlan, period: Period) -> dict[str, tuple[str, str]]:
    """What the numbers suggest where a year ends: each measure with its time in the plan, and another."""
    return _differences(plan, chosen) if ends_a_year(period) else {}


def ends_a_year(period: Period) -> bool:
    """Whether a period ends on the last day of the council's year, when the plan may change."""
    return period.last == period.blocks_to_its_end(12, 1)[0].last


def control_of(settings: Settings) -> Control:
    """The disclosure control of the partnership's edition, from the council's settings."""
    return Control(settings.report.threshold, settings.report.smallest_denominator)


def make_plan(reading: Reading, *, period: Period, settings: Settings, clock: Clock, out: Path) -> PlanResult:
    """Write the publication plan for these cases to out/reports/, unless one is there and no year ends.

    Raises InputError where the plan that is there cannot be read, and OutputError where it cannot be written.
    """
    folder = out / "reports"
    history = register_in(out).released.published()
    found = counted(reading.cases, clock, period, history, lambda case: None)
    chosen = plan_of(found.tallies, period, control_of(settings), clock)
    before, file = plan_in(folder), folder / FILE_NAME
    names = {one.measure.id: one.measure.name for one in found.tallies}
    if before is not None and not ends_a_year(period):
        return PlanResult(file, before, False, _differences(before, chosen), names)
    write_plan(folder, chosen)
    return PlanResult(file, chosen, True, _differences(before, chosen) if before else {}, names)


def write_plan(folder: Path, plan: PublicationPlan) -> None:
    """Write the plan. Raises OutputError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / FILE_NAME, plan.as_file())


def _differences(before: PublicationPlan, chosen: PublicationPlan) -> dict[str, tuple[str, str]]:
    words = {months: word for word, months in LENGTHS.items()}
    return {
        name: (words[before.of(name)], words[months])
        for name, months in chosen.months.items()
        if before.of(name) != months
    }
