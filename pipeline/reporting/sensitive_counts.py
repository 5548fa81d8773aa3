"""The counts that have to stay safe, published or not: those that are small, or could be taken to be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from pipeline.reporting.aggregate import Tally
from pipeline.reporting.count_places import CountPlaces, Link, Place
from pipeline.reporting.known_sums import MANY, Line
from pipeline.reporting.left_over import LeftOver
from pipeline.reporting.measure import Measure
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import NOT_RECORDED, SAID_NO, Key

#: How many things of a slice at most one of two measures may count in the next one, and of how many one more.
_ENDS, _OF_MANY = 2, 40
#: How much more unsure than the threshold a reader has to be of what such measures count besides each other.
_MARGIN = 2
#: The lengths of time of which every count has to stay safe, in months.
_LENGTHS = (3, 6, 12)


def sensitive_counts(
    places: CountPlaces,
    group: str,
    base: Sequence[int],
    periods: Collection[Key],
    threshold: int,
    since: date,
) -> list[Line]:
    """The sums of counts of a group of measures that have to stay safe.

    `base`: the world that is published from. `periods`: the figures that are or were published. `since`: the
    first day of any that is new.
    """
    found: dict[Line, None] = {}
    for name, tally in places.tallies.items():
        if places.top(name) == group:
            together = list(_answers_together(tally.measure))
            for period in _spans_of(places, name, periods):
                for asked in together:
                    found[Line.of(places.of(name, period, asked))] = None
    for line in _nested(places, group, periods):
        found[line] = None
    small = [line for line in found if line.places and _could_be_small(line, base, threshold)]
    return list(dict.fromkeys([*small, *_left_over(places, group, base, periods, threshold, since)]))


def _left_over(
    places: CountPlaces,
    group: str,
    base: Sequence[int],
    periods: Collection[Key],
    threshold: int,
    since: date,
) -> Iterator[Line]:
    """The small counts of what is left of published times: of a year without two of its quarters.

    Each of its slices may be safe by itself where their sum is not: 5 in all, and 0 to 5 in each.
    """
    links = _partial(places, group)
    for name, tally in places.tallies.items():
        if places.top(name) == group and not tally.measure.latest:
            published = [period for measure, period in periods if measure == name]
            left = LeftOver(places.slices, published, since)
            for lines in _by_slice(places, tally, links):
                for times in left.between([line.value(base) for line in lines], 1, threshold):
                    yield Line.sum_of(lines[place] for place in times)


def _by_slice(places: CountPlaces, tally: Tally, links: Sequence[Link]) -> Iterator[Sequence[Line]]:
    """The sums that have to stay safe in every slice, one after the other for each."""
    name = tally.measure.id
    for words in _answers_together(tally.measure):
        yield [Line.of(places.of(name, span, words)) for span in places.slices]
    for link in links:
        if link.inner is tally:
            yield from zip(*(_besides(places, link, span) for span in places.slices), strict=True)


def _answers_together(measure: Measure) -> Iterator[tuple[str, ...]]:
    """The answers that are a count together: each, all, all but one, those that may be merged, and none."""
    words = measure.words
    yield from ((word,) for word in words)
    yield words
    yield from (tuple(one for one in words if one != word) for word in words if len(words) > 2)
    yield from (group for grouping in measure.merged for _, group in grouping)
    yield (NOT_RECORDED,)
    if "No" in words:
        yield (SAID_NO,)


def _could_be_small(line: Line, base: Sequence[int], threshold: int) -> bool:
    """Whether a reader could ever bound a count closely and think it small: late entries may make it so.

    A count of twice the threshold or more cannot be both. How many one measure counts besides another may be
    below none, as long as the one lacks late entries that the other has.
    """
    return line.value(base) < 2 * threshold


def _spans_of(places: CountPlaces, name: str, periods: Collection[Key]) -> list[Period]:
    """The periods of a measure of which the counts have to stay safe."""
    published = sorted(period for measure, period in periods if measure == name)
    slices = places.slices
    if places.tallies[name].measure.latest or not slices:
        return published
    whole = Period(slices[0].first, slices[-1].last)
    blocks = [
        block
        for months in _LENGTHS
        for block in whole.blocks_to_its_end(months, len(slices))
        if block.first >= whole.first
    ]
    years = [one.year_to_its_end for one in slices if one.year_to_its_end.first >= whole.first]
    return list(dict.fromkeys([*slices, *blocks, *years, *published]))


def links_between(places: CountPlaces, group: str) -> Iterator[Line]:
    """What the definitions say of two measures: in every slice one counts as many as the other, or fewer.

    Also what an answer to one says of an answer to another, and which answers nothing has.
    """
    for link in places.links:
        if not link.nearly and places.top(link.inner.measure.id) == group:
            for span in places.slices:
                line = _difference(places, link, span)
                yield line if link.every else replace(line, most=MANY)
    for tally in places.tallies.values():
        if places.top(tally.measure.id) == group:
            yield from _of_answers(places, tally.measure, group)
            yield from _of_no(places, tally.measure)


def links_nearly(places: CountPlaces, group: str) -> Iterator[Line]:
    """What the definitions say of two measures, but for what one of them counts in the next slice.

    A reader knows that this is little, also where today's records have more of it: late entries do that.
    """
    for link in places.links:
        if link.nearly and places.top(link.inner.measure.id) == group:
            for span in places.slices:
                line = _difference(places, link, span)
                counted = places.of(link.outer.measure.id, span, link.words)
                ends = _ENDS + sum(places.true[place] for place in counted) // _OF_MANY
                so_far = line.value(places.true)
                least, most = max(min(so_far, 0), -ends), min(max(so_far, 0), ends)
                yield replace(line, least=least, most=most if link.every else MANY)


def _of_answers(places: CountPlaces, measure: Measure, group: str) -> Iterator[Line]:
    """What the definitions say of the answers to a measure, in every slice."""
    for span in places.slices if not measure.latest else ():
        for words, other, others in measure.implies:
            if other in places.tallies and places.top(other) == group:
                mine, theirs = places.of(measure.id, span, words), places.of(other, span, others)
                if mine and theirs:
                    yield Line.of_difference(theirs, mine, 0, MANY)


def _of_no(places: CountPlaces, measure: Measure) -> Iterator[Line]:
    """That no record is a No, where that is so by the definition and in today's records."""
    every = [places.all.get(Place(measure.id, span, "No")) for span in places.slices]
    found = [one for one in every if one is not None]
    if measure.no_is_not_recorded and not any(places.true[one] for one in found):
        yield from (Line.of([one]) for one in found)


def _difference(places: CountPlaces, link: Link, period: Period) -> Line:
    """How many of the things of the outer measure the inner one does not count; none where it counts all."""
    inner, outer = link.inner.measure, link.outer.measure
    more, less = places.of(outer.id, period, link.words), places.of(inner.id, period, link.those)
    return Line.of_difference(more, less)


def _partial(places: CountPlaces, group: str) -> list[Link]:
    """The links of a group, and of those in turn, in which the inner measure does not count all.

    Also those in which it should, and does not in today's records: agreed assessments (K33) of which the
    sheet AIM assessments has none (K06) are a count too.
    """
    return [
        one
        for link in places.links
        if places.top(link.inner.measure.id) == group
        for one in places.chain(link)
        if not one.every or (not one.nearly and any(_is_broken(places, one, span) for span in places.slices))
    ]


def _is_broken(places: CountPlaces, link: Link, period: Period) -> bool:
    """Whether the inner measure does not count as many things as the outer one in today's records."""
    return _difference(places, link, period).value(places.true) != 0


def _besides(places: CountPlaces, link: Link, period: Period) -> Iterator[Line]:
    """How many the outer measure counts besides, with and without what is not recorded of either."""
    inner, outer = link.inner.measure, link.outer.measure
    for words in dict.fromkeys((link.words, tuple(one for one in link.words if one != NOT_RECORDED))):
        for those in dict.fromkeys((link.those, tuple(one for one in link.those if one != NOT_RECORDED))):
            more, less = places.of(outer.id, period, words), places.of(inner.id, period, those)
            yield Line.of_difference(more, less)
            if link.every:  # what should be as many can be more on either side
                yield Line.of_difference(less, more)


def _nested(places: CountPlaces, group: str, periods: Collection[Key]) -> Iterator[Line]:
    """Where all things with one answer have one answer to another measure too, the rest is a count."""
    for link in _partial(places, group):
        for period in _spans_of(places, link.inner.measure.id, periods):
            yield from _besides(places, link, period)
    for one, other in combinations(_of_the_same(places, group), 2):
        shared = {
            period
            for name, period in periods
            if name == one.measure.id and (other.measure.id, period) in periods
        }
        for period in sorted(shared):
            yield from _rests(places, one, other, period)


def totals_in_ranges(places: CountPlaces, group: str, periods: Collection[Key]) -> list[Line]:
    """How many some measures count: a reader has to be unsure of it however many there are."""
    found = {
        Line.of(places.of(name, period, tally.measure.words)): None
        for name, tally in places.tallies.items()
        if tally.measure.in_ranges and places.top(name) == group
        for period in _spans_of(places, name, periods)
    }
    return [line for line in found if line.places]


def margins(places: CountPlaces, group: str, periods: Collection[Key]) -> dict[Line, int]:
    """By how much more than the threshold the reader has to be unsure of some counts.

    Of those whose measures count a thing on days that differ: records that come late for one of the two let
    a reader of later editions know a little more.
    """
    differences = {
        line: _MARGIN
        for link in _partial(places, group)
        if link.nearly
        for period in _spans_of(places, link.inner.measure.id, periods)
        for line in _besides(places, link, period)
    }
    return differences | dict.fromkeys(totals_in_ranges(places, group, periods), _MARGIN)


def _of_the_same(places: CountPlaces, group: str) -> list[Tally]:
    """The measures of a group that count the same things as another."""
    names = dict.fromkeys(
        tally.measure.id
        for link in places.links
        if link.every and not link.nearly and places.top(link.inner.measure.id) == group
        for tally in (link.outer, link.inner)
    )
    return [places.tallies[name] for name in names]


def _rests(places: CountPlaces, one: Tally, other: Tally, period: Period) -> Iterator[Line]:
    first, second = one.figure(period), other.figure(period)
    for mine in (*one.measure.words, NOT_RECORDED):
        for theirs in (*other.measure.words, NOT_RECORDED):
            ours, their = first.units(mine), second.units(theirs)
            if not ours or not their or not (ours < their or their < ours):
                continue
            less, more = (one.measure.id, mine), (other.measure.id, theirs)
            if their < ours:
                less, more = more, less
            inner, outer = (places.of(name, period, (word,)) for name, word in (less, more))
            yield Line.of_difference(outer, inner)
