"""Tallies from numbers, for tests of what an edition shows of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.procedure.clock import Clock
from pipeline.reporting.aggregate import Tally, slices_of
from pipeline.reporting.measures import Measure, measures_for
from pipeline.reporting.observation import AnswerType, Counting, Observation
from pipeline.reporting.periods import Period, quarter_named

CLOCK = Clock(date(2026, 10, 30))
QUARTER = quarter_named("2026-27-Q2")
YEAR = QUARTER.year_to_its_end
#: The twelve quarters up to it, the earliest first.
QUARTERS = QUARTER.quarters_to_its_end(12)


def measure(name: str = "K24", **changes: Any) -> Measure:
    return dataclasses.replace(
        next(one for one in measures_for(CLOCK) if one.id == "K24"), id=name, **changes
    )


def tally(
    counts: Mapping[Period, Mapping[str, int]],
    name: str = "K24",
    periods: Sequence[Period] = (),
    **changes: Any,
) -> Tally:
    """The tally of a measure with this number of each answer in each quarter, each in its own case."""
    made = Tally(measure(name, **changes), slices_of([QUARTER, YEAR, *QUARTERS, *periods]))
    for period, answers in counts.items():
        place = next(number for number, one in enumerate(made.slices) if one.first == period.first)
        for word, number in answers.items():
            for one in range(number):
                made.add(
                    one,
                    observation(word, period.first, f"{changes.get('unit', '')}{word} {one} {period.name}"),
                    place,
                )
    return made


def observation(word: str, day: date, unit: str) -> Observation:
    standing = {"In progress": Counting.IN_PROGRESS, "Not recorded": Counting.NOT_RECORDED}.get(
        word, Counting.COUNTED
    )
    answer = {"Yes": True, "No": False}.get(word, word) if standing is Counting.COUNTED else None
    return Observation("C-0001", unit, day, answer, standing)


def waiting(
    over: Sequence[float], still: Sequence[float] = (), period: Period = QUARTER, **changes: Any
) -> Tally:
    """A measure of waiting times in one quarter."""
    made = Tally(
        measure(
            "K03", kind=AnswerType.NUMBER, words=("Over", "Still waiting"), unit_of_number="Hours", **changes
        ),
        slices_of([YEAR, *QUARTERS]),
    )
    place = next(number for number, one in enumerate(made.slices) if one.first == period.first)
    for number, one in enumerate(over):
        made.add(number, Observation("C-1", f"over {number}", period.first, one), place)
    for number, one in enumerate(still):
        made.add(number, Observation("C-1", f"waits {number}", period.first, one, waits=True), place)
    return made
