"""What a reader knows besides the counts: multiples, definitions, editions taken back or revised."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import permutations

import pytest

from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from pipeline.reporting.aggregate import gather
from pipeline.reporting.contents import Contents
from pipeline.reporting.count_places import all_words
from pipeline.reporting.make_edition import edition_of
from pipeline.reporting.measure import Among
from pipeline.reporting.measures import measures_for
from pipeline.reporting.observation import AnswerType, Counting, Theme
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control, PublishedFigure, Said
from pipeline.reporting.put_together import put_together
from tests.extent import few_or_all
from tests.figures import QUARTER, tally
from tests.reporting.attack import Counts, worked_out
from tests.reporting.small_editions import LONG, ON, counts_of, edition
from tests.reporting.subtraction import few_by_subtraction

QUARTERS = LONG[-8:]


def attacked(history, measures, counts, spans=LONG):
    """The small counts that are worked out from these figures. `counts`: by measure, quarter and answer."""
    truth = {
        (name, one, word): number
        for name, found in counts.items()
        for one, answers in found.items()
        for word, number in answers.items()
    }
    periods = {one.name: dict.fromkeys([*spans, *(each.period for each in history)]) for one in measures}
    return worked_out(history, spans, measures, truth, periods)


@pytest.mark.parametrize("seed", range(few_or_all(6, 60)))
def test_counts_that_are_a_multiple_of_others_give_none_of_these_away(seed):
    """Eight duties of each review: who divides what is said by eight knows no few reviews."""
    rng = random.Random(seed)
    times = 8
    history: list[PublishedFigure] = []
    reviews: dict[Period, int] = {}
    for quarter in QUARTERS:
        reviews[quarter] = rng.choice((0, 1, 2, 4, 6, 9, 14))
        done = {
            one: {"Yes": number * times - min(3, number), "No": min(3, number)}
            for one, number in reviews.items()
        }
        made = edition_of(
            [counts_of(done, of_each=times)],
            Contents(quarter, PublicationPlan(ON, {"K24": 3}), 8),
            Control(),
            history,
            on=ON,
        )
        history += made.released()
    as_reviews = [
        PublishedFigure(
            one.measure,
            one.period,
            ON,
            Said(("Review",), -(-one.total.least // times), one.total.most // times),
        )
        for one in history
        if one.total
    ]
    assert as_reviews
    counts = {"K24": {one: {"Review": number} for one, number in reviews.items()}}
    assert not attacked(as_reviews, [Counts("K24", ("Review",))], counts)


@pytest.mark.parametrize("others", [1, 2, 3])
def test_the_total_of_a_measure_gives_no_answer_to_another_away(others):
    """24 plans and 25 decisions: that one decision was no agreement is a count of one."""
    agreed = 24
    decisions = counts_of(
        {QUARTER: {"Agreed": agreed, "Declined": others}},
        "K33",
        kind=AnswerType.WORD,
        words=("Agreed", "Declined", "Deferred"),
    )
    plans = counts_of(
        {QUARTER: {"Over": agreed}},
        "K06",
        kind=AnswerType.WORD,
        words=("Over", "Still waiting"),
        among=Among("K33", "Agreed"),
    )
    history = edition(decisions, plans, months=3).released()
    assert any(one.total for one in history)
    measures = [
        Counts("K33", ("Agreed", "Declined", "Deferred"), is_share=False),
        Counts("K06", ("Over", "Still waiting"), is_share=False, same=("K33", "Agreed")),
    ]
    counts = {"K33": {QUARTER: {"Agreed": agreed, "Declined": others}}, "K06": {QUARTER: {"Over": agreed}}}
    assert not attacked(history, measures, counts)


@pytest.mark.parametrize("few", [1, 2, 5])
def test_what_was_taken_back_is_still_known_to_its_readers(few):
    """Some weeks of a quarter, taken back: with the quarter beside them the rest of it is few."""
    cut = QUARTER.first + timedelta(days=40)
    before, after = Period(QUARTER.first, cut), Period(cut + timedelta(days=1), QUARTER.last)
    counts = {before: {"Yes": 20, "No": 10}, after: {"Yes": few, "No": 0}}
    spans = [*LONG[:-1], before, after]
    whole = tally(counts, "K24", periods=[*LONG, before, after])
    taken_back = [PublishedFigure("K24", before, ON, Said(("Yes", "No"), 30, 30), (Said(("Yes",), 20, 20),))]
    contents = Contents(QUARTER, PublicationPlan(ON, {"K24": 3}), 4)
    known = edition_of([whole], contents, Control(), on=ON, replaced=taken_back)
    assert (known.figure("K24", before)) is None, "it is not repeated"
    measures, truth = [Counts("K24", ("Yes", "No"))], {"K24": counts}
    assert not attacked([*known.released(), *taken_back], measures, truth, spans)
    forgotten = edition_of([whole], contents, Control(), on=ON)
    assert attacked([*forgotten.released(), *taken_back], measures, truth, spans), "the test can fail"


@pytest.mark.parametrize("few", range(-5, 6))
def test_what_one_sheet_lacks_of_another_is_a_count(few):
    """106 assessments agreed and 103 on their own sheet: three children's are not entered, or not linked."""
    agreed = counts_of(
        {QUARTER: {"Agreed": 106, "Declined": 9}}, "K33", kind=AnswerType.WORD, words=("Agreed", "Declined")
    )
    entered = counts_of(
        {QUARTER: {"Over": 106 - few}},
        "K06",
        kind=AnswerType.WORD,
        words=("Over", "Still waiting"),
        among=Among("K33", "Agreed"),
    )
    made = edition(agreed, entered, months=3)
    first = made.figure("K33", QUARTER).published
    second = made.figure("K06", QUARTER).published
    said = [one for one in first.said if one.words == ("Agreed",)]
    is_known = any(one.least == one.most for one in said) and second.total.least == second.total.most
    assert is_known == (few == 0)


@pytest.mark.parametrize("few", range(1, 6))
def test_how_many_conferences_made_no_plan_is_a_count(few):
    """Of 30 enquiries for which a conference was due, the conference was the route of all but these."""
    conference, need = "Child protection conference", "Child in need"
    due = counts_of({QUARTER: {"Yes": 28, "No": 2}}, "K11", among=Among("K32", every=False, nearly=True))
    routes = counts_of(
        {QUARTER: {conference: 30 - few, need: 20 + few}},
        "K32",
        kind=AnswerType.WORD,
        words=(conference, need),
        among=Among("K11", every=False, nearly=True, of=conference),
    )
    made = edition(due, routes, months=3)
    total = made.figure("K11", QUARTER).published.total
    said = [one for one in made.figure("K32", QUARTER).published.said if one.words == (conference,)]
    assert total
    least, most = (total.least - said[0].most, total.most - said[0].least) if said else (0, 30)
    assert most - least >= 5


@pytest.mark.parametrize("both", [2, 5])
@pytest.mark.parametrize("ago", [0, 30])
def test_two_quarters_of_a_year_that_are_left_are_no_few(both, ago):
    """A year of 17 and one quarter of 12: the two others have 5 in all, and each of them 0 to 5.

    Also of a year long ago whose report comes after later ones.
    """
    spans = QUARTER.quarters_to_its_end(ago + 12)
    year = spans[8:12]
    numbers = (both // 2, both - both // 2, 12, 15)
    found = {one: {"Yes": 30, "No": number} for one, number in zip(year, numbers, strict=True)}
    tallies = tally(found, "K24", periods=spans)
    history: list[PublishedFigure] = []
    plan = PublicationPlan(ON, {"K24": 3})
    for quarter in dict.fromkeys((*([QUARTER] if ago else ()), *year[-2:])):
        made = edition_of([tallies], Contents(quarter, plan, 4), Control(), history, on=ON)
        history += made.released()
    assert any(one.period == year[-1].main for one in history)
    assert not list(few_by_subtraction(history, spans[:12]))


def test_those_of_whom_nothing_is_recorded_are_no_sum_of_two_numbers():
    """11 children harmed without a time of their discussion, 9 without a discussion: two have one."""
    timely = counts_of({QUARTER: {"Yes": 20, "No": 10, "Not recorded": 11}}, "K02")
    held = counts_of({QUARTER: {"Yes": 32, "No": 0, "Not recorded": 9}}, "K16", among=Among("K02"))
    made = edition(timely, held, months=3)
    assert None in [made.figure(name, QUARTER).missing for name in ("K02", "K16")]


@pytest.mark.parametrize("more", [-2, 1, 3])
def test_no_figure_is_bent_to_a_definition_that_the_records_do_not_keep_to(more):
    one = counts_of({QUARTER: {"Yes": 20, "No": 10}}, "K17")
    other = counts_of({QUARTER: {"Yes": 20 + more, "No": 10}}, "K19", among=Among("K17"))
    made = edition(one, other, months=3)
    assert not made.revised()
    for name, total in (("K17", 30), ("K19", 30 + more)):
        said = made.figure(name, QUARTER).published.total
        assert said is not None
        assert said.least <= total <= said.most


def test_of_a_year_revised_openly_what_still_holds_is_known_too():
    quarters = {one: {"Yes": 12, "No": 3} for one in QUARTERS}
    first = counts_of(quarters)
    plan = PublicationPlan(ON, {"K24": 3})
    history = edition_of([first], Contents(QUARTER, plan, 8), Control(), on=ON).released()
    year = QUARTER.blocks_to_its_end(12, 1)[0]
    changed = next(one for one in QUARTERS if one.is_in(year))
    again = counts_of({**quarters, changed: {"Yes": 40, "No": 20}})
    made = edition_of([again], Contents(year, plan, 8, year), Control(), history, on=ON)
    for one in QUARTERS:
        both = [figure for figure in (*history, *made.released()) if figure.period == one]
        said = {each for figure in both for each in figure.said if each.words == ("Yes",)}
        assert one == changed or len(said) <= 1, f"{one.words}: {said}"


@pytest.mark.parametrize("few", [1, 2, 5])
@pytest.mark.parametrize("yes", [21, 30])
def test_what_was_taken_back_and_holds_in_part_is_known_in_part(few, yes):
    """Some weeks of a quarter, taken back: 30 in all still holds, how many of them were in time does not."""
    cut = QUARTER.first + timedelta(days=40)
    before, after = Period(QUARTER.first, cut), Period(cut + timedelta(days=1), QUARTER.last)
    counts = {before: {"Yes": yes, "No": 30 - yes}, after: {"Yes": few, "No": 0}}
    spans = [*LONG[:-1], before, after]
    whole = tally(counts, "K24", periods=[*LONG, before, after])
    total = Said(("Yes", "No"), 30, 30)
    taken_back = PublishedFigure("K24", before, ON, total, (Said(("Yes",), 20, 20),))
    holds = replace(taken_back, answers=())
    contents = Contents(QUARTER, PublicationPlan(ON, {"K24": 3}), 4)
    made = edition_of([whole], contents, Control(), on=ON, replaced=[taken_back])
    measures, truth = [Counts("K24", ("Yes", "No"))], {"K24": counts}
    assert not attacked([*made.released(), holds], measures, truth, spans)
    forgotten = edition_of([whole], contents, Control(), on=ON)
    assert attacked([*forgotten.released(), holds], measures, truth, spans), "the test can fail"


def test_what_was_a_range_when_it_was_taken_back_is_not_exact_in_its_place():
    """76 discussions and 69 to 74 with a decision; made again, 70 to 75 and 69 exactly: about 4 without."""
    held = counts_of({QUARTER: {"Yes": 66, "No": 7}}, "K18")
    decided = counts_of(
        {QUARTER: {"Agreed": 60, "Declined": 9}},
        "K33",
        kind=AnswerType.WORD,
        words=("Agreed", "Declined"),
        among=Among("K18", every=False),
    )
    taken_back = [
        PublishedFigure("K18", QUARTER, ON, Said(("Yes", "No"), 76, 76)),
        PublishedFigure("K33", QUARTER, ON, Said(("Agreed", "Declined"), 69, 74)),
    ]
    contents = Contents(QUARTER, PublicationPlan(ON, {"K18": 3, "K33": 3}), 4)
    again = edition_of([held, decided], contents, Control(), on=ON, replaced=taken_back)
    total = again.figure("K33", QUARTER).published.total
    assert total is None or total.least < total.most
    first = edition_of([held, decided], contents, Control(), on=ON).figure("K33", QUARTER).published.total
    assert first, "it is given where nothing was taken back"


@pytest.mark.parametrize("now", [2, 6, 20])
def test_no_flag_says_that_a_number_is_no_longer_in_the_range_that_was_published(now):
    """The range was 6 to 11: what is flagged would be 5 or fewer, or 12 or more."""
    counts = {"Yes": 40, "No": 0}
    history = [PublishedFigure("K24", QUARTER, ON, Said(("Yes", "No"), 46, 51), (Said(("No",), 6, 11),))]
    tallies = counts_of({QUARTER: {**counts, "No": now}})
    figure = edition(tallies, months=3, history=history).figure("K24", QUARTER)
    assert figure.is_repeated
    assert not figure.has_changed


@pytest.mark.parametrize(("now", "is_said"), [(8, False), (9, True)])
def test_that_an_exact_number_has_changed_is_said(now, is_said):
    said = (Said(("Yes",), 40, 40), Said(("No",), 8, 8))
    history = [PublishedFigure("K24", QUARTER, ON, Said(("Yes", "No"), 48, 48), said)]
    tallies = counts_of({QUARTER: {"Yes": 40, "No": now}})
    figure = edition(tallies, months=3, history=history).figure("K24", QUARTER)
    assert figure.has_changed == is_said


@pytest.mark.parametrize(("recorded", "is_said"), [(0, True), (1, False), (5, False), (6, True)])
def test_how_few_are_recorded_as_not_done_is_not_what_is_left_of_those_not_recorded(recorded, is_said):
    """19 were not done, of which 16 are not recorded: 3 are."""
    counts = {"Yes": 40, "No": recorded, "Not recorded": 16}
    figure = edition(counts_of({QUARTER: counts}), months=3).figure("K24", QUARTER)
    assert figure.count("No") == recorded + 16
    assert figure.missing == (16 if is_said else None)


@pytest.mark.parametrize("counted", few_or_all((10,), range(10, 16)))
@pytest.mark.parametrize("few", range(1, 6))
def test_a_small_answer_is_never_said_in_words_that_fewer_than_five_numbers_get(counted, few):
    """By enumeration: the numbers of Yes, of so many, that are published in the same words."""
    said = {
        yes: edition(counts_of({QUARTER: {"Yes": yes, "No": counted - yes}}), months=3)
        .figure("K24", QUARTER)
        .published.said
        for yes in range(counted + 1)
    }
    alike = [yes for yes, words in said.items() if words == said[few]]
    assert len(alike) >= 5


@pytest.fixture(scope="module")
def counted():
    """Every measure of two years' sample, by quarter."""
    quarters = Period(LAST, LAST).quarters_to_its_end(8)
    return {one.measure.id: one for one in gather(sample(), measures(), NOW, quarters)}, quarters


LAST, NOW = date(2026, 6, 30), Clock(date(2026, 7, 15))


@cache
def sample():
    return list(sample_cases(240, 7, LAST, years=2))


@cache
def measures():
    return [one for one in measures_for(NOW) if one.id.startswith("K") and not (one.latest or one.team_only)]


def number(found, span, words):
    return sum(found.figure(span).counts[word] for word in words)


def test_measures_that_are_said_to_count_the_same_things_do(counted):
    found, quarters = counted
    linked = [one for one in found.values() if one.measure.among]
    assert len(linked) >= 9
    for one in linked:
        among, outer = one.measure.among, found[one.measure.among.measure]
        words = (among.answer,) if among.answer else all_words(outer.measure)
        for span in quarters:
            those = (among.of,) if among.of else all_words(one.measure)
            more, less = number(outer, span, words), number(one, span, those)
            at_the_end = 2 if among.nearly else 0
            assert more - less >= -at_the_end, (one.measure.id, span)
            assert not among.every or more - less <= at_the_end, (one.measure.id, span)


def test_what_one_answer_is_said_to_say_of_another_is_so(counted):
    found, quarters = counted
    implied = [(one, each) for one in found.values() for each in one.measure.implies]
    assert {one.measure.id for one, _ in implied} == {"K01", "K02", "K16", "K20"}
    for one, (words, other, others) in implied:
        for span in quarters:
            assert number(one, span, words) <= number(found[other], span, others), (one.measure.id, span)


def test_a_no_that_is_said_to_be_one_not_recorded_is(counted):
    found, quarters = counted
    named = [one for one in found.values() if one.measure.no_is_not_recorded]
    assert {one.measure.id for one in named} == {"K24", "K25"}
    for one in named:
        for span in quarters:
            assert number(one, span, ["No"]) == number(one, span, ["Not recorded"]), (one.measure.id, span)


def test_measures_that_count_the_same_things_are_said_to(counted):
    found, quarters = counted
    totals: dict[tuple[int, ...], set[str]] = {}
    for name, one in found.items():
        numbers = tuple(number(one, span, all_words(one.measure)) for span in quarters)
        if sum(numbers) > 40:
            totals.setdefault(numbers, set()).add(leader(found, name))
    assert [names for names in totals.values() if len(names) > 1] == []


def leader(found, name):
    """The measure that counts the things of a measure, and of those that do, at last."""
    among = found[name].measure.among
    return leader(found, among.measure) if among and not among.of else name


def things_of(measure):
    """Each thing that a measure counts in one case by itself, with its day."""
    return {
        (one.case_id, one.unit.split("/", 2)[-1], one.day)
        for case in sample()
        for one in measure.observe(case, NOW)
        if one.standing is not Counting.IN_PROGRESS
    }


def test_measures_that_count_nearly_the_same_things_on_the_same_day_are_said_to(counted):
    found, _ = counted
    things = {one.id: things_of(one) for one in measures() if not one.lookback}
    unsaid = [
        (name, other)
        for name, other in permutations(things, 2)
        if len(things[name]) >= 40 and leader(found, name) != leader(found, other)
        if len(things[name] & things[other]) >= 0.95 * len(things[name])
    ]
    # K09 counts a review on the day set for it, K28 on the day it is held: only in the sample the same.
    assert unsaid == [("K28", "K09")]


def test_what_the_records_are_like_is_for_the_team_alone():
    """It changes with each correction, and cells are a multiple of rows."""
    rule = counts_of({QUARTER: {"Yes": 12, "No": 2}}, "dates in order", theme=Theme.QUALITY)
    cells = counts_of({QUARTER: {"Yes": 90, "No": 30}}, "Cases: Date", theme=Theme.COMPLETENESS)
    report = counts_of({QUARTER: {"Yes": 12, "No": 2}}, "K24")
    assert [one.measure.id for one in put_together([rule, cells, report], {})] == ["K24"]
