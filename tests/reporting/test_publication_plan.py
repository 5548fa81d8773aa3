"""The publication plan: chosen for the numbers, readable, and refused with a sentence where it is none."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.app.report_plan import PlanResult, better_plan
from pipeline.app.said.of_report import plan_lines
from pipeline.foundation.errors import InputError
from pipeline.reporting.measure import Among
from pipeline.reporting.publication_plan import FILE_NAME, PublicationPlan, plan_for, plan_in
from pipeline.reporting.published_counts import Control
from tests.figures import QUARTER
from tests.reporting.test_edition import LONG, counts_of

MADE = date(2026, 10, 30)
YES_NO = [[("Yes",), ("No",)]]


def plan(answers):
    tally = counts_of(dict.fromkeys(LONG, answers))
    return plan_for([tally], {"K24": YES_NO}, QUARTER, Control(), MADE)


@pytest.mark.parametrize(
    ("answers", "months"),
    [
        ({"Yes": 40, "No": 12}, 3),
        ({"Yes": 40, "No": 3}, 3),
        ({"Yes": 9, "No": 1}, 12),
        ({"Yes": 10, "No": 4}, 6),
        ({"Yes": 4, "No": 1}, 24),
        ({"Yes": 2}, 24),
        ({"Yes": 1}, 36),
    ],
)
def test_a_measure_is_published_over_the_shortest_time_in_which_it_can_mostly_be_shown(answers, months):
    assert plan(answers).of("K24") == months


def test_it_names_each_measure_and_says_no_number_not_even_about_how_many_there_were():
    """It lies beside the reports: "30 to 99" narrows a printed "96 to 103" to 96 to 99."""
    few, many = (plan(answers).as_file().decode() for answers in ({"Yes": 1}, {"Yes": 40, "No": 12}))
    assert "# Report read through with the family" in many
    remarks = {line.partition("#")[2] for text in (few, many) for line in text.splitlines() if "=" in line}
    assert not any(letter.isdigit() for remark in remarks for letter in remark)


def test_it_comes_back_from_its_file_and_a_person_can_change_a_line(tmp_path):
    made = PublicationPlan(MADE, {"K01": 3, "R22 aim report": 12})
    (tmp_path / FILE_NAME).write_bytes(made.as_file())
    assert plan_in(tmp_path).months == made.months
    changed = made.as_file().decode().replace('K01 = "quarter"', 'K01 = "two years"')
    (tmp_path / FILE_NAME).write_text(changed, encoding="utf-8")
    assert plan_in(tmp_path).of("K01") == 24


def test_without_a_file_there_is_none(tmp_path):
    assert plan_in(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("made = 2026-10-30\n[measures]\nK01 = 'month'\n", "K01 cannot be 'month'"),
        ("[measures]\nK01 = 'year'\n", 'needs a line "made = "'),
        ("made = 2026-10-30\n", 'needs a line "made = "'),
        ("made = \n", "cannot be read"),
    ],
)
def test_what_is_no_plan_is_refused_with_what_to_do(tmp_path, text, said):
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as fault:
        plan_in(tmp_path)
    assert said in fault.value.message
    assert fault.value.remedy


def test_where_the_records_begin_this_year_a_longer_time_is_not_chosen():
    tally = counts_of({QUARTER: {"Yes": 3, "No": 1}})
    found = plan_for([tally], {"K24": YES_NO}, QUARTER, Control(), MADE)
    assert found.of("K24") == 12
    assert "since the records begin" in found.as_file().decode()


@pytest.mark.parametrize(
    ("among", "months"),
    [(Among("K18"), 6), (Among("K18", every=False), 3), (Among("K18", nearly=True), 3), (Among("K20"), 6)],
)
def test_a_measure_of_the_same_things_as_another_is_given_over_no_shorter_time(among, months):
    """K20 counts those of K18 too."""
    few, many = ({"Yes": 10, "No": 4}, {"Yes": 40, "No": 12})
    tallies = [
        counts_of(dict.fromkeys(LONG, few), "K18"),
        counts_of(dict.fromkeys(LONG, many), "K05", among=among),
        counts_of(dict.fromkeys(LONG, many), "K20", among=Among("K18")),
    ]
    found = plan_for(tallies, dict.fromkeys(("K05", "K18", "K20"), YES_NO), QUARTER, Control(), MADE)
    assert (found.of("K18"), found.of("K05")) == (6, months)
    assert ("as K18" in found.why["K05"]) == (months == 6)


def test_where_a_year_ends_it_says_what_the_numbers_suggest_by_now():
    year = QUARTER.blocks_to_its_end(12, 1)[0]
    now, chosen = PublicationPlan(MADE, {"K01": 36, "K02": 12}), PublicationPlan(MADE, {"K01": 6, "K02": 12})
    assert better_plan(now, chosen, year) == {"K01": ("three years", "half-year")}
    assert better_plan(now, chosen, QUARTER) == {}


def test_another_period_that_the_numbers_suggest_is_said_with_the_name_of_the_measure(tmp_path):
    suggested = {"K01": ("two years", "year"), "K22": ("quarter", "three years")}
    names = {"K01": "Strategy discussion held within 24 hours", "K22": "AIM report has all 10 contents"}
    result = PlanResult(tmp_path / FILE_NAME, PublicationPlan(MADE, {}), False, suggested, names)
    assert list(plan_lines(result))[1:] == [
        "The numbers suggest another period for 2 measures:",
        "  K01, strategy discussion held within 24 hours: by year (now: over two years)",
        "  K22, AIM report has all 10 contents: over three years (now: by quarter)",
    ]
