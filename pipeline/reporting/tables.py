"""The tables of a report, as both editions show them: a row for each number, and nothing merged or left empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.foundation.dates import shown
from pipeline.reporting.aggregate import APART
from pipeline.reporting.edition import COUNTED, HIDDEN, NOTHING, Edition, Shown
from pipeline.reporting.measures import Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.periods import Period
from pipeline.reporting.run_chart import FEWEST, Chart, chart_of
from pipeline.reporting.shares import ShareRange

IN_PROGRESS, CANNOT_TELL = APART
_SPREADS = ("median", "lower", "upper", "longest", "with_waiting", "longest_wait")
Row = tuple[Shown, ...]


@dataclass(frozen=True)
class Table:
    """One table, on a sheet of its own.

    `labels`: how many of its first columns say what a row is. `note`: what one row is.
    """

    sheet: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: list[Row]
    labels: int


def tables_of(edition: Edition, measures: Sequence[Measure], records: Sequence[Measure]) -> list[Table]:
    """Every table of an edition, in the order of its sheets; first what each measure is.

    `records`: the measures of the data.
    """
    given = [one for one in measures if (one.id, edition.periods[0]) in edition.figures]
    known = [one for one in given if one.id.startswith("K")]
    others = [one for one in given if not one.id.startswith("K")]

    def of(theme: Theme, kind: AnswerType) -> list[Measure]:
        return [one for one in known if one.theme is theme and one.kind is kind]

    complete = [one for one in records if one.theme is Theme.COMPLETENESS]
    quality = [one for one in records if one.theme is Theme.QUALITY]
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
        _trend_of_shares(edition, shares),
        _trend_of_waiting(edition, numbers),
        _answers(
            edition, "Outcomes by quarter", "What came of it, quarter by quarter", words, edition.quarters
        ),
        _shares(
            edition,
            "Completeness",
            "How complete the records are",
            complete,
            "Filled in",
            "Empty or not known",
        ),
        _shares(
            edition,
            "Data quality",
            "How often the records keep to the rules",
            quality,
            "In order",
            "To put right",
        ),
        _commentary(known),
    ]


def label_of(edition: Edition, period: Period) -> str:
    """What a period is called in a table."""
    if period in edition.periods[1:]:
        return f"Twelve months: {period.words}"
    return period.words


def _each(
    edition: Edition, measures: Sequence[Measure], periods: Sequence[Period]
) -> Iterator[tuple[Measure, Period, Row]]:
    for measure in measures:
        for period in periods:
            yield measure, period, (measure.id, measure.name, label_of(edition, period))


_LABELS = ("Measure", "What it asks", "Period")


def _shares(
    edition: Edition, sheet: str, title: str, measures: Sequence[Measure], yes: str = "Yes", no: str = "No"
) -> Table:
    rows = [
        (
            *label,
            *(edition.count(one.id, period, word) for word in (COUNTED, "Yes", "No")),
            *_percentage(edition, one, period, "Yes"),
            *(edition.count(one.id, period, word) for word in APART),
        )
        for one, period, label in _each(edition, measures, edition.periods)
    ]
    columns = (
        *_LABELS,
        "Counted",
        yes,
        no,
        *_of_percentages(edition, f"Percentage {yes.casefold()}"),
        *_apart(),
    )
    return Table(sheet, title, "Each row is one measure in one period.", columns, rows, 3)


def _percentage(edition: Edition, measure: Measure, period: Period, word: str) -> Row:
    """A percentage, or of rounded counts its least and its most, each in a cell of its own."""
    share = edition.share(measure.id, period, word)
    if isinstance(share, ShareRange):
        return tuple(share)
    return (share, share) if edition.is_rounded else (share,)


def _of_percentages(edition: Edition, heading: str) -> tuple[str, ...]:
    """The headings over a percentage's cells."""
    ends = (", at least", ", at most") if edition.is_rounded else ("",)
    return tuple(f"{heading}{end} [note 1]" for end in ends)


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
        *_LABELS,
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
                _percentage(edition, one, period, word)
                if word in one.words
                else [NOTHING] * (1 + edition.is_rounded)
            ),
        )
        for one, period, label in _each(edition, measures, periods)
        for word in (*one.words, *apart)
    ]
    columns = (*_LABELS, "Answer", "Number", "Of those counted", *_of_percentages(edition, "Percentage"))
    return Table(sheet, title, "Each row is one answer to one measure in one period.", columns, rows, 4)


def _trend_of_shares(edition: Edition, measures: Sequence[Measure]) -> Table:
    rows = []
    for one in measures:
        drawn = (
            (*[NOTHING] * 3, "None: the counts are rounded")
            if edition.is_rounded
            else _drawn(share_chart(edition, one))
        )
        for period in edition.quarters:
            counts = (edition.count(one.id, period, word) for word in (COUNTED, "Yes"))
            rows.append(
                (one.id, one.name, period.words, *counts, *_percentage(edition, one, period, "Yes"), *drawn)
            )
    columns = (
        *_LABELS[:2],
        "Quarter",
        "Counted",
        "Yes",
        *_of_percentages(edition, "Percentage yes"),
        *_chart_columns(),
    )
    note = "Each row is one measure in one quarter."
    return Table("Trends", "Quarter by quarter: how often", note, columns, rows, 3)


def _trend_of_waiting(edition: Edition, measures: Sequence[Measure]) -> Table:
    rows = []
    for one in measures:
        chart = waiting_chart(edition, one)
        for period in edition.quarters:
            counts = (edition.count(one.id, period, word) for word in one.words)
            middles = (edition.spread(one.id, period, name) for name in ("median", "with_waiting"))
            rows.append(
                (one.id, one.name, period.words, one.unit_of_number, *counts, *middles, *_drawn(chart))
            )
    columns = (
        *_LABELS[:2],
        "Quarter",
        "Unit",
        "Over",
        "Still waiting",
        "Median of those over",
        "Median with those still waiting [note 4]",
        *_chart_columns(),
    )
    return Table(
        "Trends in waiting",
        "Quarter by quarter: how long",
        "Each row is one measure in one quarter.",
        columns,
        rows,
        4,
    )


def _chart_columns() -> tuple[str, ...]:
    return (
        "Middle of all quarters [note 5]",
        "Lower limit [note 5]",
        "Upper limit [note 5]",
        "What the limits are",
    )


def _drawn(chart: Chart | None) -> Row:
    if chart is None:
        return (NOTHING, NOTHING, NOTHING, "Nothing to draw")
    if chart.lower is None or chart.upper is None:
        return (round(chart.middle, 1), NOTHING, NOTHING, f"None: fewer than {FEWEST} points")
    return (
        round(chart.middle, 1),
        round(chart.lower, 1),
        round(chart.upper, 1),
        "Trial limits" if chart.on_trial else "Limits",
    )


def share_chart(edition: Edition, measure: Measure) -> Chart | None:
    """The middle and the limits of the percentages that are shown; those that are not leave a gap."""
    return chart_of(_numbers(edition.share(measure.id, one) for one in edition.quarters), 100.0)


def waiting_chart(edition: Edition, measure: Measure) -> Chart | None:
    """The middle and the limits of the medians that are shown, those still waiting counted in."""
    return chart_of(_numbers(edition.spread(measure.id, one, "with_waiting") for one in edition.quarters))


def _numbers(found: Iterator[Shown]) -> list[float]:
    return [float(one) for one in found if isinstance(one, (int, float))]


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
    columns = (*_LABELS[:2], "The question it raises", "Commentary of the partnership")
    note = "Each row is one measure. The partnership writes what lies behind the figure in the last column."
    return Table("Commentary", "Questions that the figures raise", note, columns, rows, 2)


def hidden_share(edition: Edition) -> tuple[int, int]:
    """How many counts are hidden, and how many there are."""
    counts = [edition.count(*cell) for cell in edition.counts]
    return sum(one == HIDDEN for one in counts), len(counts)
