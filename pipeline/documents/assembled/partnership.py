"""The partnership's report on timeliness and outcomes: a summary, then each measure's chart and table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pipeline.documents import MadeFrom, Paper
from pipeline.documents.shared.context import Titled
from pipeline.foundation.council import House

NAME = "partnership"
MADE_FROM = MadeFrom.EDITION
TITLE = "Harmful sexual behaviour: timeliness and outcomes"


class OfEdition(TypedDict):
    """What the report says of its edition."""

    reference: Annotated[str, "The period, in words"]
    period: Annotated[str, "The period, in words"]
    as_of: Annotated[str, "The day as of which it is made"]
    draft: Annotated[bool, "Whether it is a draft"]
    about: Annotated[list[str], "What the figures count, and what they leave out"]
    signs: Annotated[list[str], "What is shown in place of a number that is not shown"]
    year: Annotated[str, "The twelve months to the end of the period, in words"]
    hides: Annotated[bool, "Whether small numbers are hidden; otherwise they are rounded"]


class Summary(TypedDict):
    """The first page: one sentence for each measure."""

    best: Annotated[list[str], "What was kept most"]
    least: Annotated[list[str], "What was kept least"]
    waiting: Annotated[list[str], "How long things took"]
    outcomes: Annotated[list[str], "What came of it"]


class TableRow(TypedDict):
    """A row of a measure's table."""

    cells: Annotated[list[str], "Its cells, in order"]


class MeasureShown(TypedDict):
    """One measure."""

    id: Annotated[str, "Its reference"]
    name: Annotated[str, "Its name"]
    kind: Annotated[str, "What its answers are"]
    question: Annotated[str, "The question that it raises"]
    caution: Annotated[str, "What to bear in mind"]
    target: Annotated[str, "The target, if it has one"]
    unit: Annotated[str, "The unit of its numbers"]
    sentences: Annotated[list[str], "What it shows, a sentence a period"]
    rows: Annotated[list[TableRow], "The rows of its table"]
    chart: Annotated[object, "Its chart"]
    has_chart: Annotated[bool, "Whether it has a chart"]
    told: Annotated[str, "The text that says what the chart shows"]


class ThemeShown(TypedDict):
    """One theme, with its measures."""

    title: Annotated[str, "The theme"]
    measures: Annotated[list[MeasureShown], "Its measures"]


class Figures(TypedDict):
    """The context of the report, made only from what its edition shows."""

    hidden: Annotated[str, "How many counts are hidden"]
    counts: Annotated[str, "How many counts there are"]
    summary: Annotated[Summary, "The page that comes first"]
    themes: Annotated[list[ThemeShown], "The measures, theme by theme"]


class Context(Titled, OfEdition, Figures):
    """The context of its template."""


@dataclass(frozen=True, kw_only=True)
class PartnershipReport:
    """The figures of one edition, and what the first page says about the edition."""

    edition: OfEdition
    facts: Figures


def papers(report: PartnershipReport, house: House) -> Iterator[Paper]:
    """Yield the report. It covers all cases, so it is not made from the view of one."""
    yield Paper(NAME, Context(title=TITLE, house=house, **report.edition, **report.facts), day=None)
