"""The tables that hold no figures: definitions, publication plan, revisions, commentary."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.foundation.dates import shown
from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.publication_plan import LENGTHS
from pipeline.reporting.table import LABELS, Row, Table, label_cells

_LENGTH_NAMES = {months: word.capitalize() for word, months in LENGTHS.items()}
#: Why a measure is published over its length of time.
_WHY = {
    3: "Most of its quarters can be shown",
    6: "Most of its half-years can be shown, but not most of its quarters",
    12: "It can be shown by year, but not more often",
    24: "A year is too small to be shown",
    36: "Two years are too small to be shown",
}


def definitions(measures: Iterable[Measure]) -> Table:
    """The table of what each measure counts."""
    fields: tuple[tuple[str, Callable[[Measure], str]], ...] = (
        ("Measure", lambda one: one.id),
        ("What it asks", lambda one: one.name),
        ("Theme", lambda one: one.theme.value),
        ("Unit", lambda one: one.unit),
        ("What is counted", lambda one: one.counted),
        ("Of what", lambda one: one.of),
        ("Open cases", lambda one: one.open or "None"),
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


def plan_table(edition: Edition) -> Table:
    """The table of the publication plan."""
    rows: list[Row] = []
    for name, measure in edition.measures.items():
        months = edition.plan.of(name)
        reason = _WHY[months] if name in edition.plan.months else "Put together from several, by year"
        rows.append((name, measure.name, _LENGTH_NAMES[months], reason))
    columns = (*LABELS[:2], "Published by", "Why")
    note = f"Each row is one measure. The plan was made on {shown(edition.plan.made)}."
    title = "Over how long a time each measure is published"
    return Table("Publication plan", title, note, columns, rows, 2)


def revisions(edition: Edition) -> Table:
    """The table of the figures whose records have changed since they went out, without by how much."""
    rows: list[Row] = []
    for one in edition.figures.values():
        if one.published.is_revision and not one.is_repeated:
            rows.append((*label_cells(one), shown(one.published_on), "Given again from today's records"))
        elif one.is_repeated and one.is_revised:
            rows.append((*label_cells(one), shown(one.published_on), "Given as it went out"))
    columns = (*LABELS, "First published", "What this edition gives")
    note = "Each row is one figure. The records behind it have changed since it went out."
    return Table("Revisions", "Figures whose records have changed", note, columns, rows, 3)


def commentary(edition: Edition) -> Table:
    """The table of the questions that the figures raise, for the partnership to answer."""
    measures = [one for name, one in edition.measures.items() if name.startswith("K")]
    rows: list[Row] = [(one.id, one.name, one.question, "Not written yet") for one in measures]
    columns = (*LABELS[:2], "The question it raises", "Commentary of the partnership")
    note = "Each row is one measure. The partnership writes what lies behind the figure in the last column."
    return Table("Commentary", "Questions that the figures raise", note, columns, rows, 2)
