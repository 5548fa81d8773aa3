"""The tables of a report, the same in both editions: a row for each number, no merged or empty cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.foundation.dates import shown
from pipeline.reporting.aggregate import APART
from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED, NOTHING
from pipeline.reporting.table import LABELS, Row, Table, label_of, percentage_cells, percentage_headings
from pipeline.reporting.trend_tables import trend_of_shares, trend_of_waiting

IN_PROGRESS, CANNOT_TELL = APART
_SPREADS = ("median", "lower", "upper", "longest", "with_waiting", "longest_wait")


def tables_of(edition: Edition, measures: Sequence[Measure], records: Sequence[Measure]) -> list[Table]:
    """Every table of an edition, in the order of its sheets, definitions first.

    `records`: the measures of completeness and data quality.
    """
    given = [one for one in measures if (one.id, edition.periods[0]) in edition.figures]
    known = [one for one in given if one.id.startswith("K")]
    others = [one for one in given if not one.id.startswith("K")]

    def of(theme: Theme, kind: AnswerType) -> list[Measure]:
        return [one for one in known if one.theme is theme and one.kind is kind]

    outcomes = [one for one in known if one.theme is Theme.OUTCOMES]
    numbers = [one for one in known if one.kind is AnswerType.NUMBER]
    shares = [one for one in known if one.kind is AnswerType.SHARE]
    words = [one for one in known if one.kind is AnswerType.WORD]
    return [
        _definitions(measures),
        _shares(
            edition, "Timeliness", "How often time limits were kept", of(Theme.TIMELINESS, AnswerType.SHARE)
        ),
        _waiting(edition, numbers),
        _shares(
            edition, "Practice", "How often the procedure was followed", of(Theme.PRACTICE, AnswerType.SHARE)
        ),
        _answers(edition, "Outcomes", "What came of it", outcomes, edition.periods),
        _shares(edition, "Other duties", "Everything else that the procedure asks for", others),
        trend_of_shares(edition, shares),
        trend_of_waiting(edition, numbers),
        _answers(
            edition, "Outcomes by quarter", "What came of it, quarter by quarter", words, edition.quarters
        ),
        *_tables_of_records(edition, records),
        _commentary(known),
    ]


def _tables_of_records(edition: Edition, records: Sequence[Measure]) -> list[Table]:
    complete = [measure for measure in records if measure.theme is Theme.COMPLETENESS]
    quality = [measure for measure in records if measure.theme is Theme.QUALITY]
    filled, in_order = ("Filled in", "Empty or not known"), ("In order", "To put right")
    return [
        _shares(edition, "Completeness", "How complete the records are", complete, *filled),
        _shares(edition, "Data quality", "How often the records keep to the rules", quality, *in_order),
    ]


def _each(
    edition: Edition, measures: Sequence[Measure], periods: Sequence[Period]
) -> Iterator[tuple[Measure, Period, Row]]:
    for measure in measures:
        for period in periods:
            yield measure, period, (measure.id, measure.name, label_of(edition, period))


def _shares(
    edition: Edition, sheet: str, title: str, measures: Sequence[Measure], yes: str = "Yes", no: str = "No"
) -> Table:
    rows = [
        (
            *label,
            *(edition.count(one.id, period, word) for word in (COUNTED, "Yes", "No")),
            *percentage_cells(edition, one, period, "Yes"),
            *(edition.count(one.id, period, word) for word in APART),
        )
        for one, period, label in _each(edition, measures, edition.periods)
    ]
    columns = (
        *LABELS,
        "Counted",
        yes,
        no,
        *percentage_headings(edition, f"Percentage {yes.casefold()}"),
        *_apart(),
    )
    return Table(sheet, title, "Each row is one measure in one period.", columns, rows, 3)


def _apart() -> tuple[str, str]:
    return f"{IN_PROGRESS} [note 2]", f"{CANNOT_TELL} [note 3]"


def _waiting(edition: Edition, measures: Sequence[Measure]) -> Table:
    rows = [
        (
            *label,
            one.unit_of_number,
            *(edition.count(one.id, period, word) for word in one.words),
            *(edition.spread(one.id, period, name) for name in _SPREADS),
            *(edition.count(one.id, period, word) for word in APART),
        )
        for one, period, label in _each(edition, measures, edition.periods)
    ]
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
    return Table(
        "Waiting times", "How long things took", "Each row is one measure in one period.", columns, rows, 4
    )


def _answers(
    edition: Edition, sheet: str, title: str, measures: Sequence[Measure], periods: Sequence[Period]
) -> Table:
    apart = APART if periods == edition.periods else ()
    rows = [
        (
            *label,
            word,
            edition.count(one.id, period, word),
            edition.count(one.id, period, COUNTED),
            *(
                percentage_cells(edition, one, period, word)
                if word in one.words
                else [NOTHING] * (1 + edition.is_rounded)
            ),
        )
        for one, period, label in _each(edition, measures, periods)
        for word in (*one.words, *apart)
    ]
    columns = (*LABELS, "Answer", "Number", "Of those counted", *percentage_headings(edition, "Percentage"))
    return Table(sheet, title, "Each row is one answer to one measure in one period.", columns, rows, 4)


def _definitions(measures: Sequence[Measure]) -> Table:
    fields: tuple[tuple[str, Callable[[Measure], str]], ...] = (
        ("Measure", lambda one: one.id),
        ("What it asks", lambda one: one.name),
        ("Theme", lambda one: one.theme.value),
        ("Unit", lambda one: one.unit),
        ("What is counted", lambda one: one.counted),
        ("Of what", lambda one: one.of),
        ("Open cases", lambda one: one.open),
        ("Which way is better", lambda one: one.polarity),
        ("Target", lambda one: one.target or "None set"),
        ("Where the target comes from", lambda one: one.target_source or "None set"),
        ("Source", lambda one: one.source),
        ("Definition last changed", lambda one: shown(one.changed)),
        ("Caution", lambda one: one.caveat or "None"),
        ("Given in", lambda one: "The team's own edition only" if one.team_only else "Both editions"),
    )
    rows: list[Row] = [tuple(value(one) for _, value in fields) for one in measures]
    columns = tuple(name for name, _ in fields)
    return Table("Definitions", "What each measure counts", "Each row is one measure.", columns, rows, 2)


def _commentary(measures: Sequence[Measure]) -> Table:
    rows: list[Row] = [(one.id, one.name, one.question, "Not written yet") for one in measures]
    columns = (*LABELS[:2], "The question it raises", "Commentary of the partnership")
    note = "Each row is one measure. The partnership writes what lies behind the figure in the last column."
    return Table("Commentary", "Questions that the figures raise", note, columns, rows, 2)
