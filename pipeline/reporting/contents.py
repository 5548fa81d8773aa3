"""The contents of an edition: which measure is given in which periods, and what is decided first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.reporting.measure import Measure
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Key, PublishedFigure
from pipeline.reporting.wordings import Grouping

#: The months of a year.
YEAR = 12


def main_period(asked: Period, months: int) -> Period:
    """The time that ends with the report's, over which a measure of this length is given in full."""
    return min(asked.main, asked.months_to_its_end(max(YEAR, months)), key=lambda one: one.first)


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
        main = self._main(measure, history)
        if measure.latest:
            yield 0, _without_overlap(main, [one.period for one in history if one.measure == measure.id])
            return
        yield 0, main
        if months < YEAR:
            blocks = self.asked.blocks_to_its_end(months, self.trend * 3 // months)
            yield from ((2 + age, block) for age, block in enumerate(reversed(blocks)))
        year = self.asked.main
        if measure.composite and year != main:
            yield 1, year
        if self.asked != main and _months_in(self.asked) >= months:
            yield 1, self.asked
        yield 100, main.before

    def _main(self, measure: Measure, history: Sequence[PublishedFigure]) -> Period:
        """The time over which a measure is given in full: the year to the end, or two or three years.

        Of two or three years there is a new figure where the council's year ends; until then the last one is
        repeated. Figures over long times that follow each other closely would say more and more of the few
        things that they count, and less and less could be shown.
        """
        months = self.plan.of(measure.id)
        main = main_period(self.asked, months)
        if months <= YEAR or self.asked.last == self.asked.blocks_to_its_end(YEAR, 1)[0].last:
            return main
        before = [
            one.period
            for one in history
            if one.measure == measure.id
            and one.period == one.period.months_to_its_end(max(YEAR, months))
            and self.asked.months_to_its_end(YEAR).first <= one.period.last <= self.asked.last
        ]
        return max(before, key=lambda one: one.last) if before else main


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
