"""Counts everything that a report can be about, and chooses the publication plan for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from pipeline.model import Case
from pipeline.model.finding import Finding
from pipeline.procedure.clock import Clock
from pipeline.reporting.aggregate import Tally, gather, slices_of
from pipeline.reporting.contents import groupings_of
from pipeline.reporting.measures import completeness_measures, measures_for, quality_measures
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan, plan_for
from pipeline.reporting.published_counts import Control, PublishedFigure

#: How far back counts are kept, in quarters: three years and the three before, to compare.
_QUARTERS = 24
_TWO_YEARS = 24


class Counted(NamedTuple):
    """Everything that was counted of some cases, and the cases in which the program has a fault."""

    tallies: list[Tally]
    faults: list[Finding]


def counted(
    cases: Collection[Case],
    clock: Clock,
    period: Period,
    history: Sequence[PublishedFigure],
    see: Callable[[Case], object],
) -> Counted:
    """The tallies of every measure over all the time that a report and earlier ones are about.

    `see` is called with each case.
    """
    given = _of_the_records(period)
    measures = [*measures_for(clock), *completeness_measures(given), *quality_measures(given)]
    faults: list[Finding] = []
    slices = slices_of([*_spans(period), *(one.period for one in history)])
    return Counted(gather(cases, measures, clock, slices, faults, see), faults)


def _of_the_records(period: Period) -> Period:
    """The time of which an edition says what the records are like: the period, its year, the year before."""
    return Period(min(period.first, period.months_to_its_end(_TWO_YEARS).first), period.last)


def _spans(period: Period) -> list[Period]:
    """Every period that an edition can be about."""
    longer = [period.months_to_its_end(months) for months in (12, 24, 36)]
    return [period, *period.quarters_to_its_end(_QUARTERS), *longer, *(one.before for one in longer)]


def plan_of(tallies: Sequence[Tally], period: Period, control: Control, clock: Clock) -> PublicationPlan:
    """The publication plan for these counts."""
    own = [one for one in tallies if one.measure.id.startswith("K") and not one.measure.team_only]
    groupings = {one.measure.id: groupings_of(one.measure) for one in own}
    return plan_for(own, groupings, period, control, clock.today)
