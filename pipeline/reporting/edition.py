"""An edition of a report: what it says of each measure in each period, now and as it went out before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.reporting.composites import Composite, composites_of
from pipeline.reporting.measure import Measure
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control, Key, PublishedFigure
from pipeline.reporting.shown_figure import Detail, ShownFigure

#: The months of a quarter and of a half-year.
_BLOCKS = (3, 6)


class Hidden(NamedTuple):
    """How many figures do not show their answers, how many show some only as a range, and of how many."""

    nothing: int
    ranges: int
    of: int

    @property
    def sentence(self) -> str:
        """How many are not shown or shown as ranges, and why; empty where every figure is shown."""
        ranges = "is shown as a range" if self.ranges == 1 else "are shown as ranges"
        hidden = "is not shown" if self.nothing == 1 else "are not shown"
        parts = [
            f"{number} {how}" for number, how in ((self.nothing, hidden), (self.ranges, ranges)) if number
        ]
        if not parts:
            return ""
        return f"Of {self.of} figures, {' and '.join(parts)}, so that no small number can be worked out."


@dataclass(frozen=True)
class Edition:
    """What is shown of each measure.

    `periods`: the requested period, and the twelve months to its end unless it is longer. `figures`: by
    measure and period. `given_away`: the measures of which earlier editions gave a small count away.
    `gap`: the figures of which another choice could have said more. `new`: the figures that this edition is
    the first to publish. `mains`: the time over which each measure is given in full. `withdrawn`: what was
    published before of a year that is revised here, and has no figure in its place.
    """

    periods: tuple[Period, ...]
    plan: PublicationPlan
    control: Control
    measures: Mapping[str, Measure]
    figures: Mapping[Key, ShownFigure]
    mains: Mapping[str, Period]
    given_away: tuple[str, ...] = ()
    gap: tuple[Key, ...] = ()
    new: frozenset[Key] = frozenset()
    withdrawn: tuple[ShownFigure, ...] = ()

    @property
    def asked(self) -> Period:
        """The period that the report was asked for."""
        return self.periods[0]

    def main(self, measure: str) -> Period:
        """The time over which a measure is given in full: the year to the period's end, or two or three.

        Where that cannot be shown well, and what went out in the year before can, it is the earlier one.
        """
        return self.mains[measure]

    def blocks(self, measure: str) -> list[Period]:
        """The quarters or half-years of which a measure is given, the earliest first."""
        last = self.asked.last
        found = [
            period
            for name, period in self.figures
            if name == measure and period.last <= last and period.months in _BLOCKS
        ]
        return sorted(one for one in found if one == one.blocks_to_its_end(one.months, 1)[0])

    def figure(self, measure: str, period: Period) -> ShownFigure | None:
        """What is shown of a measure in a period; None where the edition does not have that figure."""
        return self.figures.get((measure, period))

    def main_figure(self, measure: str) -> ShownFigure:
        """What is shown of a measure over its main period."""
        return self.figures[measure, self.mains[measure]]

    def before(self, measure: str) -> ShownFigure | None:
        """What is shown of a measure over the time of the same length before its main period."""
        return self.figures.get((measure, self.main_figure(measure).period.before))

    @property
    def composites(self) -> list[Composite]:
        """Of all that fell due in the year, how much was in time: all together, then by theme."""
        year = self.periods[-1]
        of = [name for name, one in self.measures.items() if one.composite and (name, year) in self.figures]
        return composites_of(self.figures[name, year] for name in of)

    @property
    def themes(self) -> list[Composite]:
        """The composites by theme, but for those of one measure that is given in full of another time."""
        year = self.periods[-1]
        alone = ({one.measure.id for one in (*theme.parts, *theme.left_out)} for theme in self.composites[1:])
        return [
            theme
            for theme, names in zip(self.composites[1:], alone, strict=True)
            if len(names) > 1 or self.main(*names) == year
        ]

    def hidden(self) -> Hidden:
        """How many figures do not show their answers, or only as ranges, and how many there are."""
        found = Counter(one.detail for one in self.figures.values())
        return Hidden(found[Detail.NOTHING], found[Detail.RANGE], found.total())

    def changed(self) -> list[ShownFigure]:
        """The figures that were published before, and whose records have changed since."""
        return [one for one in self.figures.values() if one.has_changed]

    def revised(self) -> list[ShownFigure]:
        """The figures of which the records say something else now.

        They are given as they went out, or so that they add up with what went out.
        """
        return [one for one in self.figures.values() if one.is_revised]

    def as_draft(self) -> Edition:
        """The edition of which nothing new has gone out."""
        return replace(
            self,
            figures={
                key: one if one.is_repeated else replace(one, is_draft=True)
                for key, one in self.figures.items()
            },
        )

    def released(self) -> list[PublishedFigure]:
        """Every figure that this edition is the first to publish, for the register of editions."""
        return [one.published for key, one in self.figures.items() if key in self.new]
