"""The tables of the team's own edition: everything as it is, the cases behind it, and what went out."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.foundation.dates import shown
from pipeline.reporting.edition import Edition
from pipeline.reporting.figure_tables import figure_tables
from pipeline.reporting.period_notes import OF_PUBLISHED
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import CountRange
from pipeline.reporting.restricted_cases import cases_behind
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.table import LABELS, Row, Table, Value
from pipeline.reporting.tables import definitions

_NOT_KNOWN = "Not in this file"
_WHOLE = "Counted"


def own_tables(edition: Edition, complete: Edition, case_ids: Sequence[str]) -> list[Table]:
    """Every table of the team's own edition. `edition`: the one that is handed out beside it."""
    return [
        *figure_tables(complete),
        definitions(list(complete.measures.values())),
        _went_out(edition, complete),
        cases_behind(complete, case_ids),
    ]


def _went_out(edition: Edition, complete: Edition) -> Table:
    """What was said and no longer holds, what was given away, and what another choice could have said."""
    rows: list[Row] = []
    for figure in edition.figures.values():
        if figure.differs:
            rows += _revised(figure, complete)
    rows += [
        (
            name,
            edition.measures[name].name,
            "Earlier editions",
            "Known more closely than allowed",
            *["[z]"] * 4,
        )
        for name in edition.given_away
        if name in edition.measures
    ]
    rows += [
        (name, edition.measures[name].name, period.words, _GAP, *["[z]"] * 4) for name, period in edition.gap
    ]
    columns = (
        *LABELS,
        "Details",
        "Answer",
        "Published, at least",
        "Published, at most",
        "In the records now",
    )
    note = (
        "Each row is one of three things: an answer that differs from the records as they are now; a "
        "measure of which earlier editions let a small number be worked out more closely than today's "
        "threshold allows; or a figure for which this edition could say more by itself, but not beside the "
        "others."
    )
    return Table("What went out", "What went out, and what the records say now", note, columns, rows, 5)


_GAP = "Could say more by itself, not beside the others"


def _revised(figure: ShownFigure, complete: Edition) -> list[Row]:
    rows: list[Row] = []
    counted = (figure.measure.words, _WHOLE, figure.total)
    for words, name, count in (counted, *((one.words, one.name, one.count) for one in figure.answers())):
        if count is None:
            continue
        least, most = count if isinstance(count, CountRange) else (count, count)
        labels = (figure.measure.id, figure.measure.name, figure.period.words)
        said = (
            f"Revised since it went out on {shown(figure.published_on)}"
            if figure.is_repeated
            else f"New: adds up {OF_PUBLISHED}"
        )
        rows.append((*labels, said, name, least, most, _now(figure, words, complete)))
    return rows


def _now(figure: ShownFigure, words: Sequence[str], complete: Edition) -> Value:
    """The number of some answers in today's records, as far as the team's own edition counts their time."""
    parts = _parts(figure.measure.id, figure.period, complete)
    if not parts or (len(parts) > 1 and figure.measure.latest):
        return _NOT_KNOWN
    return sum(one.figure.counts[word] for one in parts if one.figure for word in words)


def _parts(name: str, period: Period, complete: Edition) -> list[ShownFigure]:
    """The figure of a period, or its quarters' where they make it up."""
    whole = complete.figure(name, period)
    if whole is not None:
        return [whole]
    quarters = [complete.figure(name, one) for one in complete.blocks(name) if one.is_in(period)]
    found = [one for one in quarters if one is not None and one.period.months == 3]
    return found if 3 * len(found) == period.months and period.months % 3 == 0 else []
