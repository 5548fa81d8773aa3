"""The rows of the Word report's tables: a measure, or one answer of it, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.documents.assembled.partnership import ShareRow, WaitingRow
from pipeline.reporting.direction import UNCHANGED, direction_of, has_changed
from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.period_notes import PeriodNotes
from pipeline.reporting.prose import amount, has_result, listed, name_of, number, percent
from pipeline.reporting.published_counts import CountRange
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import Answer, ShownFigure

_NOT_SHOWN, _NOT_COMPARED, _NO_TARGET = "Not shown", "Not compared", "None set"
#: The share of nothing.
_NO_SHARE = "Does not apply"


def share_rows(edition: Edition, measure: Measure, notes: PeriodNotes) -> Iterator[ShareRow]:
    """The row of a share, or the rows of the answers of a breakdown. `notes`: those below the table."""
    figure, target = edition.main_figure(measure.id), measure.target or _NO_TARGET
    name = f"{name_of(figure)}{notes.sign_of(figure)}"
    if figure.is_nothing or not has_result(figure):
        only = "Nothing to count" if figure.is_nothing else f"{_NOT_SHOWN}{_of(figure)}"
        share = _NO_SHARE if figure.is_nothing else _NOT_SHOWN
        yield ShareRow(measure=name, number=only, share=share, change=_NOT_COMPARED, target=target)
        return
    if measure.kind is AnswerType.WORD:
        given = [one for one in figure.answers() if one.count != 0]
        for place, answer in enumerate(given):
            yield ShareRow(
                measure=f"{name if place == 0 else measure.id}: {answer.name}",
                number=_number(figure, answer),
                share=percent(figure.share_of(answer)) or _NOT_SHOWN,
                change=_NOT_COMPARED,
                target=target,
            )
        return
    answer = figure.answers()[0]
    incidence = figure.value("incidence")
    share = f"{incidence:g}%" if incidence is not None else percent(figure.share_of(answer))
    yield ShareRow(
        measure=name,
        number=_number(figure, answer),
        share=share or _NOT_SHOWN,
        change=_change(edition, measure),
        target=target,
    )


def not_compared_line(edition: Edition, measures: Iterable[Measure]) -> list[str]:
    """Why some shares have no direction although there is a figure for the year before; no line if none."""
    ids = [one.id for one in measures if has_changed(edition, one.id)]
    if not ids:
        return []
    return [f"Not compared: {listed(ids)}, because records have changed since they were published."]


def waiting_row(edition: Edition, measure: Measure, notes: PeriodNotes) -> WaitingRow:
    """The row of a measure of waiting times, of which a median is shown. `notes`: those below the table."""
    figure, unit = edition.main_figure(measure.id), measure.unit_of_number.casefold()
    median, lower, upper = (figure.value(name) for name in ("with_waiting", "lower", "upper"))
    return WaitingRow(
        measure=f"{name_of(figure)}{notes.sign_of(figure)}",
        counted=number(figure.total),
        half=amount(median, unit) if median is not None else _NOT_SHOWN,
        middle=f"{lower:g} to {amount(upper, unit)}"
        if lower is not None and upper is not None
        else _NOT_SHOWN,
    )


def best_of(figure: ShownFigure) -> float | None:
    """The most that the share of what is good can be; None where no share is shown."""
    share = figure.share()
    if share is None:
        return None
    least, most = (share.least, share.most) if isinstance(share, ShareRange) else (share, share)
    return 100 - least if figure.measure.polarity == "Less is better" else most


def _number(figure: ShownFigure, answer: Answer) -> str:
    """How many of how many; only of how many if that is a range, beside which the share says more."""
    if isinstance(figure.total, CountRange):
        return f"Of {number(figure.total)}"
    return f"{number(answer.count).capitalize()} of {number(figure.total)}"


def _of(figure: ShownFigure) -> str:
    """How many there were of what is not shown."""
    return f" (of {number(figure.total)})" if figure.total is not None else ""


def _change(edition: Edition, measure: Measure) -> str:
    way = direction_of(edition, measure.id)
    return "No clear change" if way == UNCHANGED else way.capitalize() or _NOT_COMPARED
