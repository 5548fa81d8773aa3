"""The tables of the team's own edition: every number as it is, and what became of it in what went out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.foundation.dates import shown
from pipeline.reporting.aggregate import APART
from pipeline.reporting.edition import Edition
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.published_counts import NOTHING, Said
from pipeline.reporting.reference_tables import definitions, plan_table
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.table import LABELS, Cell, Row, Table, label_cells
from pipeline.reporting.tables import sheet_of

_SPREADS = ("median", "lower", "upper", "longest", "with_waiting", "longest_wait")
_TITLES = {
    "Timeliness": "How often time limits were kept",
    "Practice": "How often the procedure was followed",
    "Other duties": "Everything else that the procedure asks for",
    "Completeness": "How complete the records are",
    "Data quality": "How often records keep to the rules",
}


def restricted_tables_of(complete: Edition, edition: Edition, *, quarters: int) -> list[Table]:
    """Every table of the team's own edition, but for the cases behind the numbers.

    `complete`: every number. `edition`: what the partnership's edition shows.
    """
    trend = set(complete.asked.quarters_to_its_end(quarters)) - set(complete.periods)
    main = [one for (_, period), one in complete.figures.items() if period not in trend]
    quarterly = [one for (_, period), one in complete.figures.items() if period in trend]
    return [
        definitions(complete.measures.values()),
        *(_shares(sheet, title, main) for sheet, title in _TITLES.items()),
        _waiting("Waiting times", "How long things took", main),
        _answers("Outcomes", "What came of it", main),
        _shares("Trends", "Quarter by quarter: how often", quarterly, every=True),
        _waiting("Trends in waiting", "Quarter by quarter: how long", quarterly),
        _answers("Outcomes by quarter", "What came of it, quarter by quarter", quarterly),
        what_went_out(edition, complete),
        plan_table(edition),
    ]


def _counts(figure: ShownFigure, words: Sequence[str]) -> list[Cell]:
    assert figure.figure is not None
    return [figure.figure.counts[word] for word in words]


def _share(figure: ShownFigure, word: str) -> Cell:
    share = figure.share(word)
    return share if isinstance(share, float) else NOTHING


def _shares(sheet: str, title: str, figures: Iterable[ShownFigure], *, every: bool = False) -> Table:
    rows: list[Row] = []
    for one in figures:
        if one.measure.kind is not AnswerType.SHARE or (not every and sheet_of(one) != sheet):
            continue
        counted = one.published.total
        assert counted is not None
        cells = [counted.least, *_counts(one, ("Yes", "No")), _share(one, "Yes"), *_counts(one, APART)]
        rows.append((*label_cells(one), *cells))
    columns = (*LABELS, "Counted", "Yes", "No", "Percentage yes", *_apart())
    return Table(sheet, title, "Each row is one measure in one period.", columns, rows, 3)


def _apart() -> tuple[str, str]:
    return APART[0], f"{APART[1]} [note 6]"


def _waiting(sheet: str, title: str, figures: Iterable[ShownFigure]) -> Table:
    rows: list[Row] = []
    for one in figures:
        if one.measure.kind is AnswerType.NUMBER:
            values = [one.value(name) for name in _SPREADS]
            cells: list[Cell] = [NOTHING if value is None else value for value in values]
            counts = _counts(one, (*one.measure.words, *APART))
            rows.append((*label_cells(one), one.measure.unit_of_number, *counts[:2], *cells, *counts[2:]))
    columns = (
        *LABELS,
        "Unit",
        "Over",
        "Still waiting",
        "Median of those over",
        "Lower quartile",
        "Upper quartile",
        "Longest that is over",
        "Median with those still waiting [note 4]",
        "Longest still waiting",
        *_apart(),
    )
    return Table(sheet, title, "Each row is one measure in one period.", columns, rows, 4)


def _answers(sheet: str, title: str, figures: Iterable[ShownFigure]) -> Table:
    rows: list[Row] = []
    for one in figures:
        if one.measure.kind not in (AnswerType.WORD, AnswerType.INCIDENCE):
            continue
        total = one.published.total
        assert total is not None
        incidence = one.value("incidence")
        for word in (*one.measure.words, *APART):
            share = _share(one, word) if word in one.measure.words else NOTHING
            if incidence is not None and word == one.measure.words[0]:
                share = incidence
            rows.append((*label_cells(one), word, *_counts(one, (word,)), total.least, share))
    columns = (*LABELS, "Answer", "Number", "Of those counted", "Percentage [note 1]")
    return Table(sheet, title, "Each row is one answer to one measure in one period.", columns, rows, 4)


def what_went_out(edition: Edition, complete: Edition) -> Table:
    """What the team has to know of the edition that is handed out, and no reader of it."""
    rows: list[Row] = []
    for one in edition.figures.values():
        if one.is_revised and one.is_repeated:
            now = complete.figure(one.measure.id, one.period)
            start = (*label_cells(one), shown(one.published_on), "Records have changed since")
            rows += [(*start, _words(said), _now(now, said)) for said in one.published.said]
    for name in edition.given_away:
        what = "Earlier editions gave a small number away"
        rows.append((name, edition.measures[name].name, "Any", NOTHING, what, NOTHING, NOTHING))
    for name, period in edition.gap:
        what = "Another choice of what to hide could say more of this figure, and less of others"
        rows.append((name, edition.measures[name].name, period.words, NOTHING, what, NOTHING, NOTHING))
    columns = (*LABELS, "First published", "What there is to know", "As it went out", "In the records now")
    note = (
        "Each row is one thing to know about what goes out: figures whose records have changed, small numbers that "
        "earlier editions gave away, and figures of which another choice could say more."
    )
    return Table("What went out", "What the partnership's edition does not say", note, columns, rows, 3)


def _words(said: Said) -> str:
    count = str(said.least) if said.least == said.most else f"{said.least} to {said.most}"
    return f"{' or '.join(said.words)}: {count}"


def _now(figure: ShownFigure | None, said: Said) -> Cell:
    if figure is None or figure.figure is None:
        return "See the quarters"
    return sum(figure.figure.counts.get(word, 0) for word in said.words)
