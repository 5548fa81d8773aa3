"""Measures put together: what an edition gives of those that are too little by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.reporting.aggregate import Tally
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import Theme

_OTHER = "Other time limits"
_OF_THE_RECORDS = (Theme.COMPLETENESS, Theme.QUALITY)


def put_together(
    tallies: Sequence[Tally], months: Mapping[str, int], published: Collection[str] = ()
) -> list[Tally]:
    """The tallies that an edition gives. `months`: over how long a time each measure is published.

    `published`: the measures of earlier editions. What was put together in one of them stays so, and what was
    given by itself too: the difference would be what the others do not say.

    Each measure of the catalogue is given by itself. Time limits of which there are too few in a year are put
    together by the theme of their composite, but for those that a board asks for. Other duties are for the
    team: together with the catalogue's numbers those of a part of the procedure say how few there were of
    one. So is what the records themselves are like: it changes with each correction, and the cells of a sheet
    are a multiple of its rows, so that few rows could be counted from them.
    """
    was_put = {one for name in published for one in parts_of(name)}
    alone: list[Tally] = []
    small = defaultdict[str, list[Tally]](list)
    for tally in tallies:
        measure = tally.measure
        if measure.team_only or measure.theme in _OF_THE_RECORDS or not measure.id.startswith("K"):
            continue
        is_few = months.get(measure.id, 12) > 12 and measure.id not in published
        if measure.composite and not measure.headline and (is_few or measure.id in was_put):
            small[measure.composite].append(tally)
        else:
            alone.append(tally)
    for name, parts in small.items():
        alone += parts if len(parts) == 1 else [merged(_rest_of(name, parts), parts)]
    return alone


def parts_of(name: str) -> list[str]:
    """The measures that a measure with this ID puts together; none where it is one by itself."""
    before, _, parts = name.partition(": ")
    return parts.split(", ") if before.startswith(_OTHER) else []


def _rest_of(name: str, parts: Sequence[Tally]) -> Measure:
    """The measure that puts some time limits of one theme together."""
    ids = ", ".join(dict.fromkeys(one.measure.source for one in parts))
    return replace(
        parts[0].measure,
        id=f"{_OTHER}, {name.lower()}: {', '.join(one.measure.id for one in parts)}",
        name=f"How often are the other time limits kept: {name.lower()}?",
        question="Which of them is most often not done?",
        counted="What was done in time",
        of=f"All that fell due in the period under {ids}",
        target="",
        target_source="",
        caveat="",
        source=ids,
        theme=Theme.TIMELINESS,
        merged=(),
        among=None,
        implies=(),
        no_is_not_recorded=False,
        in_ranges=True,
        of_each=len(parts),
        composite=name,
    )


def merged(measure: Measure, tallies: Iterable[Tally]) -> Tally:
    """One tally of everything that these tallies count, under one measure."""
    parts = list(tallies)
    made = Tally(measure, parts[0].slices)
    for part in parts:
        for (place, word), seen in part.seen.items():
            made.at(place, word).extend(seen)
    return made
