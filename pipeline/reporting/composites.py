"""Measures put together: what is too little by itself, and the year's composite of time limits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.reporting.aggregate import Tally
from pipeline.reporting.measure import YES_NO, Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.published_counts import Count, CountRange
from pipeline.reporting.shares import ShareRange, percentage, span_of
from pipeline.reporting.shown_figure import ShownFigure

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


def put_together(tallies: Sequence[Tally], months: Mapping[str, int]) -> list[Tally]:
    """The tallies that an edition gives. `months`: over how long a time each measure is published.

    Each measure of the catalogue is given by itself; other duties by part of the procedure, and the records
    by sheet. Time limits of which there are too few in a year are put together by the theme of their
    composite, but for those that a board asks for.
    """
    alone, others = [], defaultdict[tuple[Theme, str], list[Tally]](list)
    small = defaultdict[str, list[Tally]](list)
    for tally in tallies:
        measure = tally.measure
        if measure.team_only:
            continue
        if (
            measure.composite
            and not measure.headline
            and (_is_other(measure) or months.get(measure.id, 12) > 12)
        ):
            small[measure.composite].append(tally)
        elif _is_other(measure):
            others[_theme_of(measure), _part_of(measure)].append(tally)
        else:
            alone.append(tally)
    for name, parts in small.items():
        if len(parts) == 1 and not _is_other(parts[0].measure):
            alone += parts
        else:
            alone.append(merged(_rest_of(name, parts), parts))
    found = [merged(_measure_of(theme, part, parts), parts) for (theme, part), parts in others.items()]
    return [*alone, *found]


def _is_other(measure: Measure) -> bool:
    """Whether a measure is none of the catalogue."""
    return not measure.id.startswith("K")


def _theme_of(measure: Measure) -> Theme:
    records = (Theme.COMPLETENESS, Theme.QUALITY)
    return measure.theme if measure.theme in records else Theme.PRACTICE


def _part_of(measure: Measure) -> str:
    """The part of the procedure, or the sheet of the workbook, that a measure is put together under."""
    if measure.theme is Theme.COMPLETENESS:
        return measure.id.partition(": ")[0]
    if measure.theme is Theme.QUALITY:
        return "All rules"
    rule = _RULE.match(measure.id)
    number = int(rule[1]) if rule else 0
    return next((part for numbers, part in _PARTS if number in numbers), "Law and statutory guidance")


def _measure_of(theme: Theme, part: str, parts: Sequence[Tally]) -> Measure:
    """The measure that puts some measures together."""
    first = parts[0].measure
    if theme is Theme.COMPLETENESS:
        return _together(
            first,
            f"Completeness: {part}",
            f"How complete is the sheet {part}?",
            f"Cells of {len(parts)} columns that are filled in",
            f"Cells of {len(parts)} columns on the sheet {part}, in cases first referred in the period",
            theme,
        )
    if theme is Theme.QUALITY:
        return _together(
            first,
            "Data quality",
            "How often do the records keep to the rules?",
            "Cases that keep to a rule, added up over all rules",
            f"Cases first referred in the period, counted once for each of {len(parts)} rules",
            theme,
        )
    ids = ", ".join(dict.fromkeys(one.measure.source for one in parts))
    return _together(
        first,
        f"Other duties: {part.lower()}",
        f"How often is everything else done: {part.lower()}?",
        "Duties that were done, in time where they have a time limit",
        f"All that fell due under {ids} and is in no other measure",
        theme,
        source=ids,
    )


def _rest_of(name: str, parts: Sequence[Tally]) -> Measure:
    ids = ", ".join(dict.fromkeys(one.measure.source for one in parts))
    return replace(
        _together(
            parts[0].measure,
            f"{_OTHER}: {name.lower()}",
            f"How often are the other time limits kept: {name.lower()}?",
            "What was done in time",
            f"All that fell due in the period under {ids}",
            Theme.TIMELINESS,
            source=ids,
        ),
        composite=name,
    )


def _together(
    first: Measure, name: str, question: str, counted: str, of: str, theme: Theme, source: str = ""
) -> Measure:
    return replace(
        first,
        id=name,
        name=question,
        question="Which of them is most often left undone?",
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
    )


def merged(measure: Measure, tallies: Iterable[Tally]) -> Tally:
    """One tally of everything that these tallies count, under one measure."""
    parts = list(tallies)
    made = Tally(measure, parts[0].slices)
    for part in parts:
        for (place, word), seen in part.seen.items():
            made.at(place, word).extend(seen)
    return made


@dataclass(frozen=True)
class Composite:
    """Of all that fell due in the year under one theme, how much was in time: added up from shown figures.

    It says nothing that the figures do not say. `left_out`: the measures that show no number.
    """

    name: str
    parts: tuple[ShownFigure, ...]
    left_out: tuple[ShownFigure, ...]

    @property
    def total(self) -> Count:
        """How many fell due."""
        return _sum([_reach(one.total) for one in self.parts])

    @property
    def in_time(self) -> Count:
        """How many of them were done in time."""
        return _sum([_reach(one.count("Yes")) for one in self.parts])

    @property
    def share(self) -> float | ShareRange | None:
        """The percentage in time, or the range that it is in; None where nothing is shown."""
        if not self.parts:
            return None
        (yes, all_), no = (
            (_reach(one) for one in (self.in_time, self.total)),
            _sum([_reach(one.count("No")) for one in self.parts]),
        )
        if all_[0] == 0:
            return None
        if yes[0] == yes[1] and all_[0] == all_[1]:
            return percentage(yes[0], all_[0])
        return span_of(yes, [_reach(no)], all_)


def _reach(count: Count) -> tuple[int, int]:
    if count is None:
        return 0, 0
    return (count, count) if isinstance(count, int) else (count.least, count.most)


def _sum(reaches: Sequence[tuple[int, int]]) -> Count:
    least, most = sum(one[0] for one in reaches), sum(one[1] for one in reaches)
    return least if least == most else CountRange(least, most)


def composites_of(figures: Iterable[ShownFigure]) -> list[Composite]:
    """The composite of all and of each theme, from the figures of the year that show a number."""
    themes: dict[str, list[ShownFigure]] = {}
    for one in figures:
        if one.measure.composite:
            themes.setdefault(one.measure.composite, []).append(one)
    found = [_composite(name, parts) for name, parts in themes.items()]
    everything = [one for parts in themes.values() for one in parts]
    return [_composite("All time limits", everything), *found] if everything else []


def _composite(name: str, figures: Sequence[ShownFigure]) -> Composite:
    shown = tuple(
        one for one in figures if one.total is not None and (one.is_nothing or one.count("Yes") is not None)
    )
    return Composite(name, shown, tuple(one for one in figures if one not in shown))
