"""Measures put together: what an edition gives of those that are too little by themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.reporting.aggregate import Tally
from pipeline.reporting.measure import YES_NO, Measure
from pipeline.reporting.observation import AnswerType, Theme

#: The parts of the procedure into which duties are put together, by the number of their rule.
_PARTS = (
    (range(1, 14), "Strategy discussions"),
    (range(14, 18), "Child protection and child in need"),
    (range(18, 21), "Planning"),
    (range(21, 28), "Assessment and report"),
    (range(28, 35), "Reviews"),
    (range(35, 36), "Assessment and report"),
)
_RULE = re.compile(r"R(\d+)\b")
_OTHER = "Other time limits"
#: The duties that a measure of the catalogue counts already: K07, K15 and K24 to K26.
_COUNTED_ALREADY = frozenset(
    {
        "R22 aim report written",
        "R24 report read with the family",
        "R26 family keeps a copy",
        "R27 child version considered",
        "S10 first looked after review held",
        "S11 second looked after review held",
        "S11 later looked after reviews held",
    }
)
_OF_THE_RECORDS = (Theme.COMPLETENESS, Theme.QUALITY)


def put_together(
    tallies: Sequence[Tally], months: Mapping[str, int], published: Collection[str] = ()
) -> list[Tally]:
    """The tallies that an edition gives. `months`: over how long a time each measure is published.

    `published`: the measures of earlier editions. What was put together in one of them stays so, and what was
    given by itself too: the difference would be what the others do not say.

    Each measure of the catalogue is given by itself, and the remaining duties by part of the procedure. Time
    limits of which there are too few in a year are put together by the theme of their composite, but for
    those that a board asks for. What the records themselves are like is for the team: it changes with each
    correction, and the cells of a sheet are a multiple of its rows, so that few rows could be counted from
    them.
    """
    was_put = {one for name in published for one in _parts_of(name)}
    alone, others = [], defaultdict[str, list[Tally]](list)
    small = defaultdict[str, list[Tally]](list)
    for tally in tallies:
        measure = tally.measure
        if measure.team_only or measure.theme in _OF_THE_RECORDS or measure.id in _COUNTED_ALREADY:
            continue
        is_few = months.get(measure.id, 12) > 12 and measure.id not in published
        if (
            measure.composite
            and not measure.headline
            and (_is_other(measure) or is_few or _short(measure) in was_put)
        ):
            small[measure.composite].append(tally)
        elif _is_other(measure):
            others[_part_of(measure)].append(tally)
        else:
            alone.append(tally)
    for name, parts in small.items():
        if len(parts) == 1 and not _is_other(parts[0].measure):
            alone += parts
        else:
            alone.append(merged(_rest_of(name, parts), parts))
    found = [merged(_measure_of(part, parts), parts) for part, parts in others.items()]
    return [*alone, *found]


def _short(measure: Measure) -> str:
    """A measure's ID without its words: S04, K10."""
    return measure.id.split()[0]


def _parts_of(name: str) -> list[str]:
    """The measures that a measure with this ID puts together."""
    before, _, parts = name.partition(": ")
    return parts.split(", ") if before.startswith(_OTHER) else []


def _is_other(measure: Measure) -> bool:
    """Whether a measure is none of the catalogue."""
    return not measure.id.startswith("K")


def _part_of(measure: Measure) -> str:
    """The part of the procedure that a measure is put together under."""
    rule = _RULE.match(measure.id)
    number = int(rule[1]) if rule else 0
    return next((part for numbers, part in _PARTS if number in numbers), "Law and statutory guidance")


def _measure_of(part: str, parts: Sequence[Tally]) -> Measure:
    """The measure that puts some duties together."""
    ids = ", ".join(dict.fromkeys(one.measure.source for one in parts))
    return _together(
        parts[0].measure,
        f"Remaining duties: {part.lower()}",
        f"How often is everything else done: {part.lower()}?",
        "Duties that were done, in time where they have a time limit",
        f"All that fell due under {ids}, but for what a measure of its own counts",
        Theme.PRACTICE,
        source=ids,
        of_each=len(parts),
    )


def _rest_of(name: str, parts: Sequence[Tally]) -> Measure:
    ids = ", ".join(dict.fromkeys(one.measure.source for one in parts))
    return replace(
        _together(
            parts[0].measure,
            f"{_OTHER}, {name.lower()}: {', '.join(map(_short, (one.measure for one in parts)))}",
            f"How often are the other time limits kept: {name.lower()}?",
            "What was done in time",
            f"All that fell due in the period under {ids}",
            Theme.TIMELINESS,
            source=ids,
            of_each=len(parts),
        ),
        composite=name,
    )


def _together(
    first: Measure,
    name: str,
    question: str,
    counted: str,
    of: str,
    theme: Theme,
    source: str = "",
    of_each: int = 1,
) -> Measure:
    return replace(
        first,
        id=name,
        name=question,
        question="Which of them is most often not done?",
        kind=AnswerType.SHARE,
        unit="Duty" if theme is Theme.PRACTICE else first.unit,
        counted=counted,
        of=of,
        target="",
        target_source="",
        caveat="",
        source=source or first.source,
        theme=theme,
        words=YES_NO,
        merged=(),
        headline=False,
        composite="",
        latest=False,
        among=None,
        implies=(),
        no_is_not_recorded=False,
        in_ranges=True,
        of_each=of_each,
    )


def merged(measure: Measure, tallies: Iterable[Tally]) -> Tally:
    """One tally of everything that these tallies count, under one measure."""
    parts = list(tallies)
    made = Tally(measure, parts[0].slices)
    for part in parts:
        for (place, word), seen in part.seen.items():
            made.at(place, word).extend(seen)
    return made
