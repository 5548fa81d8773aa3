"""The context of the partnership's Word report, made only from the figures that the edition shows."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from docx.shared import Length, Mm

from pipeline.documents import Paper
from pipeline.documents.assembled import partnership
from pipeline.documents.assembled.partnership import ChartShown, Figures, OfEdition, Revision, ThemeShown
from pipeline.formats.chart_files import DrawnChart
from pipeline.formats.word.values.rich_objects import DescribedImage
from pipeline.foundation.council import House
from pipeline.foundation.dates import in_words
from pipeline.reporting.charts import HEADLINES
from pipeline.reporting.direction import WORSE, direction_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.front_page import first_page_of
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.period_notes import OF_PUBLISHED, PeriodNotes, over_of
from pipeline.reporting.prose import (
    WHERE_HIDDEN,
    counted_of,
    has_result,
    is_close,
    listed,
    lowered,
    name_of,
    result_of,
)
from pipeline.reporting.publication_plan import LENGTHS
from pipeline.reporting.report_rows import best_of, not_compared_line, share_rows, waiting_row
from pipeline.reporting.shown_figure import ShownFigure

#: The widths of a chart over time, and of the chart of the headline measures.
_WIDTH, _WIDE = Mm(135), Mm(165)
_THEMES = (Theme.TIMELINESS, Theme.WAITING, Theme.PRACTICE, Theme.OUTCOMES)
#: The most runs by quarter or half-year that are drawn, questions that are asked, and revisions that are
#: named: the workbook and the folder of charts have all.
_CHARTS, _QUESTIONS, _REVISIONS = 2, 6, 4
#: When a new figure was published.
_HERE = "This report"
#: What was done in at least this share, in per cent, raises no question by itself.
_WELL = 90


def word_report_of(
    edition: Edition, house: House, facts: OfEdition, charts: Mapping[str, DrawnChart] | None = None
) -> Paper:
    """The paper of an edition. `facts`: what it says of the edition itself. `charts`: those drawn of it."""
    headlines = [one for one in edition.measures.values() if one.headline]
    charts = charts or {}
    drawn = charts.get(HEADLINES)
    revisions, notes = _revisions(edition), PeriodNotes(edition)
    figures = Figures(
        summary=first_page_of(edition),
        headlines=[row for one in headlines for row in share_rows(edition, one, notes)],
        headline_notes=[*notes.lines, *not_compared_line(edition, headlines)],
        headline_chart=[_chart(drawn, _WIDE)] if drawn else [],
        themes=_themes(edition, _runs(edition, charts)),
        questions=list(_questions(edition))[:_QUESTIONS],
        revisions=revisions[:_REVISIONS],
        on_revisions=_on_revisions(edition.revised()),
        more_revisions=_more(len(revisions) - _REVISIONS),
        plan=plan_line(edition),
    )
    return next(partnership.papers(partnership.PartnershipReport(edition=facts, facts=figures), house))


def _themes(edition: Edition, runs: dict[str, DrawnChart]) -> list[ThemeShown]:
    """The measures besides the headline ones, theme by theme; no theme of which there is nothing to say."""
    themes = []
    for theme in _THEMES:
        measures = [one for one in edition.measures.values() if one.theme is theme]
        rest = [one for one in measures if not one.headline]
        shown = [one for one in rest if has_result(edition.main_figure(one.id))]
        waits = [one for one in shown if one.kind is AnswerType.NUMBER]
        notes = PeriodNotes(edition)
        made = ThemeShown(
            title=theme.value,
            shares=[row for one in shown if one not in waits for row in share_rows(edition, one, notes)],
            waits=[waiting_row(edition, one, notes) for one in waits],
            notes=[*notes.lines, *not_compared_line(edition, shown)],
            not_shown=_not_shown(edition, rest),
            cautions=_cautions(shown),
            charts=[_chart(runs[one.id]) for one in measures if one.id in runs],
        )
        if made["shares"] or made["waits"] or made["not_shown"] or made["charts"]:
            themes.append(made)
    return themes


def _cautions(measures: Sequence[Measure]) -> list[str]:
    """What to bear in mind when reading some measures, each sentence once with the measures that it is on."""
    found: dict[str, list[str]] = {}
    for one in measures:
        if one.caveat:
            found.setdefault(one.caveat, []).append(one.id)
    return [f"{listed(ids)}: {caveat}" for caveat, ids in found.items()]


def _not_shown(edition: Edition, measures: Sequence[Measure]) -> list[str]:
    """The measures of which at most the number is shown, in a sentence for each reason.

    Too few are those whose number is shown to be fewer than a percentage is given of. Of any other, all that
    may be said is that a small number could be worked out: an answer of this measure, or of another.
    """
    figures = [edition.main_figure(one.id) for one in measures]
    none = [name_of(one) for one in figures if one.is_nothing]
    hidden = [one for one in figures if not one.is_nothing and not has_result(one)]
    few = [one for one in hidden if one.published.total and one.published.total.most < edition.control.fewest]
    others = [one for one in hidden if one not in few]
    said = [f"Nothing to count: {'; '.join(none)}."] if none else []
    if few:
        said.append(f"Too few to be shown: {_counted(few)}. {_where(few)}")
    if others:
        them = "it" if len(others) == 1 else "them"
        said.append(
            f"Not shown, because a small number could be worked out from {them}: {_counted(others)}. "
            f"{_where(others)}"
        )
    return said


def _counted(figures: Sequence[ShownFigure]) -> str:
    """Each measure with how many there were, as far as that is shown."""
    found = ((name_of(one), counted_of(one)) for one in figures)
    return "; ".join(f"{name}, {counted}" if counted else name for name, counted in found)


def _where(figures: Sequence[ShownFigure]) -> str:
    return WHERE_HIDDEN if len(figures) == 1 else "The team's own edition has them."


def _runs(edition: Edition, charts: Mapping[str, DrawnChart]) -> dict[str, DrawnChart]:
    """The charts over time, of the headline measures first."""
    drawn = [
        one
        for one in edition.measures.values()
        if one.id in charts and one.theme in _THEMES and edition.blocks(one.id)
    ]
    first = sorted(drawn, key=lambda one: not one.headline)[:_CHARTS]
    return {one.id: charts[one.id] for one in first}


def _chart(drawn: DrawnChart, width: Length = _WIDTH) -> ChartShown:
    picture = DescribedImage(io.BytesIO(drawn.png), width, drawn.description)
    return ChartShown(picture=picture, says=drawn.description)


def _questions(edition: Edition) -> Iterator[str]:
    """The questions of the measures that are shown and were not done well, or worse than the year before."""
    shares = [
        one
        for one in edition.measures.values()
        if one.id.startswith("K") and one.kind is AnswerType.SHARE and is_close(edition.main_figure(one.id))
    ]
    for measure in sorted(shares, key=lambda one: not one.headline):
        figure = edition.main_figure(measure.id)
        best = best_of(figure)
        if direction_of(edition, measure.id) == WORSE or (best is not None and best < _WELL):
            said = f"{name_of(figure)}, {result_of(figure)}{over_of(edition, figure)}"
            yield f"{said}: {lowered(measure.question)}"


def _revisions(edition: Edition) -> list[Revision]:
    """The figures of which the records say something else now."""
    return [
        Revision(
            measure=name_of(one),
            period=one.period.words,
            published=in_words(one.published.on) if one.is_repeated else _HERE,
        )
        for one in edition.revised()
    ]


def _on_revisions(figures: Sequence[ShownFigure]) -> list[str]:
    """What the figures have in common that differ from the records as they are now."""
    changed = any(one.has_changed for one in figures)
    new = any(one.is_of_published for one in figures)
    said = ["Those with a date are as published; their records have changed since."] if changed else []
    if new:
        said.append(f"Those first published in this report add up {OF_PUBLISHED}.")
    return [f"{' '.join(said)} restricted.xlsx has both."] if said else []


def _more(number: int) -> str:
    if number <= 0:
        return ""
    return f"The workbook names {number} more {'figure' if number == 1 else 'figures'} of this kind."


def plan_line(edition: Edition) -> str:
    """Over how long a time the measures of the catalogue are published, in one sentence."""
    found = Counter(edition.plan.of(name) for name in edition.measures if name.startswith("K"))
    words = {months: word for word, months in LENGTHS.items()}
    parts = [f"{found[months]} by {words[months]}" for months in (3, 6, 12) if found[months]]
    parts += [f"{found[months]} over {words[months]}" for months in (24, 36) if found[months]]
    if not found[LENGTHS["quarter"]]:
        parts.append("none by quarter, because a quarter counts too few")
    return (
        "Each measure is published over the shortest time over which it can mostly be shown beside the "
        f"others: {', '.join(parts)}."
    )
