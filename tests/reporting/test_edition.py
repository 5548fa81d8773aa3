"""What an edition shows, alone and beside those that went out before it."""

from __future__ import annotations

import random
from datetime import date
from typing import ClassVar

import pytest

from pipeline.reporting.aggregate import Tally
from pipeline.reporting.contents import Contents
from pipeline.reporting.make_edition import complete_edition, edition_of
from pipeline.reporting.measure import Among
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control, CountRange, PublishedFigure
from pipeline.reporting.shares import ShareRange
from tests.extent import few_or_all
from tests.figures import QUARTER, QUARTERS, YEAR, tally, waiting
from tests.reporting.attack import Counts, worked_out

ON = date(2026, 10, 30)
LONG = QUARTER.quarters_to_its_end(24)


def edition(*tallies, months=3, history=(), period=QUARTER, trend=8, revises=None, control=None, on=ON):
    plan = PublicationPlan(ON, {one.measure.id: months for one in tallies})
    contents = Contents(period, plan, trend, revises)
    return edition_of(tallies, contents, control or Control(), history, on=on)


def counts_of(counts, name="K24", **changes):
    return tally(counts, name, periods=[*LONG, *(YEAR, YEAR.before)], **changes)


def shown(made, word, period=QUARTER, name="K24"):
    return made.figure(name, period).count(word)


def test_enough_of_each_answer_is_shown():
    made = edition(counts_of({QUARTER: {"Yes": 40, "No": 6}}))
    assert (shown(made, "Yes"), shown(made, "No"), made.figure("K24", QUARTER).total) == (40, 6, 46)
    assert made.figure("K24", QUARTER).share() == 87.0


@pytest.mark.parametrize("few", [1, 2, 3, 4, 5])
def test_one_to_five_are_a_range_and_so_is_the_share(few):
    made = edition(counts_of({QUARTER: {"Yes": 60 - few, "No": few}}))
    assert (shown(made, "No"), shown(made, "Yes")) == (CountRange(0, 5), CountRange(55, 60))
    assert made.figure("K24", QUARTER).share() == ShareRange(91, 100)


def test_a_threshold_of_the_councils_own_holds():
    made = edition(counts_of({QUARTER: {"Yes": 40, "No": 8}}), control=Control(threshold=9))
    assert shown(made, "No") == CountRange(0, 9)


def test_nothing_to_count_has_no_share():
    figure = edition(counts_of({})).figure("K24", QUARTER)
    assert figure.is_nothing
    assert figure.share() is None


def test_of_fewer_than_ten_only_the_number_is_shown():
    figure = edition(counts_of({QUARTER: {"Yes": 8}})).figure("K24", QUARTER)
    assert (figure.total, figure.count("Yes"), figure.share()) == (8, None, None)


def test_the_year_comes_before_the_quarters_where_only_one_can_be_shown():
    counts = {one: {"Yes": 14, "No": number} for one, number in zip(QUARTERS[-4:], (3, 4, 2, 8), strict=True)}
    made = edition(counts_of(counts))
    assert made.figure("K24", YEAR).share() == 76.7
    assert isinstance(shown(made, "No"), (int, CountRange))


def test_a_median_needs_ten_and_no_longest_wait_goes_out():
    few, enough = (edition(waiting(range(1, number + 1)), period=QUARTER) for number in (9, 10))
    assert few.figure("K03", QUARTER).value("with_waiting") is None
    assert enough.figure("K03", QUARTER).published.values == {"with_waiting": 5}


@pytest.mark.parametrize(("limit_of", "fewest"), [("", 10), ("K01", 24)])
def test_a_median_of_waits_with_a_limit_needs_more_and_quartiles_need_48(limit_of, fewest):
    """12 discussions, three in four of them within 19.8 hours: at most 3 took more than the 24."""

    def values(number):
        made = edition(waiting(range(1, number + 1), limit_of=limit_of), period=QUARTER)
        return set(made.figure("K03", QUARTER).published.values)

    assert [values(fewest - 1), values(fewest), values(47)] == [set(), {"with_waiting"}, {"with_waiting"}]
    assert values(48) == {"lower", "with_waiting", "upper"}


def test_no_published_wait_is_a_fraction_of_the_days_that_are_counted():
    """111 that are over: with a quartile of 17.5 days they could be 107 or 111, and no number between."""
    for number in range(100, 116):
        made = edition(waiting([day % 23 for day in range(number)], range(3)), period=QUARTER)
        values = made.figure("K03", QUARTER).published.values
        assert len(values) == 3
        assert all(one == int(one) for one in values.values())


def test_a_measure_published_by_year_shows_no_quarter():
    made = edition(counts_of({QUARTER: {"Yes": 40, "No": 6}}), months=12)
    assert made.blocks("K24") == []
    assert made.figure("K24", QUARTER) is None


def test_a_measure_published_over_three_years_counts_them_together():
    counts = {one: {"Yes": 3, "No": 1} for one in QUARTERS}
    made = edition(counts_of(counts), months=36)
    figure = made.main_figure("K24")
    assert figure.period == QUARTER.months_to_its_end(36)
    assert (figure.total, figure.share()) == (48, 75.0)


def test_the_teams_own_edition_shows_everything():
    made = complete_edition(
        [counts_of({QUARTER: {"Yes": 40, "No": 3}})], QUARTER, 8, PublicationPlan(ON, {}), on=ON
    )
    assert (shown(made, "No"), made.figure("K24", QUARTER).share()) == (3, 93.0)


class TestVintages:
    """A count that went out is repeated as it went out, whatever the records say now."""

    before: ClassVar = {one: {"Yes": 20, "No": 8} for one in QUARTERS[-8:-1]}

    def first(self):
        return edition(counts_of(self.before), period=QUARTERS[-2], on=date(2026, 7, 15))

    def second(self, revised, history):
        return edition(counts_of({**self.before, **revised}), history=history)

    def test_it_is_repeated_with_its_day(self):
        history = self.first().released()
        figure = self.second({}, history).figure("K24", QUARTERS[-2])
        assert (figure.count("No"), figure.published_on, figure.is_repeated) == (8, date(2026, 7, 15), True)
        assert not figure.is_revised

    @pytest.mark.parametrize("number", [7, 9, 20, 0])
    def test_where_the_records_changed_it_stays_and_says_so(self, number):
        history = self.first().released()
        changed = {QUARTERS[-2]: {"Yes": 20, "No": number}}
        figure = self.second(changed, history).figure("K24", QUARTERS[-2])
        assert (figure.count("No"), figure.is_revised) == (8, True)

    @pytest.mark.parametrize("number", [7, 9, 20])
    def test_a_new_year_agrees_with_the_quarters_that_went_out(self, number):
        history = self.first().released()
        changed = {QUARTERS[-2]: {"Yes": 20, "No": number}, QUARTER: {"Yes": 20, "No": 8}}
        made = self.second(changed, history)
        quarters = [shown(made, "No", one) for one in QUARTERS[-4:]]
        assert quarters == [8, 8, 8, 8]
        assert shown(made, "No", YEAR) == 32

    def test_the_same_edition_again_says_the_same_and_nothing_new(self):
        first = self.first()
        again = edition(counts_of(self.before), period=QUARTERS[-2], history=first.released())
        assert not again.released()
        assert {key: one.published for key, one in again.figures.items()} == {
            key: one.published for key, one in first.figures.items()
        }

    def test_a_year_can_be_revised_openly_and_says_so(self):
        year = QUARTERS[-2].blocks_to_its_end(12, 1)[0]
        history = edition(counts_of(self.before), period=year, trend=8).released()
        changed = {QUARTERS[-4]: {"Yes": 20, "No": 20}, QUARTERS[-5]: {"Yes": 20, "No": 9}}
        made = edition(counts_of({**self.before, **changed}), period=year, history=history, revises=year)
        figure = made.figure("K24", year)
        assert figure.published.is_revision
        assert figure.count("No") == 45

    def test_a_year_revised_by_a_few_does_not_say_by_how_many(self):
        year = QUARTERS[-2].blocks_to_its_end(12, 1)[0]
        history = edition(counts_of(self.before), period=year, trend=8).released()
        changed = {QUARTERS[-4]: {"Yes": 20, "No": 10}}
        made = edition(counts_of({**self.before, **changed}), period=year, history=history, revises=year)
        assert made.figure("K24", year).count("No") == CountRange(30, 35)


def test_a_year_in_which_nothing_was_counted_takes_no_other_years_place():
    before = edition(counts_of({}), months=12, period=QUARTERS[-2])
    assert before.main_figure("K24").is_nothing
    made = edition(counts_of({QUARTER: {"Yes": 3, "No": 2}}), months=12, history=before.released())
    assert made.main("K24") == YEAR


def test_what_earlier_editions_gave_away_is_said_and_blocks_nothing():
    counts = {one: {"Yes": 20, "No": 3} for one in QUARTERS[-8:]}
    history = edition(counts_of(counts), control=Control(threshold=1)).released()
    later = edition(
        counts_of({**counts, QUARTER: {"Yes": 30, "No": 12}}), history=history, control=Control(threshold=5)
    )
    assert later.given_away == ("K24",)


def test_all_or_none_of_a_year_is_shown_though_its_quarters_are_small():
    counts = {one: {"Yes": 5} for one in QUARTERS}
    assert edition(counts_of(counts), months=12).figure("K24", YEAR).share() == 100.0


def test_two_measures_of_the_same_things_do_not_give_each_other_away():
    """20 reports were in time and 22 with the tolerance: that two took longer is a count of two."""
    units = {"Yes": 20, "No": 22}
    narrow = counts_of({QUARTER: units}, "K07")
    wide = counts_of({}, "R22", among=Among("K07"))
    place = next(number for number, one in enumerate(wide.slices) if one.first == QUARTER.first)
    from tests.figures import observation

    for word, number in units.items():
        for one in range(number):
            given = "Yes" if word == "Yes" or one < 2 else "No"
            wide.add(one, observation(given, QUARTER.first, f"{word} {one} {QUARTER.name}"), place)
    made = edition(narrow, wide)
    reaches = [made.figure(name, QUARTER).count("Yes") for name in ("K07", "R22")]
    least = [one if isinstance(one, int) else one.least for one in reaches]
    most = [one if isinstance(one, int) else one.most for one in reaches]
    assert (most[1] - least[0]) - (least[1] - most[0]) >= 5


def random_tallies(rng, quarters, names=("K24", "K25")):
    return {
        name: {one: {"Yes": rng.randrange(0, 25), "No": rng.randrange(0, 9)} for one in quarters}
        for name in names
    }


def entered(counts, rng):
    """The same records after a quarter: some entered late, some corrected."""
    return {
        name: {
            one: {word: max(0, number + rng.choice((0,) * 8 + (1, -1))) for word, number in answers.items()}
            for one, answers in quarters.items()
        }
        for name, quarters in counts.items()
    }


@pytest.mark.parametrize("later", [5, 9])
@pytest.mark.parametrize("seed", range(few_or_all(2, 20)))
def test_no_small_count_can_be_worked_out_from_all_editions_of_ten_quarters(seed, later):
    """Also where the threshold is raised, so that earlier editions bound counts closer than it asks."""
    rng = random.Random(seed)
    quarters = LONG[-18:]
    counts = random_tallies(rng, quarters)
    history: list[PublishedFigure] = []
    for number, quarter in enumerate(quarters[-10:]):
        tallies: list[Tally] = [
            counts_of({one: answers for one, answers in found.items() if one <= quarter}, name, unit=name)
            for name, found in counts.items()
        ]
        control = Control(5 if number < 5 else later)
        made = edition(*tallies, history=history, period=quarter, months=3, control=control)
        history += made.released()
        counts = entered(counts, rng)
    for name, found in counts.items():
        truth = {(name, *cell): number for cell, number in _cells(found).items()}
        of_it = [one for one in history if one.measure == name]
        periods = [*quarters, *(one.period for one in of_it)]
        measure = Counts(name, ("Yes", "No"))
        assert not worked_out(of_it, LONG, [measure], truth, {name: dict.fromkeys(periods)})


@pytest.mark.parametrize("seed", range(few_or_all(4, 60)))
def test_of_no_small_count_are_only_some_of_the_small_numbers_left(seed):
    """A year of 12 to 17 less a half-year of 7 is 5 to 10: as more is said of 6, it is 5."""
    rng = random.Random(seed)
    quarters = LONG[-10:]
    for name, found in random_tallies(rng, quarters).items():
        history: list[PublishedFigure] = []
        for quarter in quarters[-6:]:
            known = {one: answers for one, answers in found.items() if one <= quarter}
            of_it = counts_of(known, name, unit=name)
            history += edition(of_it, history=history, period=quarter, months=3).released()
        truth = {(name, *cell): number for cell, number in _cells(found).items()}
        periods = dict.fromkeys([*quarters, *(one.period for one in history)])
        measure = Counts(name, ("Yes", "No"))
        assert not worked_out(history, LONG, [measure], truth, {name: periods}, lowest=1)


def _cells(found):
    return {(one, word): number for one, answers in found.items() for word, number in answers.items()}


def test_a_median_that_the_records_do_not_give_any_more_is_marked():
    first = edition_of(
        [waiting(range(10, 30))], Contents(QUARTER, PublicationPlan(ON, {"K03": 3}), 4), Control(), on=ON
    )
    assert first.figure("K03", QUARTER).value("with_waiting") == 19
    again = edition_of(
        [waiting(range(5, 25))],
        Contents(QUARTER, PublicationPlan(ON, {"K03": 3}), 4),
        Control(),
        first.released(),
        on=ON,
    )
    figure = again.figure("K03", QUARTER)
    assert figure.value("with_waiting") == 19
    assert figure.is_revised
    assert figure in again.revised()
