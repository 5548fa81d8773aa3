"""An edition of a report: what it says of each measure in each period, now and as it went out before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.reporting.aggregate import Figure, Tally
from pipeline.reporting.composites import Composite, Together, composites_of
from pipeline.reporting.disclosure_control import Decided, Key, decide, missing_said
from pipeline.reporting.linked_counts import LinkedCounts
from pipeline.reporting.measures import Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.open_revision import is_revised, says_by_how_few, superseded_by
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import OPEN, Control, PublishedFigure, Said
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.wordings import Grouping, Wording

_YEAR = 12
#: The values of a figure of waiting times that go out; a longest wait is one child's.
_VALUES = ("lower", "with_waiting", "upper")


@dataclass(frozen=True)
class Edition:
    """What is shown of each measure.

    `periods`: the requested period, and the twelve months to its end. `figures`: by measure and period.
    `given_away`: the measures of which earlier editions gave a small count away. `gap`: the figures of which
    another choice could have said more. `revised`: the measures whose records have changed since.
    """

    periods: tuple[Period, ...]
    plan: PublicationPlan
    control: Control
    measures: Mapping[str, Measure]
    figures: Mapping[Key, ShownFigure]
    given_away: tuple[str, ...] = ()
    gap: tuple[Key, ...] = ()

    @property
    def asked(self) -> Period:
        """The period that the report was asked for."""
        return self.periods[0]

    def main(self, measure: str) -> Period:
        """The time over which a measure is given in full: the year to the period's end, or two or three."""
        return main_period(self.asked, self.plan.of(measure))

    def blocks(self, measure: str) -> list[Period]:
        """The quarters or half-years of which a measure is given, the earliest first."""
        found = [
            period
            for name, period in self.figures
            if name == measure and period in self._blocks and period.last <= self.asked.last
        ]
        return sorted(found)

    @property
    def _blocks(self) -> set[Period]:
        return {block for months in (3, 6) for block in self.asked.blocks_to_its_end(months, 400 // months)}

    def figure(self, measure: str, period: Period) -> ShownFigure | None:
        """What is shown of a measure in a period; None where the edition does not have that figure."""
        return self.figures.get((measure, period))

    def main_figure(self, measure: str) -> ShownFigure:
        """What is shown of a measure over its main period."""
        if self.measures[measure].latest:
            return max(
                (one for (name, _), one in self.figures.items() if name == measure),
                key=lambda one: one.period.last,
            )
        return self.figures[measure, self.main(measure)]

    def before(self, measure: str) -> ShownFigure | None:
        """What is shown of a measure over the time of the same length before its main period."""
        return self.figures.get((measure, self.main_figure(measure).period.before))

    @property
    def composites(self) -> list[Composite]:
        """Of all that fell due in the year, how much was in time: all together, then by theme."""
        of = [name for name, one in self.measures.items() if one.composite and self.plan.of(name) <= _YEAR]
        return composites_of(self.main_figure(name) for name in of)

    def hidden(self) -> tuple[int, int]:
        """The number of figures that are not shown, not even as a range, and of all figures."""
        shown = [one.total is not None for one in self.figures.values()]
        return shown.count(False), len(shown)

    def released(self) -> list[PublishedFigure]:
        """Every figure that this edition is the first to publish, for the register of editions."""
        return [one.published for one in self.figures.values() if not one.is_repeated]


def main_period(asked: Period, months: int) -> Period:
    """The time that ends with the report's, over which a measure of this length is given in full."""
    return asked.months_to_its_end(max(12, months))


@dataclass(frozen=True)
class Contents:
    """The figures of an edition by measure, in the order in which they are decided.

    `trend`: the quarters that the trend goes back. `revises`: the year of which changed figures are given
    again from today's records.
    """

    asked: Period
    plan: PublicationPlan
    trend: int
    revises: Period | None = None

    def keys(self, measures: Sequence[Measure], history: Iterable[PublishedFigure]) -> list[Key]:
        """The figures: the year of the headline measures first, then other years, then the quarters."""
        kept = list(history)
        order: list[tuple[tuple[int, int], Key]] = []
        for measure in measures:
            for rank, period in self._periods(measure, kept):
                order.append(((rank, 0 if measure.headline else 1), (measure.id, period)))
        order.sort(key=lambda one: one[0])
        return list(dict.fromkeys(key for _, key in order))

    def _periods(self, measure: Measure, history: Sequence[PublishedFigure]) -> Iterable[tuple[int, Period]]:
        months = self.plan.of(measure.id)
        main = main_period(self.asked, months)
        if measure.latest:
            yield 0, _without_overlap(main, [one.period for one in history if one.measure == measure.id])
            return
        yield 0, main
        if months < 12:
            blocks = self.asked.blocks_to_its_end(months, self.trend * 3 // months)
            yield from ((2 + age, block) for age, block in enumerate(reversed(blocks)))
        if self.asked != main and _months_in(self.asked) >= months:
            yield 1, self.asked
        yield 100, main.before


def _without_overlap(main: Period, published: Sequence[Period]) -> Period:
    """The period to give of a measure whose periods do not add up: one that overlaps none that went out."""
    overlapping = [one for one in published if one.last >= main.first and one.first <= main.last]
    return max(overlapping, key=lambda one: one.last) if overlapping else main


def _months_in(period: Period) -> int:
    return round(((period.last - period.first).days + 1) / 30.44)


def groupings_of(measure: Measure) -> list[Grouping]:
    """The groupings of a measure's answers, from each by itself to the coarsest that is declared."""
    single: Grouping = [(word,) for word in measure.words]
    return [single, *([words for _, words in grouping] for grouping in measure.merged)]


def edition_of(
    together: Together,
    contents: Contents,
    control: Control,
    history: Sequence[PublishedFigure] = (),
    *,
    on: date,
) -> Edition:
    """The edition: what went out before as it went out, and everything new as far as it is safe.

    `history`: what earlier editions published. `on`: the day of the edition.
    """
    measures = {
        one.measure.id: one.measure for one in together.tallies if one.measure.id not in together.parts
    }
    measures |= {measure.id: measure for measure, _ in together.sums}
    keys = contents.keys(list(measures.values()), history)
    superseded = superseded_by(together, history, contents.revises)
    linked = LinkedCounts(together, [one for one in history if one not in superseded], control)
    before = {one.key: one for one in linked.history}
    for key in keys:
        linked.enter(*key)
    linked.settle(keys)
    away = linked.given_away()
    new = [key for key in keys if key not in before]
    decided = decide(
        linked,
        new,
        lambda name: groupings_of(measures[name]),
        control,
        may_say=lambda key, wording: not says_by_how_few(key, wording, superseded, control),
    )
    again = {one.measure for one in superseded}
    figures: dict[Key, ShownFigure] = {}
    for key in keys:
        figure = linked.figure(*key)
        published = before.get(key) or _published(linked, key, decided, figure, control, on)
        if key not in before and key[0] in again and contents.revises and key[1].overlaps(contents.revises):
            published = replace(published, is_revision=True)
        figures[key] = ShownFigure(
            measures[key[0]], published, control, key in before, is_revised(published, figure)
        )
    return Edition(
        periods=tuple(dict.fromkeys((contents.asked, contents.asked.year_to_its_end))),
        plan=contents.plan,
        control=control,
        measures=measures,
        figures=figures,
        given_away=tuple(away),
        gap=decided.gap,
    )


def complete_edition(
    tallies: Sequence[Tally], asked: Period, trend: int, plan: PublicationPlan, *, on: date
) -> Edition:
    """The team's own edition: every figure as it is, of the period, the year to its end, and each quarter."""
    periods = tuple(dict.fromkeys((asked, asked.year_to_its_end)))
    figures: dict[Key, ShownFigure] = {}
    for tally in tallies:
        measure = tally.measure
        quarters = asked.quarters_to_its_end(trend) if measure.id.startswith("K") else []
        for period in dict.fromkeys((*periods, *quarters)):
            figure = tally.figure(period)
            answers = tuple(Said((word,), figure.counts[word], figure.counts[word]) for word in measure.words)
            total = Said(measure.words, figure.counted, figure.counted)
            published = PublishedFigure(measure.id, period, on, total, answers, _all_values(figure))
            figures[measure.id, period] = ShownFigure(measure, published, OPEN, figure=figure)
    measures = {one.measure.id: one.measure for one in tallies}
    return Edition(periods, PublicationPlan(plan.made, {}), OPEN, measures, figures)


def _all_values(figure: Figure) -> dict[str, float]:
    """The median, the quartiles, the longest waits and the like of a figure, to one decimal place."""
    values = vars(figure.spread) if figure.spread else {"incidence": figure.incidence}
    return {name: round(float(value), 1) for name, value in values.items() if value is not None}


def _published(
    linked: LinkedCounts, key: Key, decided: Decided, figure: Figure, control: Control, on: date
) -> PublishedFigure:
    """A new figure as it goes out, with its medians where enough are shown."""
    wording = decided.said[key]
    missing = missing_said(linked, key, control) if wording.answers else None
    answers = (*wording.answers, *((missing,) if missing else ()))
    return PublishedFigure(*key, on, wording.total, answers, _values(figure, wording, control))


def _values(figure: Figure, wording: Wording, control: Control) -> dict[str, float]:
    """The median and quartiles, or the Kaplan-Meier share, of a figure of which enough is shown."""
    if figure.measure.kind is AnswerType.NUMBER and figure.spread is not None:
        over = _said_of(wording, (figure.measure.words[0],))
        if over < control.fewest:
            return {}
        found = {name: getattr(figure.spread, name) for name in _VALUES}
        return {name: round(float(value), 1) for name, value in found.items() if value is not None}
    if figure.measure.kind is AnswerType.INCIDENCE and figure.incidence is not None:
        exact = all(one.least == one.most for one in wording.said) and bool(wording.answers)
        return {"incidence": round(figure.incidence, 1)} if exact else {}
    return {}


def _said_of(wording: Wording, words: tuple[str, ...]) -> int:
    """The least that the wording says of some answers, alone or by what is left of the total."""
    for one in wording.answers:
        if one.words == words:
            return one.least
    if wording.total is None or not wording.answers:
        return 0
    return wording.total.least - sum(one.most for one in wording.answers)
