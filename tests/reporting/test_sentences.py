"""The sentences of a report: each share is true, and only what is most or least is called so."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from pipeline.reporting.charts import range_chart
from pipeline.reporting.edition import edition_of
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.prose import alternative_text, sentence_of, summary_of
from pipeline.reporting.published_counts import COUNTED, TOO_FEW, Control
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.tables import tables_of
from pipeline.reporting.word_report import word_report_of
from tests.figures import QUARTER, QUARTERS, YEAR, tally, waiting
from tests.reporting.making import OF_EDITION
from tests.rich_case import HOUSE

TREND = tuple(QUARTERS[-8:])
ROUND = Control(method="round")


def edition(*tallies, control=None):
    return edition_of(tallies, (QUARTER, YEAR), TREND, control or Control())


def timed(name, yes, no):
    return tally({QUARTER: {"Yes": yes, "No": no}}, name, unit=f"{name} ", theme=Theme.TIMELINESS)


def summary(*counts, control=None):
    made = [timed(f"K{number:02}", yes, no) for number, (yes, no) in enumerate(counts, 1)]
    return summary_of(edition(*made, control=control), [one.measure for one in made])


def named(lines):
    """The measures that have their own line."""
    return [line.split("(K")[1][:2] for line in lines if "(K" in line]


def said(*tallies, control=None):
    made = edition(*tallies, control=control)
    return [sentence_of(made, one.measure, QUARTER) for one in tallies]


def words_of(*tallies, control):
    """Everything that the paper and the tables say about these, and the paper."""
    made = edition(*tallies, control=control)
    measures = [one.measure for one in tallies]
    paper = word_report_of(made, measures, HOUSE, OF_EDITION)
    return (
        f"{paper.context['themes']} {paper.context['summary']} "
        f"{[table.rows for table in tables_of(made, measures, [])]}",
        paper,
    )


def test_48_of_50_is_never_100_per_cent_where_counts_are_rounded():
    one = tally({quarter: {"Yes": 48, "No": 2} for quarter in (TREND[0], QUARTER)}, theme=Theme.TIMELINESS)
    made = edition(one, control=ROUND)
    assert (made.count("K24", QUARTER, "Yes"), made.count("K24", QUARTER, COUNTED)) == (50, 50)
    assert made.share("K24", QUARTER) == ShareRange(92, 100)
    everything, paper = words_of(one, control=ROUND)
    for wrong in ("50 of 50", "50 of about 50", "100.0", "(100%)"):
        assert wrong not in everything, wrong
    (measure,) = paper.context["themes"][0]["measures"]
    assert measure["sentences"][0] == "July to September 2026: between 92% and 100% of about 50."
    assert measure["told"].startswith("Chart of ranges by quarter, per cent, from the least to the most: ")
    assert "Jul to Sep 2026 between 92% and 100%" in measure["told"]


@pytest.mark.parametrize("base", [3, 5, 10])
@pytest.mark.parametrize("seed", range(6))
def test_a_share_of_rounded_counts_holds_the_true_one_and_says_no_more_than_the_counts(seed, base):
    rng = random.Random(seed)
    one = tally({quarter: {"Yes": rng.randrange(0, 90), "No": rng.randrange(0, 12)} for quarter in TREND})
    made = edition(one, control=Control(method="round", base=base))
    for period in (QUARTER, YEAR, *TREND):
        found, figure = made.share("K24", period), made.figures["K24", period]
        if not isinstance(found, ShareRange):
            assert found == TOO_FEW
            continue
        true = Fraction(100 * figure.counts["Yes"], figure.counted)
        assert found.least <= true <= found.most
        yes, no, counted = (made.count("K24", period, word) for word in ("Yes", "No", COUNTED))
        possible = [
            Fraction(100 * a, a + b)
            for a in range(max(0, yes - base + 1), yes + base)
            for b in range(max(0, no - base + 1), no + base)
            if a + b > 0 and abs(a + b - counted) < base
        ]
        assert found.least <= min(possible)
        assert max(possible) <= found.most
        assert min(possible) - found.least < 1
        assert found.most - max(possible) < 1


def test_in_a_rounded_workbook_a_percentage_is_two_cells_and_a_0_is_not_nothing():
    one = tally({quarter: {"Yes": 48, "No": 2} for quarter in (TREND[0], QUARTER)}, theme=Theme.TIMELINESS)
    small = tally({QUARTER: {"Yes": 1}}, "K25", unit="other ")
    made = edition(one, small, control=ROUND)
    sheets = {table.sheet: table for table in tables_of(made, [one.measure, small.measure], [])}
    assert "Percentage yes, at least [note 1]" in sheets["Timeliness"].columns
    assert sheets["Timeliness"].rows[0][3:8] == (50, 50, 0, 92, 100)
    assert sheets["Trends"].rows[7][3:10] == (50, 50, 92, 100, "[z]", "[z]", "[z]")
    for table in sheets.values():
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert said(small, control=ROUND) == ["July to September 2026: none, or too few to be shown."]
    assert made.share("K25", QUARTER) == TOO_FEW


def test_a_median_of_rounded_counts_needs_ten_that_are_surely_there():
    assert edition(waiting(range(1, 12)), control=ROUND).spread("K03", QUARTER, "median") == TOO_FEW
    assert edition(waiting(range(1, 18)), control=ROUND).spread("K03", QUARTER, "median") == 9


def test_a_chart_of_ranges_is_a_picture():
    assert range_chart(["a", "b"], [ShareRange(92, 100), TOO_FEW]).startswith(b"\x89PNG")


def test_a_minority_is_not_called_kept_most_often():
    found = summary((7, 8), (9, 13), (12, 20))
    assert found["best"] == ["None of the 3 was kept in more than half of all that fell due."]
    assert named(found["least"]) == ["03", "02", "01"]


def test_a_tie_is_said_and_not_hidden_by_the_order_of_the_names():
    found = summary((20, 0), (30, 0), (40, 0), (15, 15))
    assert named(found["best"]) == ["01", "02"]
    assert found["best"][-1] == "Just as often: K03."
    assert named(found["least"]) == ["04"]
    assert summary((20, 0), (30, 0))["best"] == ["All 2 were kept equally often (100%): K01, K02."]
    assert summary((20, 0), (30, 0))["least"] == ["None was kept less often than another."]


def test_one_alone_is_compared_with_nothing():
    found = summary((20, 10))
    assert named(found["best"]) == ["01"]
    assert found["least"] == ["There is no other to compare it with."]


def test_what_fell_due_a_few_times_is_not_put_in_order():
    found = summary((2, 0), (3, 2), control=Control(threshold=1, fewest=2))
    assert (
        found["best"]
        == found["least"]
        == ["No time limit fell due 10 times or more, so none is put in order."]
    )


def test_where_figures_are_hidden_it_says_that_the_order_leaves_them_out():
    found = summary((20, 10), (40, 2), (12, 18))
    assert found["best"][0].startswith(
        "Of 3 time limits that fell due, 2 are compared here. The figures of the others are hidden"
    )
    assert named(found["best"]) == ["01"]
    assert named(found["least"]) == ["03"]


def test_where_most_are_hidden_none_is_called_kept_most_or_least_often():
    found = summary((20, 13), (36, 30), (40, 2), (33, 0), (50, 1), (60, 3), (30, 1))
    assert (
        found["best"][0]
        == "Of 7 time limits that fell due, 3 can be compared: too few to say which was kept most often."
    )
    assert named(found["best"]) == ["01", "02", "04"]
    assert found["least"] == ["Too few can be compared to say which was kept least often."]


def test_a_time_limit_is_never_both_most_and_least_often_kept():
    rng = random.Random(4)
    for _ in range(20):
        found = summary(*((rng.randrange(6, 40), rng.randrange(6, 40)) for _ in range(rng.randrange(2, 7))))
        assert not set(named(found["best"])) & set(named(found["least"]))
        assert found["best"]
        assert found["least"]


def test_rounded_counts_are_not_put_in_order():
    found = summary((40, 8), (20, 30), control=ROUND)
    assert (
        found["best"]
        == found["least"]
        == ["Counts are rounded, so time limits cannot be put in order; each has its figure below."]
    )


def test_a_figure_that_is_hidden_beside_many_is_not_called_small():
    assert said(tally({QUARTER: {"Yes": 40, "No": 3}})) == [
        "July to September 2026: hidden, so that no small number can be worked out. 43 were counted."
    ]


def test_a_percentage_of_fewer_than_ten_is_not_given():
    assert said(tally({QUARTER: {"Yes": 2}}), control=Control(threshold=1, fewest=2)) == [
        "July to September 2026: 2 of 2."
    ]


def test_answers_that_hold_commas_are_told_apart():
    words = ("Attended", "Attended, views given", "Neither", "Refused")
    one = tally(
        {QUARTER: {"Attended": 8, "Attended, views given": 20, "Neither": 7}},
        kind=AnswerType.WORD,
        words=words,
    )
    assert said(one) == ["July to September 2026: attended: 8; attended, views given: 20; neither: 7."]
    few = tally(
        {QUARTER: {"Attended": 30, "Attended, views given": 20, "Neither": 3}},
        kind=AnswerType.WORD,
        words=words,
    )
    assert said(few)[0].endswith("; other answers are hidden, or 0.")


@pytest.mark.parametrize(
    ("over", "still", "told"),
    [
        (
            list(range(1, 21)),
            [],
            "half took 10.5 hours or less; the middle half took from 5.8 to 15.2 hours.",
        ),
        ([0.0] * 12, [], "half took less than 1 hour; the middle half took from 0 to 0 hours."),
        ([1.0] * 12, [], "half took 1 hour or less; the middle half took from 1 to 1 hours."),
        (
            list(range(1, 21)),
            [40.0] * 8,
            "half took 10.5 hours or less; the middle half took from 5.8 to 15.2 hours. "
            "With those still waiting counted in, half were over by 14 hours.",
        ),
        ([], [40.0] * 12, "none is over yet."),
    ],
)
def test_those_still_waiting_are_named_only_where_some_wait(over, still, told):
    assert said(waiting(over, still)) == [f"July to September 2026: {told}"]


def test_a_chart_in_words_says_what_it_leaves_out_and_why():
    assert alternative_text([("a", 12), ("b", "[c]"), ("c", "[c]"), ("d", "[u]"), ("e", "[z]")], "Chart") == (
        "Chart: a 12. 2 are hidden; 1 has too few; 1 had nothing to count."
    )
