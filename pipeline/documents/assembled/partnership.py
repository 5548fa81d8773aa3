"""The partnership's report on timeliness and outcomes: a summary, then tables, charts and questions."""

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
    time: Annotated[str, "Of which time the figures are"]
    about: Annotated[list[str], "What the figures count, and what they leave out"]
    signs: Annotated[list[str], "How to read the numbers"]


class Summary(TypedDict):
    """The first page: sentences."""

    together: Annotated[list[str], "How much of all that fell due was in time"]
    headlines: Annotated[list[str], "The measures that a board asks for first"]
    order: Annotated[list[str], "What was kept most and least often"]
    changes: Annotated[list[str], "What is better or worse than in the period before"]
    waiting: Annotated[list[str], "How long things took"]
    outcomes: Annotated[list[str], "What came of it"]
    not_shown: Annotated[str, "What cannot be shown, why, and where it is"]


class ShareRow(TypedDict):
    """A row of a table of shares: a measure, or one answer of it."""

    measure: Annotated[str, "The measure, with the sign of its note"]
    number: Annotated[str, "How many of how many"]
    share: Annotated[str, "The percentage, or the range that it is in"]
    change: Annotated[str, "Better, worse or no clear change against the period before"]
    target: Annotated[str, "The target, if it has one"]


class WaitingRow(TypedDict):
    """A row of the table of waiting times."""

    measure: Annotated[str, "The measure, with the sign of its note"]
    counted: Annotated[str, "How many were counted"]
    half: Annotated[str, "The time in which half were over"]
    middle: Annotated[str, "The times of the middle half"]


class ChartShown(TypedDict):
    """One chart."""

    picture: Annotated[object, "The chart"]
    says: Annotated[str, "The text that says what the chart shows"]


class ThemeShown(TypedDict):
    """One theme: its measures besides the headline ones."""

    title: Annotated[str, "The theme"]
    shares: Annotated[list[ShareRow], "The measures that are shares or answers"]
    waits: Annotated[list[WaitingRow], "The measures that are waiting times"]
    notes: Annotated[list[str], "The notes below its tables: figures of another time, or published earlier"]
    not_shown: Annotated[list[str], "What is not shown, and why"]
    cautions: Annotated[list[str], "What to bear in mind when reading them"]
    charts: Annotated[list[ChartShown], "Its charts"]


class Revision(TypedDict):
    """A figure of which the records say something else now."""

    measure: Annotated[str, "The measure"]
    period: Annotated[str, "The time that it is of"]
    published: Annotated[str, "The day on which it first went out, or this report"]


class Figures(TypedDict):
    """The context of the report, made only from what its edition shows."""

    summary: Annotated[Summary, "The page that comes first"]
    headlines: Annotated[list[ShareRow], "The headline measures"]
    headline_notes: Annotated[list[str], "The notes below their table"]
    headline_chart: Annotated[list[ChartShown], "The chart of the headline measures, if there is one"]
    themes: Annotated[list[ThemeShown], "The other measures, theme by theme"]
    questions: Annotated[list[str], "The questions that the figures raise"]
    revisions: Annotated[list[Revision], "The figures of which the records say something else now"]
    on_revisions: Annotated[list[str], "Why they differ from the records as they are now"]
    more_revisions: Annotated[str, "How many more of these there are"]
    plan: Annotated[str, "Over how long a time measures are published"]


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
