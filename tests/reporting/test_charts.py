"""The charts of a report: only what is shown, every number in words as well, the same bytes each time."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from pipeline.reporting.charts import along, chart_of, headline_chart
from pipeline.reporting.observation import AnswerType
from tests.figures import QUARTERS, waiting
from tests.reporting.making import report_files
from tests.reporting.small_editions import counts_of, edition, with_nothing_of

#: One measure by quarter, the first quarter too small to show exactly.
BY_QUARTER = {one: {"Yes": 40, "No": 10} for one in QUARTERS}
WORDS = ("Agreed", "Not agreed", "Deferred")


def drawn(counts, months=3, **changes):
    return chart_of(edition(counts_of(counts, **changes), months=months), "K24")


def test_its_description_has_every_number_that_is_drawn():
    chart = drawn({QUARTERS[-6]: {"Yes": 40, "No": 3}, QUARTERS[-1]: {"Yes": 30, "No": 10}})
    assert "July to September 2026 75% (95% interval 59.8% to 85.8%)" in chart.description
    assert "April to June 2025 between 88% and 100%" in chart.description
    assert "October to December 2025 none" in chart.description
    assert "2024" not in chart.description


def test_its_title_is_the_sentence_of_the_measure():
    chart = drawn(BY_QUARTER)
    assert "160 of 200 (80%)" in chart.title
    assert f"<title>{chart.title}</title><desc>{chart.description}</desc>".encode() in chart.svg


def test_a_quarter_that_is_not_shown_is_a_gap_in_words_too():
    chart = drawn({**BY_QUARTER, QUARTERS[5]: {"Yes": 3}})
    assert f"{QUARTERS[5].words} not shown" in chart.description


def test_a_half_year_over_two_years_is_named_with_both():
    half = QUARTERS[-1].blocks_to_its_end(6, 2)[0]
    assert (half.first.year, half.last.year) == (2025, 2026)
    counts = {one: {"Yes": 40, "No": 10} for one in QUARTERS}
    assert "Per cent, by half-year" in drawn(counts, months=6).description
    assert along(half, 4) == "Oct 2025\nto Mar 2026"
    assert along(QUARTERS[-1], 4) == "Jul to Sep\n2026"


def test_limits_are_drawn_from_twelve_exact_points_only():
    assert "Middle 80.0%; limits" in drawn(BY_QUARTER).description
    assert "Middle" not in drawn({one: BY_QUARTER[one] for one in QUARTERS[1:]}).description
    assert "Middle" not in drawn({**BY_QUARTER, QUARTERS[3]: {"Yes": 57, "No": 3}}).description


def test_one_number_by_itself_is_no_chart():
    assert drawn({QUARTERS[-1]: {"Yes": 40, "No": 10}}, months=12) is None


def test_nothing_is_drawn_of_a_measure_of_which_nothing_is_shown():
    made = edition(counts_of(BY_QUARTER), months=3)
    assert chart_of(with_nothing_of(made, "K24"), "K24") is None


def test_a_breakdown_has_a_bar_for_each_answer_as_it_is_shown():
    counts = {QUARTERS[-1]: {"Agreed": 40, "Not agreed": 12, "Deferred": 3}}
    chart = drawn(counts, months=12, kind=AnswerType.WORD, words=WORDS)
    assert chart.description.endswith("Agreed 33 to 43; Not agreed 12 to 17; Deferred 0 to 5.")


def test_a_line_of_a_breakdown_joins_one_answer_however_the_others_are_merged():
    words = ("Alone", "With others", "Absent")
    changes = {
        "kind": AnswerType.WORD,
        "words": words,
        "merged": ((("Took part", words[:2]), ("Absent", words[2:])),),
    }
    each, few = (dict(zip(words, found, strict=True)) for found in ((20, 30, 40), (3, 30, 40)))
    chart = drawn({**dict.fromkeys(QUARTERS, each), QUARTERS[5]: few}, **changes)
    assert "absent 160 of" in chart.title
    assert f"{QUARTERS[5].words} 54.8%" in chart.description
    assert f"{QUARTERS[-1].words} 44.4%" in chart.description


def test_one_quarter_of_waiting_times_is_no_chart():
    assert chart_of(edition(waiting(range(1, 13)), months=3), "K03") is None


def test_the_headlines_are_dots_and_ranges_in_words_too():
    made = edition(
        counts_of({QUARTERS[-1]: {"Yes": 40, "No": 10}}, headline=True),
        counts_of({QUARTERS[-1]: {"Yes": 40, "No": 3}}, "K18", headline=True),
        months=12,
    )
    described = headline_chart(made).description
    assert "80% (95% interval 67.0% to 88.8%)" in described
    assert "between 88% and 100%" in described


def test_headlines_of_which_one_is_shown_are_no_chart():
    made = edition(counts_of({QUARTERS[-1]: {"Yes": 40, "No": 10}}, headline=True), months=12)
    assert headline_chart(made) is None


def test_the_same_figures_make_the_same_bytes():
    first, second = drawn(BY_QUARTER), drawn(BY_QUARTER)
    assert (first.png, first.svg) == (second.png, second.svg)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_chart_says_nothing_of_the_machine_or_the_day(form):
    charts = [data for name, data in report_files().items() if name.endswith(form)]
    assert charts
    for data in charts:
        if form == "png":
            assert set(Image.open(io.BytesIO(data)).info) <= {"dpi"}
        else:
            assert not re.search(rb"dc:date|dc:creator|matplotlib\.org|/home|/work", data, re.IGNORECASE)
