"""Writes figures.csv: every figure of an edition, tidy, a row for each number, to chart or to add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pandas as pd

from pipeline.reporting.composites import Composite
from pipeline.reporting.edition import Edition
from pipeline.reporting.headline_table import how_composite_is_shown
from pipeline.reporting.legend import TOO_SMALL
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import NOT_RECORDED, Count, CountRange
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import Answer, ShownFigure
from pipeline.reporting.table import interval_of, percent_of, why_no_share

ALL = "All counted"
_COUNT, _PERCENT = "count", "per cent"
_INTERVAL, _RANGE, _KAPLAN_MEIER = "95% interval", "range", "Kaplan-Meier"
_VALUES = {
    "with_waiting": ("Half are over within", _KAPLAN_MEIER),
    "lower": ("Lower quartile", "of those over"),
    "upper": ("Upper quartile", "of those over"),
}
#: A spreadsheet takes a text that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Statement(NamedTuple):
    """One row: a number or a range, or why it is not shown."""

    measure: str
    name: str
    period_from: date
    period_to: date
    answer: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str = _COUNT
    note: str = ""
    reason: str = ""
    published_on: date | None = None


def figures_csv(edition: Edition) -> bytes:
    """The figures of an edition as a CSV file in UTF-8, with the mark that Excel knows it by."""
    frame = pd.DataFrame(statements_of(edition), columns=Statement._fields, dtype=object)
    for column in ("measure", "name", "answer", "unit", "note", "reason"):
        frame[column] = frame[column].map(_as_text)
    return str(frame.to_csv(index=False, lineterminator="\n")).encode("utf-8-sig")


def _as_text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def statements_of(edition: Edition) -> list[Statement]:
    """Every row of an edition: the composites, then each figure by measure, the latest period first."""
    found = [row for one in edition.composites for row in _of_composite(edition, one)]
    order = {name: number for number, name in enumerate(edition.measures)}
    figures = sorted(
        edition.figures.values(),
        key=lambda one: (order[one.measure.id], -one.period.last.toordinal(), one.period.first),
    )
    return found + [row for one in figures for row in _of_figure(one)]


def _of_composite(edition: Edition, one: Composite) -> Iterator[Statement]:
    period = edition.asked.year_to_its_end
    name = "Of all that fell due, how much was in time?"
    on = max((part.published_on for part in one.parts), default=None)
    start = Statement(one.name, name, period.first, period.last, ALL, published_on=on)
    how = how_composite_is_shown(one)
    note = how.partition(". ")[2]
    if not one.parts:
        yield start._replace(reason=how)
        return
    yield _with_count(start, one.total, note)
    yield _with_count(start._replace(answer="Yes"), one.in_time, note)
    share = one.share
    yes = start._replace(answer="Yes", unit=_PERCENT)
    yield yes._replace(reason=how) if share is None else _with_share(yes, share, one.in_time, one.total)


def _of_figure(figure: ShownFigure) -> Iterator[Statement]:
    measure, period = figure.measure, figure.period
    start = _start(figure, period)
    if figure.total is None:
        yield start._replace(reason=TOO_SMALL)
        return
    yield _with_count(start, figure.total)
    if figure.is_nothing:
        return
    for answer in figure.answers():
        yield _of_answer(start._replace(answer=answer.name), answer)
    if isinstance(figure.missing, int):
        yield _with_count(start._replace(answer=NOT_RECORDED), figure.missing)
    if measure.kind is AnswerType.NUMBER:
        yield from _of_waiting(start, figure)
        return
    for answer in figure.answers():
        if answer.count is not None:
            yield from _of_share(start._replace(answer=answer.name, unit=_PERCENT), figure, answer)


def _start(figure: ShownFigure, period: Period) -> Statement:
    measure = figure.measure
    on = figure.published_on
    return Statement(measure.id, measure.name, period.first, period.last, ALL, published_on=on)


def _of_answer(start: Statement, answer: Answer) -> Statement:
    return start._replace(reason=TOO_SMALL) if answer.count is None else _with_count(start, answer.count)


def _of_waiting(start: Statement, figure: ShownFigure) -> Iterator[Statement]:
    unit = figure.measure.unit_of_number.casefold()
    for name, (answer, note) in _VALUES.items():
        value = figure.value(name)
        if value is not None:
            yield start._replace(answer=answer, value=value, unit=unit, note=note)


def _of_share(start: Statement, figure: ShownFigure, answer: Answer) -> Iterator[Statement]:
    share = percent_of(figure, answer)
    if figure.measure.kind is AnswerType.INCIDENCE:
        if isinstance(share, float):
            yield start._replace(value=share, note=_KAPLAN_MEIER)
    elif share is None:
        yield start._replace(reason=why_no_share(figure))
    else:
        yield _with_share(start, share, answer.count, figure.total)


def _with_count(start: Statement, count: Count, note: str = "") -> Statement:
    if isinstance(count, CountRange):
        more = f"{_RANGE}; {note}" if note else _RANGE
        return start._replace(lower=count.least, upper=count.most, note=more)
    return start._replace(value=count, lower=count, upper=count, note=note)


def _with_share(start: Statement, share: float | ShareRange, part: Count, total: Count) -> Statement:
    if isinstance(share, ShareRange):
        return start._replace(lower=share.least, upper=share.most, note=_RANGE)
    low, high = interval_of(part, total) or (None, None)
    return start._replace(value=share, lower=low, upper=high, note=_INTERVAL)
