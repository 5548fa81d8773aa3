"""Builds the report of a period: counts, decides what may be said, and makes the files of both editions."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from pipeline.documents import Paper
from pipeline.foundation.council import House
from pipeline.foundation.errors import CasesLeftOut, PipelineError
from pipeline.foundation.memory import without_garbage_collection
from pipeline.model import Case
from pipeline.model.finding import Finding
from pipeline.procedure.clock import Clock
from pipeline.reporting.aggregate import Tally
from pipeline.reporting.contents import Contents
from pipeline.reporting.counting import counted, plan_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.front_page import edition_facts
from pipeline.reporting.make_edition import complete_edition, edition_of
from pipeline.reporting.periods import last_quarter
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control, PublishedFigure
from pipeline.reporting.put_together import put_together
from pipeline.reporting.report_files import files_of
from pipeline.reporting.report_request import Report, ReportRequest
from pipeline.reporting.word_report import word_report_of


def report_of(
    cases: Collection[Case],
    order: ReportRequest,
    history: Sequence[PublishedFigure],
    see: Callable[[Case], object] = lambda case: None,
    replaced: Sequence[PublishedFigure] = (),
) -> Report:
    """The files of both editions. `history`: what earlier editions published. `see`: called with each case.

    `replaced`: what they published that is repeated no more.

    An edition can always be made. Where it may not be handed out, `refused` says why.
    """
    case_ids: list[str] = []

    def note(case: Case) -> None:
        case_ids.append(case.id)
        see(case)

    with without_garbage_collection():
        found = counted(cases, order.clock, order.period, [*history, *replaced], note)
    refused: list[PipelineError] = [_left_out(found.faults)] if found.faults else []
    if refused:
        missing = tuple(fault.case_id for fault in found.faults)
        order = dataclasses.replace(order, draft=True, may_not_go_out=True, left_out=missing)
    chosen = plan_of(found.tallies, order.period, order.control, order.clock)
    plan = order.plan or chosen
    edition = _edition(found.tallies, order, plan, history, replaced)
    complete = complete_edition(
        found.tallies, order.period, order.quarters, plan, on=order.clock.today, also=edition.figures
    )
    if order.draft:
        edition = edition.as_draft()
    files = files_of(edition, complete, order, case_ids)
    return Report(files, edition, tuple(refused), tuple(found.faults), chosen)


def _edition(
    tallies: Sequence[Tally],
    order: ReportRequest,
    plan: PublicationPlan,
    history: Sequence[PublishedFigure],
    replaced: Sequence[PublishedFigure] = (),
) -> Edition:
    contents = Contents(order.period, plan, order.quarters, order.revises)
    return edition_of(
        put_together(tallies, plan.months, {one.measure for one in (*history, *replaced)}),
        contents,
        order.control,
        history,
        on=order.clock.today,
        replaced=replaced,
    )


def _left_out(faults: Sequence[Finding]) -> PipelineError:
    """The error that some cases are in no figure, so that nothing may be handed out."""
    names = ", ".join(fault.case_id for fault in faults)
    return CasesLeftOut(
        f"The program has a fault in these cases, so they are not in any figure: {names}.",
        "Do not publish anything until it is corrected. Report the lines above.",
    )


def example_of(cases: Sequence[Case], clock: Clock, house: House) -> Paper:
    """The partnership's report of sample cases, without charts, to list the fields of its template."""
    order = ReportRequest(
        period=last_quarter(clock.today),
        clock=clock,
        control=Control(),
        quarters=8,
        house=house,
        marking=house.marking,
        templates=Path(),
    )
    found = counted(cases, clock, order.period, (), lambda case: None)
    plan = plan_of(found.tallies, order.period, order.control, clock)
    edition = _edition(found.tallies, order, plan, ())
    return word_report_of(edition, house, edition_facts(order, edition))
