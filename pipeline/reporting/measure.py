"""A measure: one question about all cases together, with everything that the report prints about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Observation, Theme

#: The answers under which a share, and a number, are counted.
YES_NO, OVER_OR_WAITING = ("Yes", "No"), ("Over", "Still waiting")
#: The day on which the definitions were first written.
FIRST_DEFINED = date(2026, 11, 23)
#: The day on which one rule for what is not recorded came into force.
REDEFINED = date(2026, 11, 27)

#: Groups of a word's answers, each with its label, that together hold every answer once.
Grouping = tuple[tuple[str, tuple[str, ...]], ...]
Observe = Callable[[Case, Clock], Iterator[Observation]]


class Lookback(Protocol):
    """What observes each case beside the others (K38)."""

    def note(self, number: int, case: Case) -> None:
        """Note what the measure needs of the case at index `number`: IDs, dates and hashes, never a text."""

    def observations(self, clock: Clock) -> Iterator[tuple[int, Observation]]:
        """The observations of all cases that were noted, each with the index of its case."""


class Among(NamedTuple):
    """That the things which one measure counts are among those of another, as their definitions say.

    `answer`: that the other measure gives of them; empty where they are among all of its things. `every`:
    they are all of these. `nearly`: the days on which the two count a thing differ by little, so that at the
    end of a period one may count a thing that the other does not count yet. `otherwise`: the measure that
    says the same where the other one is not given by itself. `of`: the answer to the one measure whose things
    these are; empty where they are all of its things.
    """

    measure: str
    answer: str = ""
    every: bool = True
    nearly: bool = False
    otherwise: str = ""
    of: str = ""


class Implied(NamedTuple):
    """That whatever has one of these answers has one of those to another measure, as the definitions say."""

    words: tuple[str, ...]
    measure: str
    others: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Measure:
    """One measure, with everything that the definitions sheet prints about it.

    `observe` gives its observations of one case. `team_only`: only the team's own edition has it, because it
    is nearly always about too few (K27). `latest`: only the last observation of each unit in a period counts,
    so that its quarters do not add up to the year (K36). `merged`: the coarser groupings of its words, the
    finest first. `headline`: a board asks for it first. `composite`: the theme of the year's composite that
    it belongs to; empty where it is in none. `lookback`: makes what observes each case beside the others,
    instead. `of_each`: how many of its observations one child, meeting or case may have, where it puts
    measures together. `among`: the other measure that counts these things too. `implies`: what an
    answer says of another measure's. `no_is_not_recorded`: nothing recorded is ever a No. `in_ranges`: how
    many it counts is never given exactly, because that would say by how little it differs from what other
    measures count together. `limit_of`: the measure of the limit within which its waits should end.
    """

    id: str
    name: str
    question: str
    kind: AnswerType
    unit: str
    counted: str
    of: str
    open: str
    polarity: str
    target: str
    target_source: str
    changed: date
    source: str
    caveat: str
    theme: Theme
    words: tuple[str, ...]
    unit_of_number: str
    team_only: bool
    observe: Observe
    latest: bool = False
    merged: tuple[Grouping, ...] = ()
    headline: bool = False
    composite: str = ""
    lookback: Callable[[], Lookback] | None = None
    of_each: int = 1
    among: Among | None = None
    implies: tuple[Implied, ...] = ()
    no_is_not_recorded: bool = False
    in_ranges: bool = False
    limit_of: str = ""

    @property
    def counts_the_things_of(self) -> str:
        """The measure all of whose things it counts, or of one answer of which; empty where there is none."""
        one = self.among
        return one.measure if one is not None and one.every and not one.nearly else ""
