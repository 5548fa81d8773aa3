"""Editions from numbers, for tests of the files that are made of one."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.reporting.aggregate import Tally
from pipeline.reporting.contents import Contents
from pipeline.reporting.edition import Edition
from pipeline.reporting.make_edition import edition_of
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control, PublishedFigure
from tests.figures import QUARTER, YEAR, tally

ON = date(2026, 10, 30)
LONG = QUARTER.quarters_to_its_end(24)


def edition(
    *tallies: Tally, months: int = 12, trend: int = 12, history: Sequence[PublishedFigure] = ()
) -> Edition:
    """The edition of a quarter in which every measure is published over this many months."""
    plan = PublicationPlan(ON, {one.measure.id: months for one in tallies})
    return edition_of(tallies, Contents(QUARTER, plan, trend), Control(), history, on=ON)


def counts_of(counts: Mapping[Period, Mapping[str, int]], name: str = "K24", **changes: Any) -> Tally:
    """The tally of a measure with these answers."""
    return tally(counts, name, periods=[*LONG, YEAR, YEAR.before], **changes)


def with_nothing_of(made: Edition, measure: str) -> Edition:
    """The edition with nothing shown of a measure, as where another figure would give it away."""
    figures = {
        key: dataclasses.replace(one, published=PublishedFigure(*key, ON)) if key[0] == measure else one
        for key, one in made.figures.items()
    }
    return dataclasses.replace(made, figures=figures)
