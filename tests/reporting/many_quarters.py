"""A partnership's reports quarter after quarter, with late entries and corrections between them."""

from __future__ import annotations

import bisect
import random
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from pipeline.reporting.aggregate import Tally, slices_of
from pipeline.reporting.contents import Contents, groupings_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.make_edition import edition_of
from pipeline.reporting.measure import Measure
from pipeline.reporting.measures import measures_for
from pipeline.reporting.observation import AnswerType, Counting, Observation
from pipeline.reporting.periods import Period, quarter_of
from pipeline.reporting.publication_plan import PublicationPlan, plan_for
from pipeline.reporting.published_counts import Control, PublishedFigure
from pipeline.reporting.put_together import put_together
from pipeline.reporting.release_register import Released
from tests.reporting.attack import Cell, Counts, Found, worked_out

#: Three years before the first report, which it looks back on.
_BEFORE = 12
#: What the definitions say of answers: a child harmed with a discussion in time has one; one in time is not
#: waited for; one that is not recorded is waited for, or its hours are not recorded. That a report was not
#: read through, or that nobody has a copy, is not recorded as such.
_WITHIN = {
    "K01": (
        (("Yes",), "K03", ("Over", "Not recorded")),
        (("Not recorded",), "K03", ("Still waiting", "Not recorded")),
    ),
    "K02": ((("Yes",), "K16", ("Yes",)),),
    "K20": ((("Yes",), "K33", ("Agreed", "Declined by the family", "Not suitable", "Deferred")),),
}
_NEVER = {"K24": ("No",), "K25": ("No",)}
#: How many referrals of a quarter may be counted in the next one, and of how many a year one more.
_ENDS, _OF_A_YEAR = 2, 80
#: The shares of records that are entered late, and that are wrong at first; in days, how late and how long.
_LATE, _WRONG, _FEW, _MANY = 0.05, 0.015, 20, 250
#: How long after the last day the records are read, so that nothing of that time is still in progress.
_LATER = timedelta(days=60)
#: When nothing is entered or corrected any more.
_AT_LAST = date.max - timedelta(days=1)


class Entered(NamedTuple):
    """An observation, the day on which it was entered, and the day from which it is right."""

    measure: int
    case: int
    observation: Observation
    on: date
    right: date | None


@dataclass
class Run:
    """The reports of successive quarters: the editions, what they published, and the seconds for each."""

    editions: list[Edition] = field(default_factory=list)
    history: list[PublishedFigure] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


class Partnership:
    """A council with this many cases a year, over as many years as its reports need."""

    def __init__(self, a_year: int, seed: int, last: date, years: int) -> None:
        self.clock, self.a_year = Clock(last), a_year
        self._read_at = Clock(last + _LATER)
        self.measures: list[Measure] = [
            one
            for one in measures_for(self.clock)
            if (one.id.startswith("K") or one.composite) and not one.team_only
        ]
        self._rng = random.Random(seed)
        self._days: dict[tuple[int, date], int] = {}
        self.entries = list(self._entries(list(sample_cases(a_year * years, seed, last, years=years))))

    def _entries(self, cases: Sequence) -> Iterator[Entered]:
        for place, measure in enumerate(self.measures):
            for number, one in self._observed(measure, cases):
                if one.standing is not Counting.IN_PROGRESS:
                    yield self._entered(place, number, one)

    def _observed(self, measure: Measure, cases: Sequence) -> Iterator[tuple[int, Observation]]:
        if measure.lookback is None:
            for number, case in enumerate(cases):
                yield from ((number, one) for one in measure.observe(case, self._read_at))
            return
        lookback = measure.lookback()
        for number, case in enumerate(cases):
            lookback.note(number, case)
        yield from lookback.observations(self._read_at)

    def _entered(self, place: int, number: int, one: Observation) -> Entered:
        # What is recorded of one case on one day is entered together.
        thing = (number, one.day)
        if thing not in self._days:
            late = self._rng.random() < _LATE
            self._days[thing] = self._rng.randint(_FEW, _MANY) if late else self._rng.randint(0, 8)
        on = one.day + timedelta(days=self._days[thing])
        wrong = self._rng.random() < _WRONG
        right = on + timedelta(days=self._rng.randint(_FEW, _MANY)) if wrong else None
        return Entered(place, number, one, on, right)

    def tallies(self, slices: list[Period], today: date) -> list[Tally]:
        """What the records say on a day."""
        found, starts = [Tally(one, slices) for one in self.measures], [one.first for one in slices]
        for entry in self.entries:
            one = entry.observation
            place = bisect.bisect_right(starts, one.day) - 1
            if entry.on > today or place < 0 or one.day > slices[place].last:
                continue
            if entry.right and entry.right > today and isinstance(one.answer, bool):
                one = _first_entered(self.measures[entry.measure].id, one)
            found[entry.measure].add(entry.case, one, place)
        return found

    def reports(self, quarters: int) -> Run:
        """The reports of the last quarters, each made a fortnight after its quarter's end and handed out."""
        run, plan = Run(), None
        for quarter in quarter_of(self.clock.today).quarters_to_its_end(quarters):
            today = quarter.last + timedelta(days=15)
            tallies = self.tallies(slices_of(self._slices(quarter, run)), today)
            plan = plan or self._plan(tallies, quarter, today)
            given = put_together(tallies, plan.months, {one.measure for one in run.history})
            began = time.process_time()
            made = edition_of(given, Contents(quarter, plan, _BEFORE), Control(), run.history, on=today)
            run.seconds.append(time.process_time() - began)
            run.editions.append(made)
            run.history += made.released()
        return run

    def slices(self, run: Run) -> list[Period]:
        """The quarters of which the reports say something."""
        return self._slices(run.editions[-1].asked, run)

    def _slices(self, quarter: Period, run: Run) -> list[Period]:
        first = min(
            (one.period.first for one in run.history),
            default=quarter.quarters_to_its_end(_BEFORE + 4)[0].first,
        )
        return [one for one in quarter.quarters_to_its_end(200) if one.first >= first]

    def _plan(self, tallies: Sequence[Tally], quarter: Period, today: date) -> PublicationPlan:
        own = [one for one in tallies if one.measure.id.startswith("K")]
        groupings = {one.measure.id: groupings_of(one.measure) for one in own}
        return plan_for(own, groupings, quarter, Control(), today)

    def revised(self, year: Period) -> Run:
        """The report of a year's last quarter, and the year revised openly when the records are complete.

        What went out of the year and holds no more is not known from then on.
        """
        quarter = year.quarters_to_its_end(1)[0]
        run, first = Run(), quarter.last + timedelta(days=15)
        slices = self._slices(quarter, run)
        plan = self._plan(self.tallies(slices_of(slices), first), quarter, first)
        register = Released()
        for on, revises in ((first, None), (_AT_LAST, year)):
            history, replaced = register.published(), register.replaced()
            tallies = put_together(
                self.tallies(slices_of(slices), on), plan.months, {one.measure for one in history}
            )
            contents = Contents(year if revises else quarter, plan, _BEFORE, revises)
            made = edition_of(tallies, contents, Control(), history, on=on, replaced=replaced)
            register = register.with_edition(made, on, revises)
            run.editions.append(made)
        run.history = [*register.published(), *self._still_known(register.replaced(), tallies)]
        return run

    def _still_known(
        self, replaced: Sequence[PublishedFigure], tallies: Sequence[Tally]
    ) -> Iterator[PublishedFigure]:
        """What holds of that which is repeated no more, each number by itself."""
        found = {one.measure.id: one for one in tallies}
        for one in replaced:
            counts = found[one.measure].figure(one.period).counts
            for said in one.said:
                if said.least <= sum(counts[word] for word in said.words) <= said.most:
                    yield PublishedFigure(one.measure, one.period, one.on, said)

    def recovered(self, run: Run) -> list[Found]:
        """The small counts that a reader of all the reports can bound too closely, by the last records."""
        slices = self.slices(run)
        tallies = put_together(
            self.tallies(slices, _AT_LAST), run.editions[-1].plan.months, {one.measure for one in run.history}
        )
        found: list[Found] = []
        for group in _linked([one for one in tallies if not one.measure.latest]):
            names = {one.measure.id for one in group}
            figures = [one for one in run.history if one.measure in names]
            truth = {cell: number for one in group for cell, number in _truth(one, slices).items()}
            periods = {
                name: dict.fromkeys([*slices, *(one.period for one in figures if one.measure == name)])
                for name in names
            }
            counts = [_counts(one.measure, names, self.a_year) for one in group]
            found += worked_out(figures, slices, counts, truth, periods)
        return found


def _linked(tallies: Sequence[Tally]) -> list[list[Tally]]:
    """The measures that say something of each other, together."""
    groups = {one.measure.id: [one] for one in tallies}
    for one in tallies:
        other = _other(one.measure, groups)
        if other:
            both = [*groups[other], *groups[one.measure.id]]
            groups |= {each.measure.id: both for each in both}
    return list({id(one): one for one in groups.values()}.values())


def _other(measure: Measure, given: Collection[str]) -> str:
    """The measure among whose things those of another are, of those that are given."""
    among = measure.among if measure.among and not measure.among.of else None
    names = (among.measure, among.otherwise) if among else ()
    return next((one for one in names if one in given), "")


def _first_entered(name: str, right: Observation) -> Observation:
    """A wrong answer that can be entered: no discussion is in time that was not held."""
    if name == "K16" or (name in ("K01", "K02", "K20") and not right.answer):
        return right
    if _NEVER.get(name) == ("No",):
        return right._replace(answer=None, standing=Counting.NOT_RECORDED)
    return right._replace(answer=not right.answer)


def _counts(measure: Measure, given: Collection[str], a_year: int) -> Counts:
    linked = measure.among
    part = (linked.of, linked.measure) if linked and linked.of and linked.measure in given else None
    among = linked if linked and not linked.nearly else None
    nearly = linked if linked and linked.nearly and not linked.every and not linked.of else None
    other = (among.measure, among.answer or "All") if among else None
    return Counts(
        measure.id,
        measure.words,
        measure.kind is AnswerType.SHARE,
        other if among and among.every else None,
        measure.of_each,
        None if among and among.every else other,
        _WITHIN.get(measure.id, ()),
        _NEVER.get(measure.id, ()),
        _other(measure, given) if nearly else "",
        _ENDS + a_year // _OF_A_YEAR,
        measure.in_ranges,
        part,
    )


def _truth(tally: Tally, slices: Sequence[Period]) -> dict[Cell, int]:
    """What the records say of each count; a No that is not recorded is only counted as not recorded."""
    found: dict[Cell, int] = {}
    for span in slices:
        counts = tally.figure(span).counts
        for word in (*tally.measure.words, "Not recorded"):
            found[tally.measure.id, span, word] = counts[word]
        if tally.measure.kind is AnswerType.SHARE:
            found[tally.measure.id, span, "No"] -= counts["Not recorded"]
    return found


def headlines_shown(edition: Edition) -> int:
    """How many headline measures have a number, or a range no wider than 15 points."""
    return sum(_is_shown(edition, name) for name, one in edition.measures.items() if one.headline)


def _is_shown(edition: Edition, name: str) -> bool:
    share = edition.main_figure(name).share()
    if share is None:
        return edition.main_figure(name).is_nothing
    return isinstance(share, float) or share.most - share.least <= 15
