"""The sentences of a report: each holds the numbers that are shown, and claims no more than they do."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from pipeline.reporting.composite_sentences import together_lines
from pipeline.reporting.contents import Contents
from pipeline.reporting.direction import BETTER, HIGHER, LOWER, UNCHANGED, WORSE, difference, direction_of
from pipeline.reporting.edition import Hidden
from pipeline.reporting.front_page import change_lines, first_measures, first_page_of, not_shown_line
from pipeline.reporting.make_edition import edition_of
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.period_notes import PeriodNotes
from pipeline.reporting.prose import (
    band_of,
    clause_of,
    given_away_sentence,
    sentence_of,
    sentence_of_answer,
    share_said,
)
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control, CountRange, PublishedFigure, Said
from pipeline.reporting.ranking import kept_most_and_least
from pipeline.reporting.report_rows import not_compared_line, share_rows
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import ShownFigure
from tests.figures import QUARTER, QUARTERS, YEAR, measure, tally, waiting
from tests.reporting.small_editions import with_nothing_of

ON = date(2026, 10, 30)
LAST_YEAR = QUARTERS[-8]
LONG = [*QUARTER.quarters_to_its_end(24), YEAR, YEAR.before]


def edition(*tallies, months=12, history=(), period=YEAR, on=ON):
    plan = PublicationPlan(ON, {one.measure.id: months for one in tallies})
    return edition_of(tallies, Contents(period, plan, 8), Control(), history, on=on)


def counts_of(counts, name="K24", **changes):
    facts = {"unit": f"{name} ", "headline": False, **changes}
    return tally(counts, name, periods=LONG, **facts)


def timed(name, yes, no, **changes):
    """A time limit that was kept so often in the year."""
    changes = {"theme": Theme.TIMELINESS, "composite": "Reviews", **changes}
    return counts_of({QUARTER: {"Yes": yes, "No": no}}, name, **changes)


def said(made, name="K24"):
    return sentence_of(made, name).partition(": ")[2]


def of(yes, no, **changes):
    return said(edition(counts_of({QUARTER: {"Yes": yes, "No": no}}, **changes)))


def changed(now, before, **changes):
    """The edition of a year and the year before, of which all is in one quarter each."""
    words = ("Yes", "No")
    counts = {QUARTER: dict(zip(words, now, strict=True)), LAST_YEAR: dict(zip(words, before, strict=True))}
    return edition(counts_of(counts, **changes))


def test_an_exact_share_is_said_with_its_numbers():
    assert of(57, 13) == "57 of 70 (81.4%)."
    assert sentence_of(edition(counts_of({QUARTER: {"Yes": 57, "No": 13}})), "K24").startswith(
        "Report read through with the family (K24): 57 of 70"
    )


def test_all_and_none_are_said_in_words():
    assert of(60, 0) == "all 60 (100%)."
    assert of(0, 60) == "none of 60."


def test_a_range_is_said_as_a_board_speaks_of_it_with_its_ends():
    assert of(198, 3) == "nearly all, 97% or more (196 to 201 of 201)."
    assert of(3, 60) == "nearly none, 8% or less (5 or fewer of 63)."


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (90, 100, "nearly all, 90% or more"),
        (91, 98, "nearly all, 91% to 98%"),
        (87, 100, "most, 87% or more"),
        (61, 78, "most, 61% to 78%"),
        (42, 58, "about half, 42% to 58%"),
        (51, 60, "about half, 51% to 60%"),
        (39, 58, "39% to 58%"),
        (20, 38, "fewer than half, 20% to 38%"),
        (10, 17, "few, 10% to 17%"),
        (0, 30, "fewer than half, 30% or less"),
        (0, 10, "nearly none, 10% or less"),
    ],
)
def test_the_band_follows_from_both_ends(least, most, words):
    assert band_of(ShareRange(least, most)) == words


def test_where_only_the_number_is_shown_the_sentence_has_it_and_says_why_and_where_the_rest_is():
    assert of(5, 3, theme=Theme.TIMELINESS) == (
        "8 fell due; how many were in time is not shown, so that no small number can be worked out. "
        "The team's own edition has it."
    )
    assert of(2, 1) == (
        "5 or fewer were counted; for how many it was so is not shown, so that no small number can be worked "
        "out. The team's own edition has it."
    )


def test_nothing_to_count_is_said():
    assert of(0, 0) == "nothing was counted."
    assert of(0, 0, theme=Theme.TIMELINESS) == "nothing fell due."


def test_no_percentage_of_fewer_than_ten_is_given():
    for yes in range(10):
        for no in range(10 - yes):
            assert "%" not in of(yes, no), (yes, no)


def test_a_waiting_time_says_when_half_were_over_and_how_many_were_counted():
    assert said(edition(waiting([0] * 20)), "K03") == "half were over at once (20 counted)."
    assert said(edition(waiting([*range(1, 21)])), "K03") == "half took 10 hours or less (20 counted)."
    assert said(edition(waiting([*range(1, 61)])), "K03") == (
        "half took 30 hours or less, and the middle half of those that ended took 15 to 45 hours "
        "(60 counted)."
    )


def test_answers_are_said_the_most_frequent_first_and_merged_as_they_are_shown():
    words = ("Agreed", "Declined", "Not suitable", "Deferred")
    merged = (
        (("Agreed", ("Agreed",)), ("Not agreed or deferred", ("Declined", "Not suitable", "Deferred"))),
    )
    counts = {QUARTER: {"Agreed": 63, "Declined": 7, "Not suitable": 4, "Deferred": 2}}
    one = counts_of(counts, "K33", kind=AnswerType.WORD, words=words, merged=merged)
    assert said(edition(one), "K33") == "agreed 63 (82.9%); not agreed or deferred 13 (17.1%); of 76."
    alone = counts_of({QUARTER: {"Agreed": 20}}, "K33", kind=AnswerType.WORD, words=words, merged=merged)
    assert said(edition(alone), "K33") == "agreed, all 20."


def test_a_figure_over_two_years_says_so():
    made = edition(counts_of({QUARTER: {"Yes": 20, "No": 10}}), months=24, period=QUARTER)
    assert said(made) == "20 of 30 (66.7%), over two years."


def test_a_repeated_figure_says_when_it_went_out_and_whether_the_records_have_changed():
    before = edition(counts_of({QUARTER: {"Yes": 40, "No": 8}}), on=date(2026, 10, 15))
    history = [replace(one, edition=None) for one in before.released()]
    same = edition(counts_of({QUARTER: {"Yes": 40, "No": 8}}), history=history)
    assert said(same) == "40 of 48 (83.3%), as published on 15 October 2026."
    other = edition(counts_of({QUARTER: {"Yes": 47, "No": 8}}), history=history)
    assert said(other) == (
        "40 of 48 (83.3%), as published on 15 October 2026; the records have changed since."
    )


def test_better_and_worse_follow_from_what_is_good_and_only_where_it_is_more_than_chance():
    assert direction_of(changed((90, 10), (60, 40)), "K24") == BETTER
    assert direction_of(changed((60, 40), (90, 10)), "K24") == WORSE
    assert direction_of(changed((31, 9), (29, 11)), "K24") == UNCHANGED
    less, neither = "Less is better", "Neither more nor less is better"
    assert direction_of(changed((90, 10), (60, 40), polarity=less), "K24") == WORSE
    assert direction_of(changed((90, 10), (60, 40), polarity=neither), "K24") == HIGHER
    assert direction_of(changed((60, 40), (90, 10), polarity=neither), "K24") == LOWER


def test_a_range_is_better_only_if_all_that_it_can_be_is():
    assert direction_of(changed((97, 3), (70, 30)), "K24") == BETTER
    assert direction_of(changed((97, 3), (90, 10)), "K24") == UNCHANGED


def test_where_there_is_no_year_before_nothing_is_said_of_it():
    made = edition(counts_of({QUARTER: {"Yes": 57, "No": 13}}, headline=True))
    assert direction_of(made, "K24") == ""
    assert said(made) == "57 of 70 (81.4%)."


def test_the_sentence_of_a_headline_measure_ends_with_its_direction():
    assert said(changed((90, 10), (60, 40), headline=True)) == (
        "90 of 100 (90%); better than in the year before."
    )
    assert said(changed((31, 9), (29, 11), headline=True)) == (
        "31 of 40 (77.5%); no clear change against the year before."
    )


def test_what_has_changed_is_said_with_both_figures_or_that_nothing_has():
    assert change_lines(changed((90, 10), (60, 40)), 2) == [
        "Better: Report read through with the family (K24), now 90 of 100 (90%), before 60 of 100 (60%)."
    ]
    assert change_lines(changed((31, 9), (29, 11)), 2) == [
        "K24 has a figure for the year before, and no clear change."
    ]


def test_what_is_of_an_earlier_year_is_not_put_in_order_and_comes_last():
    counts = {one: {"Yes": 95, "No": 5} for one in (QUARTER, LAST_YEAR)}
    facts = {"theme": Theme.TIMELINESS, "composite": "Reviews", "headline": True}
    made = edition(counts_of(counts, "K01", **facts), timed("K02", 90, 10), timed("K04", 50, 50))
    earlier = replace(made, mains={**made.mains, "K01": YEAR.before})
    assert "(K01)" in kept_most_and_least(made)[0]
    assert not any("K01" in one for one in kept_most_and_least(earlier))
    assert [one.id for one in first_measures(made, 3)] == ["K01", "K02", "K04"]
    assert [one.id for one in first_measures(earlier, 3)] == ["K02", "K04", "K01"]


def test_counts_that_a_raised_threshold_makes_small_are_not_called_disclosed():
    assert given_away_sentence(7, 5, "K01") == (
        "Earlier reports kept to the lower threshold of their day, 5. From them, numbers up to 7 can be "
        "worked out in K01. This report adds nothing to that."
    )
    for before in (None, 5):
        assert given_away_sentence(5, before, "K01").startswith(
            "Earlier reports disclosed a small number in K01."
        )


def test_a_minority_is_never_called_kept_most_often():
    (line,) = kept_most_and_least(edition(timed("K01", 30, 30), timed("K02", 8, 60)))
    assert line.startswith("Of the time limits, kept least often: ")
    assert "(K02), 8 of 68 (11.8%)" in line
    assert not any("most often" in one for one in kept_most_and_least(edition(timed("K01", 7, 8))))


def test_what_was_kept_most_and_least_often_is_named_with_its_figures():
    most, least = kept_most_and_least(edition(timed("K01", 93, 7), timed("K02", 50, 50)))
    assert (
        most
        == "Of the time limits, kept most often: Report read through with the family (K01), 93 of 100 (93%)."
    )
    assert (
        least
        == "Of the time limits, kept least often: Report read through with the family (K02), 50 of 100 (50%)."
    )


def test_a_line_on_what_was_kept_or_has_changed_says_the_time_where_it_is_another_one():
    limits = [timed("K01", 93, 7), timed("K02", 50, 50)]
    most, _ = kept_most_and_least(edition(*limits, months=24, period=QUARTER))
    assert most.endswith("(K01), 93 of 100 (93%), over two years.")
    counts = {QUARTER: {"Yes": 90, "No": 10}, QUARTER.quarters_to_its_end(9)[0]: {"Yes": 60, "No": 40}}
    (line,) = change_lines(edition(counts_of(counts), months=24, period=QUARTER), 2)
    assert line.endswith("now 90 of 100 (90%), over two years, before 60 of 100 (60%).")


def test_what_can_be_chance_is_not_put_in_order():
    (line,) = kept_most_and_least(edition(timed("K01", 12, 8), timed("K02", 14, 8), timed("K04", 15, 8)))
    assert line == (
        "None of the time limits was kept clearly more or less often than the others: K01, K02, K04 (60.0% "
        "to 65.2%)."
    )


def test_an_earlier_figure_in_a_years_place_has_the_years_range_beside_it():
    """A year of 18 in 18 stayed on the page while those after it were 13 to 18 of 18."""
    counts = {LAST_YEAR: {"Yes": 18, "No": 0}, QUARTER: {"Yes": 15, "No": 3}}
    made = edition(counts_of(counts, "K28"))
    figure = made.figures["K28", YEAR.before]
    earlier = replace(made, mains={"K28": YEAR.before})
    said = f"; the year to {YEAR.last:%B %Y}: between 72% and 100%"
    assert clause_of(earlier, figure) == f"all 18 (100%), year to {YEAR.before.last:%B %Y}{said}"
    notes = PeriodNotes(earlier)
    notes.sign_of(figure)
    assert notes.lines[0].endswith(f"{said}.")
    assert "between" not in clause_of(made, made.figures["K28", YEAR])


def test_too_few_waits_for_a_median_are_said_to_be_too_few():
    made = edition(waiting(range(1, 13), limit_of="K01"))
    said = clause_of(made, made.main_figure("K03"))
    assert "how long they took is not shown: fewer than" in said
    assert "no small number" not in said


def test_a_chart_of_an_answer_that_is_not_shown_now_names_it():
    made = edition(counts_of({QUARTER: {"Yes": 2}}, "K28"))
    figure = made.main_figure("K28")
    said = sentence_of_answer(made, figure, ("Took part otherwise", "Did not attend"))
    assert said.endswith("(K28): how often took part otherwise or did not attend, where shown.")


def test_where_some_time_limits_are_not_close_enough_to_compare_it_says_of_how_many_it_speaks():
    """K01 was 89% or more on the same page as "Of the time limits, kept most often: K09, 84.5%"."""
    limits = [timed("K02", 90, 20), timed("K09", 50, 50)]
    most, least = kept_most_and_least(edition(*limits, timed("K01", 10, 3)))
    month = f"{QUARTER.last:%B %Y}"
    assert most.startswith(f"Of the 2 time limits with a close figure up to {month}, kept most often: ")
    assert least.startswith(f"Of the 2 time limits with a close figure up to {month}, kept least often: ")
    alike = [timed("K02", 50, 20), timed("K09", 50, 19), timed("K01", 10, 3)]
    (line,) = kept_most_and_least(edition(*alike))
    assert line.startswith(f"None of the 2 time limits with a close figure up to {month} was kept clearly ")


def test_two_that_differ_are_named_though_a_third_could_be_like_either():
    made = edition(timed("K07", 13, 10), timed("K02", 14, 6), timed("K09", 88, 16))
    (line,) = kept_most_and_least(made)
    assert line.startswith("Of the time limits, ")
    assert "(K07), 13 of 23 (56.5%), was kept less often than " in line
    assert line.endswith("(K09), 88 of 104 (84.6%).")


def test_of_many_that_can_be_chance_the_first_are_named_and_the_others_follow():
    kept = {"K01": 98, "K02": 97, "K04": 96, "K09": 95}
    made = edition(*(timed(name, yes, 115 - yes) for name, yes in kept.items()), timed("K05", 20, 95))
    most, least = kept_most_and_least(made)
    assert most.startswith("Of the time limits, kept most often: ")
    assert "K04 and K09 are not clearly lower" in most
    assert "with little between them" not in most
    assert "(K05), 20 of 115 (17.4%)" in least


def test_what_is_left_out_of_all_that_fell_due_is_said_and_what_is_known_of_it_counts():
    every = edition(timed("K01", 40, 12), timed("K09", 30, 10))
    assert together_lines(every)[0] == (
        "Of 92 things that fell due in the year, 70 were done in time (76.1%)."
    )
    ranged = edition(timed("K01", 40, 12), timed("K09", 3, 2))
    assert together_lines(ranged)[0] == (
        "Of 52 to 57 things that fell due in the year, 70% to 79% were done in time."
    )
    hidden = with_nothing_of(ranged, "K09")
    assert together_lines(hidden)[0] == (
        "Of 52 things that fell due in the year, not counting K09, 40 were done in time (76.9%)."
    )


def test_a_range_so_wide_that_a_board_could_not_use_it_does_not_lead_the_page():
    made = edition(timed("K01", 9, 3), timed("K09", 14, 3), timed("K15", 3, 4))
    every = made.composites[0]
    assert every.share.most - every.share.least > 30
    assert not any("fell due in the year" in line for line in together_lines(made))


def test_a_part_of_one_measure_is_left_to_it_where_its_figure_is_of_another_time():
    this_year = edition(timed("K01", 40, 12), timed("K15", 30, 12, composite="Looked-after children"))
    assert together_lines(this_year)[1].endswith("reviews 76.9%; looked-after children 71.4%.")
    earlier = replace(this_year, mains={**this_year.mains, "K15": QUARTER.before})
    assert together_lines(earlier)[1].endswith("reviews 76.9%.")


@pytest.mark.parametrize("with_band", [True, False])
def test_beside_a_range_of_how_many_there_were_the_share_alone_is_said(with_band):
    made = edition(timed("K05", 88, 12, in_ranges=True))
    figure = made.main_figure("K05")
    assert figure.total == CountRange(96, 103)
    said = share_said(figure, with_band=with_band)
    assert said.endswith("(of 96 to 103)")
    (row,) = share_rows(made, figure.measure, PeriodNotes(made))
    assert row["number"] == "Of 96 to 103"
    assert row["share"] in said


def test_that_all_that_fell_due_or_none_was_done_in_time_is_said_in_words_where_it_is_certain():
    def first(*limits):
        return together_lines(edition(*limits))[0]

    things = "things that fell due in the year"
    assert first(timed("K01", 60, 0)) == f"Of 60 {things}, all were done in time (100%)."
    assert first(timed("K01", 0, 60)) == f"Of 60 {things}, none was done in time (0%)."
    assert first(timed("K01", 57, 3)) == f"Of 60 {things}, 55 to 60 were done in time (91% or more)."
    assert first(timed("K01", 3, 57)) == f"Of 60 {things}, 5 or fewer were done in time (9% or less)."


def test_a_number_of_a_thousand_or_more_has_a_comma():
    assert of(1500, 300) == "1,500 of 1,800 (83.3%)."
    assert together_lines(edition(timed("K01", 1500, 300)))[0].startswith("Of 1,800 things")


def test_one_alone_is_compared_with_nothing():
    assert kept_most_and_least(edition(timed("K01", 20, 10))) == []


def test_no_time_limit_is_called_both_most_and_least_often_kept():
    rng = random.Random(4)
    for _ in range(15):
        limits = [
            timed(f"K{number:02}", rng.randrange(6, 60), rng.randrange(6, 60))
            for number in range(1, rng.randrange(3, 7))
        ]
        made = edition(*limits)
        lines = kept_most_and_least(made)
        named = [set(re.findall(r"K\d\d", line)) for line in lines]
        assert lines
        assert len(named) == 1 or not named[0] & named[1]
        figures = [made.main_figure(one.measure.id) for one in limits]
        differ = any(difference([one], [other]) for one, other in permutations(figures, 2))
        assert lines[0].startswith("None of the time limits") == (not differ)


def test_an_outcome_in_which_all_are_alike_does_not_lead():
    alike, different = ("K32", {"Yes": 40, "No": 0}), ("K36", {"Yes": 30, "No": 12})
    made = edition(
        *(counts_of({QUARTER: counts}, name, theme=Theme.OUTCOMES) for name, counts in (alike, different))
    )
    (line,) = first_page_of(made)["outcomes"]
    assert "(K36)" in line
    only = edition(counts_of({QUARTER: alike[1]}, alike[0], theme=Theme.OUTCOMES))
    assert "(K32)" in first_page_of(only)["outcomes"][0]


def test_what_cannot_be_shown_is_one_sentence_with_the_reason_and_the_place():
    made = edition(timed("K01", 3, 1), timed("K02", 40, 20), timed("K04", 0, 0))
    assert not_shown_line(made) == (
        "Not shown, so that no small number can be worked out: K01. The team's own edition, restricted.xlsx, "
        "has it."
    )
    assert not_shown_line(edition(timed("K02", 40, 20))) == ""


def test_what_is_put_together_is_named_with_its_part_in_brackets():
    names = {
        "Other time limits, reviews: K12": "Other time limits (reviews)",
        "Other time limits, child protection: K14, S04": "Other time limits (child protection)",
    }
    for of_measure, name in names.items():
        one = counts_of({QUARTER: {"Yes": 57, "No": 13}}, of_measure)
        assert sentence_of(edition(one), of_measure) == f"{name}: 57 of 70 (81.4%)."


def test_a_change_is_said_once_on_the_first_page():
    page = first_page_of(changed((90, 10), (60, 40), headline=True))
    name = "Report read through with the family (K24)"
    assert page["headlines"] == []
    assert page["changes"] == [f"Better: {name}, now 90 of 100 (90%), before 60 of 100 (60%)."]


def test_the_first_page_has_other_measures_where_the_headline_ones_are_hidden():
    hidden = counts_of({QUARTER: {"Yes": 3}}, "K01", headline=True)
    lines = first_page_of(edition(hidden, timed("K02", 40, 20)))["headlines"]
    assert lines == ["Report read through with the family (K02): 40 of 60 (66.7%)."]


def test_a_page_of_nothing_says_that_nothing_was_counted():
    page = first_page_of(edition(timed("K01", 0, 0)))
    assert page["together"] == ["Nothing was counted in this period."]
    assert not any(lines for name, lines in page.items() if name != "together")


def test_better_or_worse_is_not_said_of_what_the_records_do_not_say_any_more():
    words = ("Yes", "No")
    now, before = {QUARTER: dict(zip(words, (80, 20), strict=True))}, {LAST_YEAR: {"Yes": 40, "No": 60}}
    made = edition(counts_of({**now, **before}))
    assert direction_of(made, "K24") == BETTER
    key = ("K24", YEAR.before)
    figures = {**made.figures, key: replace(made.figures[key], is_revised=True)}
    assert direction_of(replace(made, figures=figures), "K24") == ""


def test_of_what_fell_due_it_says_of_which_measures_the_records_have_changed():
    made = edition(timed("K01", 40, 12), timed("K09", 30, 10))
    key = ("K09", YEAR)
    (first, *_) = together_lines(differing(made, key, is_repeated=True))
    assert first.endswith("The records of K09 have changed since they were published.")
    (first, *_) = together_lines(differing(made, key, is_repeated=False))
    assert first.endswith(
        "For K09 this adds up the numbers as they were published; the records now have others."
    )


def differing(made, key, **changes):
    """The edition with a figure that differs from the records."""
    figure = replace(made.figures[key], is_revised=True, **changes)
    return replace(made, figures={**made.figures, key: figure})


def test_a_new_figure_that_adds_up_published_ones_is_not_said_to_have_been_published():
    made = differing(edition(counts_of({QUARTER: {"Yes": 40, "No": 8}})), ("K24", YEAR))
    assert said(made) == (
        "40 of 48 (83.3%), adding up the numbers as they were published; the records now have others."
    )


def test_why_a_share_is_not_compared_though_there_is_a_year_before_is_said_once():
    made = changed((80, 20), (40, 60))
    measures = [*made.measures.values()]
    assert not_compared_line(made, measures) == []
    for key in (("K24", YEAR), ("K24", YEAR.before)):
        assert not_compared_line(differing(made, key), measures) == [
            "Not compared: K24, because records have changed since they were published."
        ]


def test_a_range_from_little_to_much_is_not_shown():
    wide = ShownFigure(
        measure("K24", theme=Theme.PRACTICE),
        PublishedFigure("K24", YEAR, ON, Said(("Yes", "No"), 10, 19), (Said(("No",), 0, 8),)),
        Control(),
    )
    made = edition(counts_of({QUARTER: {"Yes": 40, "No": 8}}))
    made = replace(made, figures={**made.figures, ("K24", YEAR): wide})
    assert wide.share().most - wide.share().least > 60
    assert said(made).startswith("10 to 19 were counted; for how many it was so is not shown")
    (row,) = share_rows(made, made.measures["K24"], PeriodNotes(made))
    assert (row["number"], row["share"]) == ("Not shown (of 10 to 19)", "Not shown")


def test_no_band_is_named_beside_least_often():
    most, least = kept_most_and_least(edition(timed("K01", 300, 2), timed("K02", 3, 60)))
    assert "(K01), nearly all, " in most
    assert least.endswith("(K02), 8% or less (5 or fewer of 63).")


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        (Hidden(43, 0, 95), "Of 95 figures, 43 are not shown"),
        (Hidden(1, 1, 9), "Of 9 figures, 1 is not shown and 1 is shown as a range"),
        (Hidden(0, 2, 9), "Of 9 figures, 2 are shown as ranges"),
    ],
)
def test_how_many_figures_are_hidden_is_said_of_what_there_is_alone(hidden, said):
    assert hidden.sentence == f"{said}, so that no small number can be worked out."
    assert not Hidden(0, 0, 9).sentence
