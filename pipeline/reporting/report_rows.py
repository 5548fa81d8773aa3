"""The rows of the Word report's tables: a measure, or one answer of it, as text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.assembled.partnership import ShareRow, WaitingRow
from pipeline.reporting.direction import UNCHANGED, direction_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.prose import amount, as_published, has_result, name_of, number, over_of, percent
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import Answer, ShownFigure

_NOT_SHOWN = "Not shown"


def share_rows(edition: Edition, measure: Measure) -> Iterator[ShareRow]:
    """The row of a share, or the rows of the answers of a breakdown."""
    figure = edition.main_figure(measure.id)
    name = _titled(edition, figure)
    if figure.is_nothing or not has_result(figure):
        only = "Nothing to count" if figure.is_nothing else f"{_NOT_SHOWN}{_of(figure)}"
        yield ShareRow(measure=name, number=only, share="", change="", target=measure.target)
        return
    if measure.kind is AnswerType.WORD:
        given = [one for one in figure.answers() if one.count != 0]
        for place, answer in enumerate(given):
            yield ShareRow(
                measure=f"{name if place == 0 else measure.id}: {answer.name}",
                number=_number(figure, answer),
                share=percent(figure.share_of(answer)),
                change="",
                target="",
            )
        return
    answer = figure.answers()[0]
    incidence = figure.value("incidence")
    share = f"{incidence:g}%" if incidence is not None else percent(figure.share_of(answer))
    yield ShareRow(
        measure=name,
        number=_number(figure, answer),
        share=share,
        change=_change(edition, measure),
        target=measure.target,
    )


def waiting_row(edition: Edition, measure: Measure) -> WaitingRow:
    """The row of a measure of waiting times, of which a median is shown."""
    figure, unit = edition.main_figure(measure.id), measure.unit_of_number.casefold()
    median, lower, upper = (figure.value(name) for name in ("with_waiting", "lower", "upper"))
    return WaitingRow(
        measure=_titled(edition, figure),
        counted=number(figure.total),
        half=amount(median, unit) if median is not None else _NOT_SHOWN,
        middle=f"{lower:g} to {amount(upper, unit)}" if lower is not None and upper is not None else "",
    )


def best_of(figure: ShownFigure) -> float | None:
    """The most that the share of what is good can be; None where no share is shown."""
    share = figure.share()
    if share is None:
        return None
    least, most = (share.least, share.most) if isinstance(share, ShareRange) else (share, share)
    return 100 - least if figure.measure.polarity == "Less is better" else most


def _titled(edition: Edition, figure: ShownFigure) -> str:
    """A measure's name, with the time that its figure is of where that is not the year."""
    return f"{name_of(figure)}{over_of(edition, figure)}{as_published(figure)}"


def _number(figure: ShownFigure, answer: Answer) -> str:
    return f"{number(answer.count).capitalize()} of {number(figure.total)}"


def _of(figure: ShownFigure) -> str:
    """How many there were of what is not shown."""
    return f" (of {number(figure.total)})" if figure.total is not None else ""


def _change(edition: Edition, measure: Measure) -> str:
    way = direction_of(edition, measure.id)
    return "No clear change" if way == UNCHANGED else way.capitalize()
