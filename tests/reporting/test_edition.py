from __future__ import annotations

import itertools
import random

import pytest

from pipeline.reporting.count_tables import Sum, Tables
from pipeline.reporting.disclosure_control import bounds
from pipeline.reporting.edition import edition_of, periods_needed
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED, OPEN, Control, Earlier, GivenAway
from tests.extent import few_or_all
from tests.figures import QUARTER, QUARTERS, YEAR, tally, waiting

HIDE = Control()
PERIODS = (QUARTER, YEAR)
TREND = tuple(QUARTERS[-8:])


def edition(*tallies, earlier=(), control=HIDE, periods=PERIODS, quarters=TREND):
    return edition_of(tallies, periods, quarters, control, earlier)


def shown(made, word, period=QUARTER, name="K24"):
    return made.count(name, period, word)


@pytest.mark.parametrize("small", [1, 2, 3, 4, 5])
def test_counts_from_1_to_5_are_hidden_and_6_is_not(small):
    made = edition(tally({QUARTER: {"Yes": 40, "No": small}}))
    assert shown(made, "No") == "[c]"
    assert shown(edition(tally({QUARTER: {"Yes": 40, "No": 6}})), "No") == 6


def test_what_would_give_it_away_goes_too_and_so_does_the_percentage():
    made = edition(tally({QUARTER: {"Yes": 40, "No": 3}}))
    assert shown(made, "Yes") == "[c]"
    assert shown(made, COUNTED) == 43
    assert made.share("K24", QUARTER) == "[c]"


def test_the_same_count_is_hidden_wherever_it_stands():
    made = edition(tally({QUARTER: {"Yes": 40, "No": 3}}))
    assert made.count("K24", TREND[-1], "No") == "[c]"
    assert shown(made, "No", YEAR) == "[c]", "the year is the quarter here, for nothing else is in it"


def test_the_threshold_is_a_setting():
    assert shown(edition(tally({QUARTER: {"Yes": 40, "No": 8}}), control=Control(threshold=9)), "No") == "[c]"


def test_nothing_of_nothing_is_not_applicable_and_never_0_per_cent():
    made = edition(tally({}))
    assert shown(made, COUNTED) == 0
    assert made.share("K24", QUARTER) == "[z]"


@pytest.mark.parametrize("answers", [{"Yes": 8}, {"No": 8}])
def test_all_or_none_of_few_tells_of_each_of_them_and_is_hidden(answers):
    made = edition(tally({QUARTER: answers}))
    assert shown(made, COUNTED) == 8
    assert (shown(made, "Yes"), shown(made, "No")) == ("[c]", "[c]")


def test_all_of_many_is_shown():
    made = edition(tally({QUARTER: {"Yes": 40}}))
    assert (shown(made, "Yes"), shown(made, "No"), made.share("K24", QUARTER)) == (40, 0, 100.0)


def test_what_is_set_apart_is_hidden_where_it_is_small():
    made = edition(tally({QUARTER: {"Yes": 40, "In progress": 2, "Not recorded": 12}}))
    assert (shown(made, "In progress"), shown(made, "Not recorded")) == ("[c]", 12)


@pytest.mark.parametrize(("over", "seen"), [(9, "[c]"), (10, 5.5)])
def test_a_median_needs_ten(over, seen):
    made = edition(waiting(list(range(1, over + 1))))
    assert made.spread("K03", QUARTER, "median") == seen
    assert made.spread("K03", QUARTER, "longest") == ("[c]" if seen == "[c]" else 10)


def test_a_median_goes_with_its_count():
    made = edition(waiting(range(1, 12), [40, 50, 60]))
    assert made.count("K03", QUARTER, "Still waiting") == "[c]"
    assert made.spread("K03", QUARTER, "longest_wait") == "[c]"
    assert made.spread("K03", QUARTER, "with_waiting") == "[c]"


def test_the_teams_own_edition_shows_everything():
    made = edition(tally({QUARTER: {"Yes": 40, "No": 3}}), control=OPEN)
    assert (shown(made, "No"), made.share("K24", QUARTER)) == (3, 93.0)
    assert edition(waiting([4.0]), control=OPEN).spread("K03", QUARTER, "median") == 4


def recoverable(editions, name="K24", words=("Yes", "No")):
    """What a holder of all these editions can work out of each quarter, by an independent attack."""
    every = sorted({quarter for made in editions for quarter in made.quarters})
    counts, sums, given = {}, [], set()
    for quarter in every:
        for word in (*words, COUNTED):
            counts[quarter, word] = (
                TRUTH[quarter].get(word, 0) if word != COUNTED else sum(TRUTH[quarter].values())
            )
        sums.append(Sum((quarter, COUNTED), tuple((quarter, word) for word in words)))
    for number, made in enumerate(editions):
        year = made.periods[-1]
        for word in (*words, COUNTED):
            inside = tuple((quarter, word) for quarter in every if quarter.first in year)
            counts[number, word] = sum(counts[one] for one in inside)
            sums.append(Sum((number, word), inside))
            if isinstance(made.count(name, year, word), int):
                given.add((number, word))
            given |= {
                (quarter, word)
                for quarter in made.quarters
                if isinstance(made.count(name, quarter, word), int)
            }
    tables = Tables(counts, tuple(sums))
    found = bounds(tables, {key for key in counts if key not in given})
    return {
        key: (low, high) for key, (low, high) in found.items() if high - low < 5 and 1 <= counts[key] <= 5
    }


TRUTH: dict[Period, dict[str, int]] = {}


@pytest.mark.parametrize("seed", range(few_or_all(4, 12)))
def test_rolling_years_of_successive_quarters_do_not_give_each_other_away(seed):
    rng = random.Random(seed)
    quarters = QUARTER.quarters_to_its_end(14)
    TRUTH.clear()
    TRUTH.update({one: {"Yes": rng.randrange(0, 25), "No": rng.randrange(0, 9)} for one in quarters})
    one = tally(TRUTH, periods=quarters)
    editions = []
    earlier: list[Earlier] = []
    for quarter in quarters[-4:]:
        made = edition(
            one,
            earlier=earlier,
            periods=(quarter, quarter.year_to_its_end),
            quarters=tuple(quarter.quarters_to_its_end(8)),
        )
        editions.append(made)
        earlier += list(made.released())
    assert not recoverable(editions)


def test_without_the_register_they_would():
    found = 0
    for seed in range(12):
        rng = random.Random(seed)
        quarters = QUARTER.quarters_to_its_end(14)
        TRUTH.clear()
        TRUTH.update({one: {"Yes": rng.randrange(0, 25), "No": rng.randrange(0, 9)} for one in quarters})
        one = tally(TRUTH, periods=quarters)
        editions = [
            edition(
                one,
                periods=(quarter, quarter.year_to_its_end),
                quarters=tuple(quarter.quarters_to_its_end(8)),
            )
            for quarter in quarters[-4:]
        ]
        found += bool(recoverable(editions))
    assert found


def test_the_same_edition_made_again_hides_the_same():
    one = tally(
        {QUARTER: {"Yes": 40, "No": 3}, TREND[2]: {"Yes": 12, "No": 7}, TREND[5]: {"Yes": 2, "No": 30}}
    )
    first = edition(one)
    again = edition(one, earlier=list(first.released()))
    assert again.counts == first.counts


def test_a_figure_that_was_revised_by_a_few_does_not_say_by_how_many():
    first = edition(tally({QUARTER: {"Yes": 40, "No": 20}}))
    later = edition(tally({QUARTER: {"Yes": 41, "No": 20}}), earlier=list(first.released()))
    assert shown(first, "Yes") == 40
    assert shown(later, "Yes") == "[c]"
    much_later = edition(tally({QUARTER: {"Yes": 60, "No": 20}}), earlier=list(first.released()))
    assert shown(much_later, "Yes") == 60


def test_two_measures_of_the_same_things_do_not_give_each_other_away():
    first = tally({QUARTER: {"Yes": 30, "No": 3}}, "K24")
    second = tally({QUARTER: {"Yes": 30, "No": 3}}, "K25")
    made = edition(first, second)
    for name in ("K24", "K25"):
        assert made.count(name, QUARTER, "No") == "[c]"
        assert made.count(name, QUARTER, "Yes") == "[c]"
    totals = [made.count(name, QUARTER, COUNTED) for name in ("K24", "K25")]
    assert totals[0] == totals[1]


def test_how_many_gave_one_answer_and_not_the_other_is_a_count_too():
    """An example: 20 reports were in time, 22 with the tolerance, so two took between eight and ten weeks."""
    units = {"Yes": 20, "No": 22}
    first = tally({QUARTER: units}, "K07")
    wider = tally({}, "R22")
    place = next(number for number, one in enumerate(wider.slices) if one.first == QUARTER.first)
    from tests.figures import observation

    for word, number in units.items():
        for one in range(number):
            given = "Yes" if word == "Yes" or one < 2 else "No"
            wider.add(one, observation(given, QUARTER.first, f"{word} {one} {QUARTER.name}"), place)
    made = edition(first, wider)
    pairs = [(made.count("K07", QUARTER, word), made.count("R22", QUARTER, word)) for word in ("Yes", "No")]
    assert any("[c]" in pair for pair in pairs)
    assert not all(isinstance(one, int) for one in pairs[0])
    assert not all(isinstance(one, int) for one in pairs[1])


def test_rounding_hides_nothing_keeps_the_sums_and_is_never_exact():
    one = tally({quarter: {"Yes": 11, "No": 3} for quarter in TREND})
    made = edition(one, control=Control(method="round"))
    for period in (*PERIODS, *TREND):
        counts = [made.count("K24", period, word) for word in ("Yes", "No", COUNTED)]
        assert all(isinstance(count, int) and count % 5 == 0 for count in counts)
        assert counts[0] + counts[1] == counts[2]
    for word in ("Yes", "No"):
        assert made.count("K24", YEAR, word) == sum(
            made.count("K24", quarter, word) for quarter in TREND[-4:]
        )
    assert "[c]" not in {made.share("K24", period) for period in (*PERIODS, *TREND)}


def test_a_count_that_was_rounded_is_rounded_the_same_way_ever_after():
    rng = random.Random(3)
    quarters = QUARTER.quarters_to_its_end(14)
    one = tally(
        {quarter: {"Yes": rng.randrange(0, 25), "No": rng.randrange(0, 9)} for quarter in quarters},
        periods=quarters,
    )
    earlier: list[Earlier] = []
    for quarter in quarters[-4:]:
        periods, trend = (quarter, quarter.year_to_its_end), tuple(quarter.quarters_to_its_end(8))
        made = edition(one, earlier=earlier, periods=periods, quarters=trend, control=Control(method="round"))
        released = {(now.period, now.word): now.count for now in made.released()}
        assert all(
            released.get((before.period, before.word), before.count) == before.count for before in earlier
        )
        earlier += list(made.released())


def test_an_edition_that_can_be_worked_out_is_not_made(monkeypatch):
    monkeypatch.setattr(
        "pipeline.reporting.linked_counts.hidden",
        lambda tables, first, threshold: frozenset(first) | tables.inner,
    )
    with pytest.raises(GivenAway) as fault:
        edition(tally({QUARTER: {"Yes": 40, "No": 3}}))
    assert any(cell[2] == "No" for cell in fault.value.cells)
    assert "3" not in str(fault.value).replace("13", "")


def test_earlier_periods_are_needed_only_where_they_touch():
    old = QUARTER.quarters_to_its_end(30)[0]
    made = edition(tally({QUARTER: {"Yes": 40}}))
    released = list(made.released())
    assert old not in periods_needed((*PERIODS, *TREND), released)
    assert set(periods_needed(PERIODS, released)) >= set(TREND[-4:])


def test_every_measure_shows_its_periods_and_every_answer_it_can_have():
    made = edition(tally({}))
    for period, word in itertools.product(PERIODS, ("Yes", "No", COUNTED, "In progress", "Not recorded")):
        assert made.count("K24", period, word) == 0
