"""What the first page of a report says about the report: its period, its state, its signs."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.assembled.partnership import OfEdition
from pipeline.foundation.dates import shown
from pipeline.reporting.edition import Edition
from pipeline.reporting.legend import signs_of
from pipeline.reporting.periods import Period
from pipeline.reporting.report_request import ReportRequest

_STAYS_HERE = (
    "This draft has to stay in the team: it may be wrong, or give small numbers away beside an earlier "
    "report."
)


def about_report(order: ReportRequest) -> list[str]:
    """The sentences about the report that both editions have."""
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
    """What the report covers besides its period; nothing where that is twelve months."""
    year = period.year_to_its_end
    if period == year:
        return ""
    return (
        ", with the twelve months to its end"
        if period.first > year.first
        else ", with the last twelve months of it"
    )


def edition_facts(order: ReportRequest, edition: Edition) -> OfEdition:
    """What the report's first page says of the edition itself."""
    return OfEdition(
        reference=order.period.words,
        period=order.period.words,
        as_of=shown(order.clock.now),
        draft=order.draft,
        about=about_report(order),
        signs=signs_of(edition.control),
        year=order.period.year_to_its_end.words,
        hides=True,
    )
