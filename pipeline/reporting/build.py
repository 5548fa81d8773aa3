"""The report of a period: figures added up, an edition proved, and the files of both editions."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents import Paper
from pipeline.documents.assembled import partnership
from pipeline.documents.assembled.partnership import OfEdition
from pipeline.formats.word import Template, written
from pipeline.foundation.council import House
from pipeline.foundation.dates import shown
from pipeline.foundation.errors import CasesLeftOut, LeakError, PipelineError
from pipeline.model import Case
from pipeline.model.finding import Finding
from pipeline.procedure.clock import Clock
from pipeline.reporting.aggregate import Tally, gather, slices_of
from pipeline.reporting.disclosure_control import CannotBeHidden, Key
from pipeline.reporting.edition import OPEN, Control, Earlier, Edition, GivenAway, edition_of, periods_needed
from pipeline.reporting.excel_report import Cover, excel_report_of, signs_of
from pipeline.reporting.measures import Measure, completeness_measures, measures_for, quality_measures
from pipeline.reporting.periods import Period, last_quarter
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
_STAYS_HERE = (
    "This draft has to stay in the team: it may be wrong, or give small numbers away beside an earlier "
    "report."
)


@dataclass(frozen=True, kw_only=True)
class ReportRequest:
    """What report is asked for.

    `quarters`: how many the trend goes back. `marking`: of the edition that is handed out.

    `draft`: only to look at; `may_not_go_out`: that it has to stay a draft; `left_out`: the cases that are in
    no figure.
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


@dataclass(frozen=True)
class Report:
    """A finished report: the files by name, and the partnership's edition.

    `refused`: why that may not be handed out.

    `faults`: the cases that are in no figure, because the program has a fault.
    """

    files: dict[str, bytes]
    edition: Edition
    refused: tuple[PipelineError, ...] = ()
    faults: tuple[Finding, ...] = ()


def report_of(
    cases: Collection[Case], order: ReportRequest, earlier: Sequence[Earlier], see: Callable[[Case], object]
) -> Report:
    """The files of both editions. `see` is shown each case.

    Where the partnership's edition would give a count away beside `earlier` ones, its files are a draft's,
    made without regard to these, and `refused` names the measures and periods.
    """
    measures, records = measures_for(order.clock), [*completeness_measures(), *quality_measures()]
    periods = tuple(dict.fromkeys((order.period, order.period.year_to_its_end)))
    quarters = tuple(order.period.quarters_to_its_end(order.quarters))
    slices = slices_of(periods_needed((*periods, *quarters), earlier))
    faults: list[Finding] = []
    tallies = gather(_shown(cases, see), [*measures, *records], order.clock, slices, faults)
    with_trend = frozenset(one.id for one in measures if one.id.startswith("K"))
    handed_out = [tally for tally in tallies if not tally.measure.team_only]
    refused = [_left_out(faults)] if faults else []
    try:
        edition = edition_of(handed_out, periods, quarters, order.control, earlier, with_trend)
    except (CannotBeHidden, GivenAway) as fault:
        given = f"This report would give away small numbers, alone or beside an earlier one: {_named(fault)}."
        refused.append(LeakError(given, _INSTEAD))
        edition = _by_itself(handed_out, periods, quarters, order.control, with_trend)
    if refused:
        missing = tuple(one.case_id for one in faults)
        order = dataclasses.replace(order, draft=True, may_not_go_out=True, left_out=missing)
    whole = edition_of(tallies, periods, quarters, OPEN, (), with_trend)
    return Report(
        {
            "partnership.xlsx": _partnership(edition, measures, records, order),
            "partnership.docx": _companion(edition, measures, order),
            "restricted.xlsx": _restricted(whole, measures, records, order, [case.id for case in cases]),
        },
        edition,
        tuple(refused),
        tuple(faults),
    )


def _left_out(faults: Sequence[Finding]) -> PipelineError:
    """That some cases are in no figure, so that nothing may be handed out."""
    names = ", ".join(one.case_id for one in faults)
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
    """The edition of a draft that may not go out: safe by itself, as if nothing had been handed out before.

    Where nothing is safe by itself either, every count of it is hidden.
    """
    for method in dict.fromkeys((control.method, "hide")):
        with suppress(CannotBeHidden, GivenAway):
            return edition_of(
                tallies, periods, quarters, dataclasses.replace(control, method=method), (), trend_of
            )
    whole = edition_of(tallies, periods, quarters, OPEN, (), trend_of)
    hiding = dataclasses.replace(control, method="hide")
    return dataclasses.replace(whole, control=hiding, counts=dict.fromkeys(whole.counts))


def _shown(cases: Iterable[Case], see: Callable[[Case], object]) -> Iterator[Case]:
    for case in cases:
        see(case)
        yield case


def _named(fault: CannotBeHidden | GivenAway) -> str:
    """Which counts, without their numbers."""
    keys: Sequence[Key] = fault.keys if isinstance(fault, CannotBeHidden) else fault.cells
    cells = [key for key in keys if isinstance(key, tuple) and isinstance(key[1], Period)]
    names = list(dict.fromkeys(f"{key[0]} in {key[1].words}" for key in cells))
    return "; ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _about(order: ReportRequest) -> list[str]:
    """What both editions say of themselves."""
    as_of = shown(order.clock.now)
    still = (
        " The period is not over, so its figures are provisional [p]."
        if order.period.last >= order.clock.today
        else ""
    )
    return [
        f"{order.period.words}{_with_its_year(order.period)}. As the records stood on {as_of}.{still}",
        "What is counted falls due, or happens, in the period. What is overdue counts as not done in time.",
        *([_STAYS_HERE] if order.may_not_go_out else []),
        *(["Cases in which the program has a fault are in no figure."] if order.left_out else []),
    ]


def _with_its_year(period: Period) -> str:
    """What is given beside the period itself: nothing, where that is twelve months."""
    year = period.year_to_its_end
    if period == year:
        return ""
    return (
        ", with the twelve months to its end"
        if period.first > year.first
        else ", with the last twelve months of it"
    )


def _cover(order: ReportRequest, title: str, marking: str, edition: Edition, about: Sequence[str]) -> Cover:
    draft = "DRAFT, not to be handed out. " if order.draft else ""
    return Cover(
        f"{draft}{title}, {order.period.words}",
        order.house.council,
        marking,
        about,
        order.house.contact,
        _signs(edition),
    )


def _partnership(
    edition: Edition, measures: Sequence[Measure], records: Sequence[Measure], order: ReportRequest
) -> bytes:
    safe = "No number in this file can be traced to a child: small numbers are not shown, on any sheet."
    about = [*_about(order), *([] if order.may_not_go_out else [safe])]
    cover = _cover(order, partnership.TITLE, order.marking, edition, about)
    return excel_report_of(cover, tables_of(edition, measures, records))


def _restricted(
    whole: Edition,
    measures: Sequence[Measure],
    records: Sequence[Measure],
    order: ReportRequest,
    case_ids: Sequence[str],
) -> bytes:
    about = [
        *_about(order),
        "The team's own edition: every number as it is, with its cases on the sheet Cases. Not to be "
        "handed out.",
        *(
            [f"In no figure, because of a fault of the program: {', '.join(order.left_out)}."]
            if order.left_out
            else []
        ),
    ]
    cover = _cover(order, f"{partnership.TITLE}: the team's own edition", _CASE_MARKING, whole, about)
    tables = [table for table in tables_of(whole, measures, records) if table.sheet != "Commentary"]
    return excel_report_of(cover, [*tables, cases_behind(whole, case_ids)])


def _companion(edition: Edition, measures: Sequence[Measure], order: ReportRequest) -> bytes:
    paper = word_report_of(
        edition, measures, dataclasses.replace(order.house, marking=order.marking), said_of(order, edition)
    )
    return Template(order.templates / f"{paper.stem}.docx", form=written).fill(paper.context)


def _signs(edition: Edition) -> list[str]:
    control = edition.control
    return signs_of(control.method, control.threshold, control.fewest, control.base, edition.within)


def said_of(order: ReportRequest, edition: Edition) -> OfEdition:
    """What the report's first page says of the edition itself."""
    return OfEdition(
        reference=order.period.words,
        period=order.period.words,
        as_of=shown(order.clock.now),
        draft=order.draft,
        about=_about(order),
        signs=_signs(edition),
        year=order.period.year_to_its_end.words,
        hides=edition.control.method == "hide",
    )


def example_of(cases: Sequence[Case], clock: Clock, house: House) -> Paper:
    """The partnership's report of invented cases, without charts and with nothing hidden: to show what its template may name."""
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
    return word_report_of(edition, measures, house, said_of(order, edition), draw=False)
