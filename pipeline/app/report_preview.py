"""A report to look at on a page: the periods to choose from, and what an edition says, shows and hides."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from pipeline.app.make_report import ReportResult
from pipeline.reporting.edition import Edition
from pipeline.reporting.front_page import first_page_of, time_of_figures
from pipeline.reporting.legend import NOTES, signs_of
from pipeline.reporting.periods import Period
from pipeline.reporting.prose import number
from pipeline.reporting.shown_figure import Detail, ShownFigure
from pipeline.reporting.table import Table
from pipeline.reporting.tables import partnership_tables

#: The most quarters and years to choose from.
_QUARTERS, _YEARS = 12, 3
#: Years of which a report can be asked for.
_EARLIEST, _LATEST = 1950, 2100
#: What the first page of the Word report says, under these headings.
_HEADINGS = {
    "together": "How much of all that fell due was in time",
    "headlines": "What a board asks for first",
    "order": "What was kept most and least often",
    "changes": "What is better or worse than in the year before",
    "waiting": "How long things took",
    "outcomes": "What came of it",
    "not_shown": "What cannot be shown",
}
_TITLE, _TEXT = re.compile(r"<title>(.*?)</title>", re.DOTALL), re.compile(r"<desc>(.*?)</desc>", re.DOTALL)


class Choice(NamedTuple):
    """A period to choose: its name, its words, and whether it is over."""

    name: str
    words: str
    is_over: bool


class Chart(NamedTuple):
    """A chart: its path below the outputs folder, its title, and the text that says what it shows."""

    path: str
    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class ReportPreview:
    """What an edition says in sentences by heading, its tables and charts, and what it hides.

    `time`: of which twelve months its figures are. `hidden`: a table of the figures that are not shown, or
    shown as a range. `notes`: what the notes and the signs in the tables mean. `files`: those to save, by
    path below the outputs folder.
    """

    time: str
    sentences: dict[str, list[str]]
    tables: list[Table]
    charts: list[Chart]
    hidden: Table
    notes: list[str]
    files: list[str]


def periods_to_choose(first: date | None, today: date) -> list[Period]:
    """The quarters and the council's years in which there are cases since `first`, the latest first.

    The quarter and the year of today are among them: their figures are provisional.
    """
    quarters = [Period(today, today).quarters_to_its_end(1)[0], *_until(today, 3, _QUARTERS)]
    years = _until(today, 12, _YEARS)
    since = first or today
    found = dict.fromkeys((*quarters, *years))
    return sorted(
        (one for one in found if one.last >= since), key=lambda one: (one.last, one.first), reverse=True
    )


def _until(today: date, months: int, count: int) -> list[Period]:
    """The last quarters (3 months) or years (12), with the one that today is in."""
    ahead = Period(today, today).months_after(months)
    later = Period(today, date(ahead.year, ahead.month, 1))
    return [one for one in later.blocks_to_its_end(months, count + 2) if one.first <= today][-count:]


def period_named(name: str, first: date | None, today: date) -> Period | None:
    """The period of a name: one to choose, or of any days that have begun; None where it is neither."""
    for period in periods_to_choose(first, today):
        if period.name == name:
            return period
    begins, _, ends = name.partition(" to ")
    try:
        period = Period(date.fromisoformat(begins), date.fromisoformat(ends or begins))
    except ValueError:
        return None
    is_one = period.first <= min(period.last, today) and period.first.year >= _EARLIEST
    return period if is_one and period.last.year < _LATEST else None


def days_as_name(begins: str, ends: str, today: date) -> tuple[str, dict[str, str]]:
    """The name of the period between two days as people write them, and by field what is wrong with them."""
    days, faults = {}, {}
    for field, text in (("first", begins), ("last", ends)):
        try:
            days[field] = datetime.strptime(text.strip(), "%d/%m/%Y").date()
        except ValueError:
            faults[field] = f"Write the {field} day as day, month and year, such as 29/12/2026."
    if not faults and days["last"] < days["first"]:
        faults["last"] = "The last day is before the first."
    elif "first" in days and days["first"] > today:
        faults["first"] = "This day is in the future, so there is nothing to count."
    elif not all(_EARLIEST <= day.year < _LATEST for day in days.values()):
        faults["first"] = f"The year must be between {_EARLIEST} and {_LATEST - 1}."
    if faults:
        return "", faults
    return Period(days["first"], days["last"]).name, {}


def choice_of(period: Period, today: date) -> Choice:
    """A period as it is chosen."""
    return Choice(period.name, period.words, period.last < today)


def preview_of(result: ReportResult, out: Path) -> ReportPreview:
    """What there is to look at of a report that was made."""
    edition, summary = result.edition, first_page_of(result.edition)
    said = {heading: summary[name] for name, heading in _HEADINGS.items() if summary[name]}  # type: ignore[literal-required]
    place = result.folder.relative_to(out).as_posix()
    return ReportPreview(
        time=time_of_figures(edition.asked),
        sentences={heading: [one] if isinstance(one, str) else list(one) for heading, one in said.items()},
        tables=[one for one in partnership_tables(edition) if one.rows],
        charts=charts_in(result.folder, place),
        hidden=_hidden(edition),
        notes=[*(f"{name.capitalize()}: {text}" for name, text in NOTES), *signs_of(edition.control)],
        files=files_in(result.folder, place),
    )


_FILES = ("partnership.docx", "partnership.xlsx", "figures.csv", "summary.png", "summary.svg")


def files_in(folder: Path, place: str) -> list[str]:
    """The partnership's files in the folder of a report. `place`: its path below the outputs folder."""
    return [f"{place}/{name}" for name in _FILES if (folder / name).is_file()]


def charts_in(folder: Path, place: str) -> list[Chart]:
    """The charts in the folder of a report, each with the text that its drawing carries."""
    return list(_charts(folder, place))


def _charts(folder: Path, place: str) -> Iterator[Chart]:
    for path in sorted((folder / "charts").glob("*.svg")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        title, said = _TITLE.search(text), _TEXT.search(text)
        if path.with_suffix(".png").is_file():
            yield Chart(
                f"{place}/charts/{path.stem}.png",
                html.unescape(title[1]) if title else path.stem,
                html.unescape(said[1]) if said else "",
            )


def _hidden(edition: Edition) -> Table:
    figures = [one for one in edition.figures.values() if one.detail is not Detail.EXACT]
    return Table(
        "Hidden",
        "What is not shown, or shown as a range",
        "Each row is one measure in one period.",
        ("Measure", "What it says", "Period", "Counted", "As it is shown"),
        [
            (one.measure.id, one.measure.name, one.period.words, number(one.total), _shown(one))
            for one in figures
        ],
        3,
    )


def _shown(figure: ShownFigure) -> str:
    return "; ".join(f"{one.name}: {number(one.count)}" for one in figure.answers())
