"""The tables of a report's workbook, in the order of its sheets, and those that hold no figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pipeline.foundation.dates import shown
from pipeline.reporting.edition import Edition
from pipeline.reporting.figure_tables import figure_tables
from pipeline.reporting.given_figures import figures_given, is_given, not_given
from pipeline.reporting.headline_table import headlines
from pipeline.reporting.measure import Measure
from pipeline.reporting.period_notes import OF_PUBLISHED
from pipeline.reporting.publication_plan import LENGTHS
from pipeline.reporting.revised_figures import COLUMNS, revised_figures, revision_cells, withdrawn_cells
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.table import LABELS, Row, Table, labels_of, went_out, why_hidden

#: The title of the figures that differ from what the records say now.
DIFFERENT = "Figures that differ from the records as they are now"
_CHANGED = "The records have changed since it was published"
_REVISED = "It was revised"
_WITHDRAWN = "It is withdrawn, as others of this measure were revised"
#: The title where some of them were revised.
_REVISED_OR_DIFFERENT = "Figures that were revised, or differ from the records as they are now"
_EACH_MEASURE = "Each row is one measure."
#: Why a measure is published over so long a time. The numbers themselves may be too small to say.
_WHY = {
    3: "Most quarters have enough to be shown",
    6: "A quarter has mostly too few to be shown; half a year has enough",
    12: "Half a year has mostly too few to be shown",
    24: "A year has too few to be shown well; two years have enough",
    36: "Two years have too few to be shown well",
}


def partnership_tables(edition: Edition) -> list[Table]:
    """Every table of the partnership's edition, in the order of its sheets."""
    measures = list(edition.measures.values())
    known = [one for one in measures if one.id.startswith("K")]
    return [
        headlines(edition),
        *figure_tables(edition),
        _not_shown(edition),
        definitions(measures),
        _plan(edition, known),
        _revisions(edition),
        _questions([one for one in known if is_given(edition, one.id)]),
    ]


def _not_shown(edition: Edition) -> Table:
    rows: list[Row] = [(*labels_of(one), why_hidden(one)) for one in not_given(edition)]
    title = "Measures of which no number is shown"
    return Table("Not shown", title, _EACH_MEASURE, (*LABELS, "Why"), rows, 2)


def definitions(measures: Sequence[Measure]) -> Table:
    """The table of what each measure counts."""
    fields: tuple[tuple[str, Callable[[Measure], str]], ...] = (
        ("Measure", lambda one: one.id),
        ("What it says", lambda one: one.name),
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
    return Table("Definitions", "What each measure counts", _EACH_MEASURE, columns, rows, 2)


def _plan(edition: Edition, measures: Sequence[Measure]) -> Table:
    words = {months: word.capitalize() for word, months in LENGTHS.items()}
    months = {one.id: edition.plan.of(one.id) for one in measures}
    rows: list[Row] = [
        (one.id, one.name, words[months[one.id]], _why_so_long(one, months), shown(edition.plan.made))
        for one in measures
    ]
    columns = (*LABELS[:2], "Published by", "Why", "Plan made on")
    title = "Over how long a time each measure is published"
    return Table("Publication plan", title, _EACH_MEASURE, columns, rows, 2)


def _why_so_long(measure: Measure, months: Mapping[str, int]) -> str:
    """Why a measure is published over its time: because of its numbers, or of those of the same things."""
    leader = measure.counts_the_things_of
    if leader and months.get(leader) == months[measure.id]:
        return f"As {leader}, which counts these things too"
    return _WHY[months[measure.id]]


def _revisions(edition: Edition) -> Table:
    revised = revised_figures(edition)
    others = [one for one in figures_given(edition) if one.is_revised and not one.superseded]
    columns: tuple[str, ...] = (*LABELS, "Why", "First published on")
    rows: list[Row] = [(*labels_of(one), _why(one), went_out(one)) for one in (*revised, *others)]
    differs = "is not said, because a small difference could be worked out from it."
    if not revised:
        note = f"Each row is one figure. By how much it differs {differs}"
        return Table("Revisions", DIFFERENT, note, columns, rows, 3)
    rows = [(*row, *revision_cells(one)) for row, one in zip(rows, (*revised, *others), strict=True)]
    rows += [(*labels_of(one), _WITHDRAWN, went_out(one), *withdrawn_cells(one)) for one in edition.withdrawn]
    note = (
        "Each row is one figure. A revised figure takes the place of the one published before; both are "
        f"given as they went out. By how much a figure differs from the records as they are now {differs}"
    )
    return Table("Revisions", _REVISED_OR_DIFFERENT, note, (*columns, *COLUMNS), rows, 3)


def _why(figure: ShownFigure) -> str:
    """Why a figure is on the sheet of revisions."""
    differs = f"It adds up {OF_PUBLISHED}" if figure.is_of_published else _CHANGED
    if figure.superseded is None:
        return differs
    return f"{_REVISED}. {differs}" if figure.is_revised else _REVISED


def _questions(measures: Sequence[Measure]) -> Table:
    rows: list[Row] = [(one.id, one.name, one.question) for one in measures]
    columns = (*LABELS[:2], "The question it raises")
    note = "Each row is one measure. What the partnership says to it is in the Word report's commentary."
    return Table("Questions", "Questions that the figures raise", note, columns, rows, 2)
