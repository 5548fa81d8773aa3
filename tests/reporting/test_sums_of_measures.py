"""Whether exact numbers of two or three measures together say what the report hides of another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, permutations
from typing import NamedTuple

import numpy as np
import pytest

from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from pipeline.reporting.aggregate import gather
from pipeline.reporting.contents import Contents
from pipeline.reporting.make_edition import edition_of
from pipeline.reporting.measure import Among
from pipeline.reporting.measures import measures_for
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.periods import quarter_of
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control, PublishedFigure
from pipeline.reporting.put_together import put_together
from tests.extent import slow_on_purpose
from tests.reporting.attack import Counts, worked_out
from tests.reporting.small_editions import LONG, ON, counts_of

TODAY = date(2026, 10, 20)
#: What is told from chance: a correlation, and how much more often a sum is right than the best blind guess.
_LIKE, _BETTER = 0.45, 0.08
#: The most that a hidden count is on average in a year, and a sum that could be one.
_FEW, _MANY = 12, 15
#: The differences of which the program knows, so that the exact numbers are never given if they are few.
KNOWN = {"K01 - K03", "K32 - K11", "K32 - K12", "K21 - K31"}


class Sum(NamedTuple):
    """A sum of the numbers of some measures, each year: with its measures, and in words."""

    name: str
    parts: tuple[int, ...]
    values: np.ndarray


def years_of_councils(a_year: int, seeds: range) -> dict[tuple[str, str], np.ndarray]:
    """Each answer to each measure, and all of them, in every year to a quarter's end of each council."""
    clock = Clock(TODAY)
    measures = [one for one in measures_for(clock) if not (one.team_only or one.latest)]
    found: dict[tuple[str, str], list[int]] = {}
    quarters = quarter_of(TODAY).before.quarters_to_its_end(20)
    for seed in seeds:
        cases = list(sample_cases(a_year * 5, seed, TODAY, years=5))
        for tally in gather(cases, measures, clock, quarters):
            name, words = tally.measure.id, tally.measure.words
            for quarter in quarters[4:]:
                counts = tally.figure(quarter.year_to_its_end).counts
                for word in (*words, "Not recorded"):
                    found.setdefault((name, word), []).append(counts[word])
                found.setdefault((name, "all"), []).append(sum(counts[word] for word in words))
    return {key: np.array(numbers) for key, numbers in found.items()}


def sums(names: list[str], numbers: list[np.ndarray]) -> Iterator[Sum]:
    """The differences of two numbers, one doubled too, and of a third and the sum of two."""
    places = range(len(names))
    for one, less in permutations(places, 2):
        yield Sum(f"{names[one]} - {names[less]}", (one, less), numbers[one] - numbers[less])
        yield Sum(f"{names[one]} - 2 {names[less]}", (one, less), numbers[one] - 2 * numbers[less])
    for one, two in combinations(places, 2):
        for third in set(places) - {one, two}:
            both = numbers[one] + numbers[two]
            words = f"{names[one]} + {names[two]}"
            yield Sum(f"{words} - {names[third]}", (one, two, third), both - numbers[third])
            yield Sum(f"{names[third]} - ({words})", (one, two, third), numbers[third] - both)


def telling(found: dict[tuple[str, str], np.ndarray], exact: list[str]) -> set[tuple[str, str]]:
    """The sums of exact numbers that say a hidden count better than chance and than one number by itself."""
    names: list[str] = []
    for name in exact:  # one of those that are always the same
        if not any((found[name, "all"] == found[other, "all"]).all() for other in names):
            names.append(name)
    numbers = [found[name, "all"] for name in names]
    hidden = [key for key, of in found.items() if 0 < of.mean() <= _FEW and of.std() > 0.5]
    counts = np.array([found[key] for key in hidden])
    centred = (counts - counts.mean(axis=1, keepdims=True)) / counts.std(axis=1, keepdims=True)
    blind = np.array([max((of == few).mean() for few in range(_FEW + 1)) for of in counts])
    single = np.array([np.abs(centred @ _standard(one)) / len(one) for one in numbers])
    told = set()
    for one in sums(names, numbers):
        if one.values.std() < 0.3 or abs(np.median(one.values)) > _MANY:
            continue
        alike = centred @ _standard(one.values) / counts.shape[1]
        right = (counts == one.values).mean(axis=1)
        by_one = single[list(one.parts)].max(axis=0)
        for place in np.flatnonzero((alike > _LIKE) & (right > blind + _BETTER) & (alike > by_one + 0.05)):
            if (np.abs(counts[place] - one.values) <= 1).mean() > 0.4:
                told.add((one.name, " ".join(hidden[place])))
    return told


def _standard(values: np.ndarray) -> np.ndarray:
    standard: np.ndarray = (values - values.mean()) / (values.std() or 1)
    return standard


@slow_on_purpose
def test_no_sum_of_exact_numbers_says_what_is_hidden_but_for_those_that_the_program_knows():
    """Eight councils of 60 cases a year over five years; K01 and K03 show what the search can find."""
    found = years_of_councils(60, range(1, 9))
    given = [one for one in measures_for(Clock(TODAY)) if one.id.startswith("K") and not one.team_only]
    exact = [one.id for one in given if not (one.latest or one.in_ranges)]
    assert {name for name, _ in telling(found, exact)} <= KNOWN
    assert {name for name, _ in telling(found, ["K01", "K03"])} == {"K01 - K03"}


def quarters_of_reports(tally, quarters):
    """What goes out of a measure that is published by quarter and year, over these quarters."""
    history: list[PublishedFigure] = []
    plan = PublicationPlan(ON, {tally.measure.id: 3})
    for quarter in quarters:
        made = edition_of([tally], Contents(quarter, plan, 8), Control(), history, on=ON)
        history += made.released()
    return history


@pytest.mark.parametrize("in_ranges", [True, False])
def test_how_many_a_measure_in_ranges_counts_stays_uncertain_through_all_reports(in_ranges):
    """However many there are, in every quarter and year: the same numbers of another measure are exact."""
    quarters = LONG[-8:]
    counts = {
        quarter: {"Yes": 17 + 3 * (place % 4), "No": place % 3} for place, quarter in enumerate(quarters)
    }
    history = quarters_of_reports(counts_of(counts, "K05", in_ranges=in_ranges), quarters)
    some = [one.total for one in history if one.total and one.total.most]
    assert {one.least < one.most for one in some} == {in_ranges}
    truth = {
        ("K05", quarter, word): number
        for quarter, found in counts.items()
        for word, number in {**found, "Not recorded": 0}.items()
    }
    periods = {"K05": dict.fromkeys([*quarters, *(one.period for one in history)])}
    measure = Counts("K05", ("Yes", "No"), in_ranges=True)
    assert bool(worked_out(history, LONG, [measure], truth, periods)) is not in_ranges


@pytest.mark.parametrize("name", ["K13", "K34", "K37"])
def test_what_another_measure_counts_at_another_time_is_given_in_ranges_alone(name):
    (measure,) = (one for one in measures_for(Clock(TODAY)) if one.id == name)
    counts = {quarter: dict.fromkeys(measure.words, 40) for quarter in LONG[-4:]}
    made = quarters_of_reports(
        counts_of(counts, name, kind=measure.kind, words=measure.words, in_ranges=measure.in_ranges),
        LONG[-1:],
    )
    some = [one.total for one in made if one.total and one.total.most]
    assert some
    assert all(one.least < one.most for one in some)


def test_only_the_catalogue_is_given_and_what_is_put_together_of_it_is_in_ranges():
    """Other duties count the catalogue's enquiries and conferences again: less these, few are left."""
    measures = [one for one in measures_for(Clock(TODAY)) if not one.team_only]
    tallies = [
        counts_of(
            {LONG[-1]: dict.fromkeys(one.words, 3)},
            one.id,
            composite=one.composite,
            headline=one.headline,
            in_ranges=one.in_ranges,
        )
        for one in measures
    ]
    made = [one.measure for one in put_together(tallies, {"K12": 36, "K13": 36})]
    assert all(one.id.startswith("K") or one.in_ranges for one in made)
    others = [one.id for one in made if not one.id.startswith("K")]
    assert others == ["Other time limits, child protection: K12, K13"]


def test_a_council_with_few_decisions_that_do_not_apply_gives_one_of_the_two_numbers_in_a_range():
    """57 discussions and 52 decisions, none not recorded: 5 without a decision."""
    words = ("Agreed", "Declined")
    discussions = counts_of({LONG[-1]: {"Yes": 57, "No": 0}}, "K18")
    for without in range(1, 8):
        decisions = counts_of(
            {LONG[-1]: {"Agreed": 57 - without - 20, "Declined": 20}},
            "K33",
            kind=AnswerType.WORD,
            words=words,
            among=Among("K18", every=False),
        )
        plan = PublicationPlan(ON, {"K18": 3, "K33": 3})
        made = edition_of([discussions, decisions], Contents(LONG[-1], plan, 4), Control(), on=ON)
        totals = [made.figure(name, LONG[-1]).total for name in ("K18", "K33")]
        assert all(isinstance(one, int) for one in totals) == (without > 5), without
