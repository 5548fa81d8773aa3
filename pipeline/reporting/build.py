"""Builds the report of a period: aggregates the figures, proves the edition, makes both editions' files."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path

from pipeline.documents import Paper
from pipeline.documents.assembled import partnership
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.foundation.council import House
from pipeline.foundation.errors import CasesLeftOut, LeakError, PipelineError
from pipeline.model import Case
from pipeline.model.finding import Finding
from pipeline.procedure.clock import Clock
from pipeline.reporting.aggregate import Tally, gather, slices_of
from pipeline.reporting.count_tables import CannotBeHidden, Key
from pipeline.reporting.edition import Edition, edition_of, periods_needed
from pipeline.reporting.excel_report import excel_report_of
from pipeline.reporting.front_page import about_report, cover_of, edition_facts
from pipeline.reporting.measures import Measure, completeness_measures, measures_for, quality_measures
from pipeline.reporting.periods import Period, last_quarter
from pipeline.reporting.published_counts import OPEN, Control, Earlier, GivenAway
from pipeline.reporting.report_request import Report, ReportRequest
from pipeline.reporting.restricted_cases import cases_behind
from pipeline.reporting.tables import tables_of
from pipeline.reporting.word_report import word_report_of

_CASE_MARKING = "OFFICIAL-SENSITIVE"
#: What to do where a report may not be handed out.
_INSTEAD = (
    "Hand nothing out for this period: the draft and restricted.xlsx are for the team. A longer period, "
    "or a later one, may be "
    "possible: try it with --draft first."
)


def report_of(
    cases: Collection[Case], order: ReportRequest, earlier: Sequence[Earlier], see: Callable[[Case], object]
) -> Report:
    """The files of both editions. `see` is called with each case.

    Where the partnership's edition, with the `earlier` ones, would disclose a count, it is made as a draft
    without regard to them, and `refused` names the measures and periods.
    """
    measures, records = measures_for(order.clock), [*completeness_measures(), *quality_measures()]
    periods = tuple(dict.fromkeys((order.period, order.period.year_to_its_end)))
    quarters = tuple(order.period.quarters_to_its_end(order.quarters))
    slices = slices_of(periods_needed((*periods, *quarters), earlier))
    faults: list[Finding] = []
    tallies = gather(cases, [*measures, *records], order.clock, slices, faults, see)
    with_trend = frozenset(measure.id for measure in measures if measure.id.startswith("K"))
    handed_out = [tally for tally in tallies if not tally.measure.team_only]
    refused = [_left_out(faults)] if faults else []
    try:
        edition = edition_of(handed_out, periods, quarters, order.control, earlier, with_trend)
    except (CannotBeHidden, GivenAway) as fault:
        problem = (
            f"This report would give away small numbers, alone or beside an earlier one: {_named(fault)}."
        )
        refused.append(LeakError(problem, _INSTEAD))
        edition = _by_itself(handed_out, periods, quarters, order.control, with_trend)
    if refused:
        missing = tuple(fault.case_id for fault in faults)
        order = dataclasses.replace(order, draft=True, may_not_go_out=True, left_out=missing)
    complete = edition_of(tallies, periods, quarters, OPEN, (), with_trend)
    return Report(
        {
            "partnership.xlsx": _partnership(edition, measures, records, order),
            "partnership.docx": _word_file(edition, measures, order),
            "restricted.xlsx": _restricted(complete, measures, records, order, [case.id for case in cases]),
        },
        edition,
        tuple(refused),
        tuple(faults),
    )


def _left_out(faults: Sequence[Finding]) -> PipelineError:
    """The error that some cases are in no figure, so that nothing may be handed out."""
    names = ", ".join(fault.case_id for fault in faults)
    return CasesLeftOut(
        f"The program has a fault in these cases, and they are in no figure: {names}.",
        "Hand nothing out until it is mended: report the lines above.",
    )


def _by_itself(
    tallies: Sequence[Tally],
    periods: tuple[Period, ...],
    quarters: tuple[Period, ...],
    control: Control,
    trend_of: frozenset[str],
) -> Edition:
    """The edition of a draft that may not be handed out: safe by itself, without regard to earlier editions.

    Where it is not safe by itself either, every count is hidden.
    """
    for method in dict.fromkeys((control.method, "hide")):
        with suppress(CannotBeHidden, GivenAway):
            return edition_of(
                tallies, periods, quarters, dataclasses.replace(control, method=method), (), trend_of
            )
    complete = edition_of(tallies, periods, quarters, OPEN, (), trend_of)
    hiding = dataclasses.replace(control, method="hide")
    return dataclasses.replace(complete, control=hiding, counts=dict.fromkeys(complete.counts))


def _named(fault: CannotBeHidden | GivenAway) -> str:
    """The measures and periods of the counts that a fault names, without their numbers."""
    keys: Sequence[Key] = fault.keys if isinstance(fault, CannotBeHidden) else fault.cells
    cells = [key for key in keys if isinstance(key, tuple) and isinstance(key[1], Period)]
    names = list(dict.fromkeys(f"{key[0]} in {key[1].words}" for key in cells))
    return "; ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _partnership(
    edition: Edition, measures: Sequence[Measure], records: Sequence[Measure], order: ReportRequest
) -> bytes:
    safe = "No number in this file can be traced to a child: small numbers are not shown, on any sheet."
    about = [*about_report(order), *([] if order.may_not_go_out else [safe])]
    cover = cover_of(order, partnership.TITLE, order.marking, edition, about)
    return excel_report_of(cover, tables_of(edition, measures, records))


def _restricted(
    complete: Edition,
    measures: Sequence[Measure],
    records: Sequence[Measure],
    order: ReportRequest,
    case_ids: Sequence[str],
) -> bytes:
    about = [
        *about_report(order),
        "The team's own edition: every number as it is, with its cases on the sheet Cases. Not to be "
        "handed out.",
        *(
            [f"In no figure, because of a fault of the program: {', '.join(order.left_out)}."]
            if order.left_out
            else []
        ),
    ]
    cover = cover_of(order, f"{partnership.TITLE}: the team's own edition", _CASE_MARKING, complete, about)
    tables = [table for table in tables_of(complete, measures, records) if table.sheet != "Commentary"]
    return excel_report_of(cover, [*tables, cases_behind(complete, case_ids)])


def _word_file(edition: Edition, measures: Sequence[Measure], order: ReportRequest) -> bytes:
    paper = word_report_of(
        edition,
        measures,
        dataclasses.replace(order.house, marking=order.marking),
        edition_facts(order, edition),
    )
    return Template(order.templates / f"{paper.stem}.docx", form=written).fill(paper.context)


def example_of(cases: Sequence[Case], clock: Clock, house: House) -> Paper:
    """The partnership's report of sample cases, without charts, to list the fields of its template."""
    period, measures = last_quarter(clock.today), measures_for(clock)
    periods, quarters = (period, period.year_to_its_end), tuple(period.quarters_to_its_end(8))
    tallies = gather(cases, measures, clock, slices_of((*periods, *quarters)))
    order = ReportRequest(
        period=period,
        clock=clock,
        control=OPEN,
        quarters=len(quarters),
        house=house,
        marking=house.marking,
        templates=Path(),
    )
    edition = edition_of(tallies, periods, quarters, OPEN)
    return word_report_of(edition, measures, house, edition_facts(order, edition), draw=False)
