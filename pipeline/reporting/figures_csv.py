"""The figures of an edition as a file for other programs: one number a line, the same as in the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from pipeline.foundation.dates import shown
from pipeline.reporting.composites import Composite
from pipeline.reporting.edition import Edition
from pipeline.reporting.figure_tables import answers_given
from pipeline.reporting.given_figures import (
    SHEETS_OF_SHARES,
    main_figures,
    not_given,
    sheet_of,
    trend_figures,
)
from pipeline.reporting.headline_table import TOO_LITTLE, interval_of_composite
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.period_notes import OF_PUBLISHED, first_out
from pipeline.reporting.published_counts import Count, CountRange
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import Answer, ShownFigure
from pipeline.reporting.table import (
    ALLOWING,
    ELSEWHERE,
    NAMES_OF_VALUES,
    interval_of,
    why_no_wait,
    why_not_counted,
)

_COUNT, _PER_CENT = "count", "per cent"
_INTERVAL, _RANGE = "95% interval", "at least and at most"
_NOTHING = "Nothing to count"
_NOT_RECORDED = "Not recorded"
_CHANGED, _OF_PUBLISHED = "The records have changed since", f"Adds up {OF_PUBLISHED}"
Numbers = tuple[float | None, float | None, float | None]
#: With what a spreadsheet begins a formula.
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Line(NamedTuple):
    """One line of the file: a number or a range of one figure, or why it is not shown."""

    measure: str
    name: str
    period_from: str
    period_to: str
    answer: str
    value: float | None
    lower: float | None
    upper: float | None
    unit: str
    note: str
    reason: str
    published_on: str
    revised: str


def figures_csv(edition: Edition) -> bytes:
    """Every figure that the workbook gives, one number a line, in UTF-8 with a mark that Excel knows.

    A number that is not shown is empty, with the reason beside it. A range is between `lower` and `upper`;
    a percentage that is exact has its interval there; `note` says which. Of what has not gone out yet, the
    day it was published on is empty. `revised`: that it takes the place of a
    figure published before, and how it differs from the records as they are now, where it does.
    """
    lines = [_as_safe_text(one) for one in _lines(edition)]
    frame = pd.DataFrame(lines, columns=list(_Line._fields), dtype=object)
    text: str = frame.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _as_safe_text(line: _Line) -> _Line:
    """A line no text of which a spreadsheet takes for a formula."""
    return _Line._make(
        f"'{one}" if isinstance(one, str) and one.startswith(_BEGINS_FORMULA) else one for one in line
    )


def _lines(edition: Edition) -> Iterator[_Line]:
    for composite in edition.composites:
        yield from _of_composite(edition, composite)
    for name in edition.measures:
        for figure in main_figures(edition, name):
            yield from _of_main(figure)
        for figure in trend_figures(edition, name):
            yield from _of_trend(figure)
    for figure in not_given(edition):
        yield _of_count(figure, "Counted", None)


def _of_composite(edition: Edition, one: Composite) -> Iterator[_Line]:
    period = edition.periods[-1]
    days = [figure.published_on for figure in (*one.parts, *one.left_out)]
    on = "" if None in days else max(day for day in days if day).isoformat()
    names = ", ".join(figure.measure.id for figure in one.left_out)
    said = f"Adds up revised figures of {', '.join(one.revised)}" if one.revised else ""
    revised = _differs(said, changed=bool(one.changed), of_published=bool(one.of_published))
    reason = f"Left out, because no number of it is shown: {names}" if names else ""
    labels = (one.name, f"All that fell due in the {period.length}, added up")
    dates = (period.first.isoformat(), period.last.isoformat())
    for answer, count in (("Counted", one.total), ("In time", one.in_time)):
        numbers, note = _numbers(count if one.parts else None)
        why = reason or _why_none(one, numbers)
        yield _Line(*labels, *dates, answer, *numbers, _COUNT, note, why, on, revised)
    numbers, note = _share_numbers(one.share, interval_of_composite(one))
    why = reason or _why_none(one, numbers)
    yield _Line(*labels, *dates, "In time", *numbers, _PER_CENT, note, why, on, revised)


def _why_none(composite: Composite, numbers: Numbers) -> str:
    """Why a number of a composite is not shown; empty where it is."""
    if any(one is not None for one in numbers):
        return ""
    return _NOTHING if composite.total == 0 else TOO_LITTLE


def _of_main(figure: ShownFigure) -> Iterator[_Line]:
    yield _of_count(figure, "Counted", figure.total)
    for answer in answers_given(figure):
        yield _of_count(figure, answer.name, answer.count)
    if sheet_of(figure.measure) in SHEETS_OF_SHARES:
        yield _of_share(figure, next(one for one in figure.answers() if "Yes" in one.words))
    elif figure.measure.kind is not AnswerType.NUMBER:
        for answer in answers_given(figure):
            yield _of_share(figure, answer)
    if figure.measure.kind is AnswerType.NUMBER:
        for name, words in NAMES_OF_VALUES.items():
            yield _of_value(figure, name, words, figure.measure.unit_of_number.casefold())
    if figure.value("incidence") is not None:
        yield _of_value(figure, "incidence", ALLOWING, _PER_CENT)
    missing = 0 if figure.is_nothing and figure.missing is None else figure.missing
    yield _of_count(figure, _NOT_RECORDED, missing)


def _of_trend(figure: ShownFigure) -> Iterator[_Line]:
    yield _of_count(figure, "Counted", figure.total)
    words = figure.measure.kind is AnswerType.WORD
    for answer in answers_given(figure) if words else figure.answers()[:1]:
        yield _of_count(figure, answer.name, answer.count)
        if figure.measure.kind is not AnswerType.NUMBER:
            yield _of_share(figure, answer)
    if figure.measure.kind is AnswerType.NUMBER:
        unit = figure.measure.unit_of_number.casefold()
        yield _of_value(figure, "with_waiting", NAMES_OF_VALUES["with_waiting"], unit)


def _numbers(count: Count) -> tuple[Numbers, str]:
    """The value and the ends of a count, and what the ends are."""
    if count is None:
        return (None, None, None), ""
    if isinstance(count, CountRange):
        return (None, count.least, count.most), _RANGE
    return (count, count, count), ""


def _share_numbers(
    share: float | ShareRange | None, interval: tuple[float, float] | None
) -> tuple[Numbers, str]:
    if share is None:
        return (None, None, None), ""
    if isinstance(share, ShareRange):
        return (None, share.least, share.most), _RANGE
    return ((share, *interval), _INTERVAL) if interval else ((share, None, None), "")


def _line(figure: ShownFigure, answer: str, found: tuple[Numbers, str], unit: str, why: str = "") -> _Line:
    """`why`: why the number is not shown where the counts of the figure are."""
    numbers, note = found
    reason = ""
    if all(one is None for one in numbers):
        reason = why_not_counted(figure) or (_NOTHING if figure.is_nothing else why or _small(figure))
    return _Line(
        figure.measure.id,
        figure.measure.name,
        figure.period.first.isoformat(),
        figure.period.last.isoformat(),
        answer,
        *numbers,
        unit,
        note,
        reason,
        figure.published_on.isoformat() if figure.published_on else "",
        _differs(_revised(figure), changed=figure.has_changed, of_published=figure.is_of_published),
    )


def _revised(figure: ShownFigure) -> str:
    """That a figure is revised, and when the one was published whose place it takes; empty if it is not."""
    if figure.superseded is None:
        return ""
    day = first_out(figure.superseded)
    return f"Revised; takes the place of the figure published {f'on {shown(day)}' if day else 'before'}"


def _differs(revised: str, *, changed: bool, of_published: bool) -> str:
    """That a figure is revised, and how it differs from the records as they are now."""
    differs = _CHANGED if changed else _OF_PUBLISHED if of_published else ""
    return "; ".join(one for one in (revised, differs) if one)


def _small(figure: ShownFigure) -> str:
    """Why one number of a figure is not shown, of which the others are."""
    least = figure.control.threshold + 1
    return f"Fewer than {least}, or a small number could be worked out from it; {ELSEWHERE}"


def _of_count(figure: ShownFigure, answer: str, count: Count) -> _Line:
    return _line(figure, answer, _numbers(count), _COUNT)


def _of_share(figure: ShownFigure, answer: Answer) -> _Line:
    return _line(
        figure, answer.name, _share_numbers(figure.share_of(answer), interval_of(figure, answer)), _PER_CENT
    )


def _of_value(figure: ShownFigure, name: str, words: str, unit: str) -> _Line:
    found = figure.value(name)
    why = f"{why_no_wait(figure, name).capitalize()}; {ELSEWHERE}"
    return _line(figure, words, ((found, None, None), ""), unit, why)
