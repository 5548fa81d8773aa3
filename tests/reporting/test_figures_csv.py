"""figures.csv: the same figures as the workbook, one a line, for other programs."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections import defaultdict
from datetime import date

import openpyxl
import pytest

from pipeline.reporting.figures_csv import figures_csv
from pipeline.reporting.periods import Period
from tests.figures import QUARTER, QUARTERS, waiting
from tests.reporting.making import report_files
from tests.reporting.small_editions import counts_of, edition, with_nothing_of

#: The sheets of figures; the others have none.
SHEETS = (
    "Headlines",
    "Timeliness",
    "Waiting times",
    "Practice",
    "Outcomes",
    "Other duties",
    "Trends",
    "Completeness",
    "Data quality",
)


def lines_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def lines(*tallies, **settings):
    return lines_of(figures_csv(edition(*tallies, **settings)))


def only(found, answer, unit="count", first=None):
    (line,) = (
        one
        for one in found
        if (one["answer"], one["unit"]) == (answer, unit)
        and (first is None or one["period_from"] == first.isoformat())
        and one["period_to"] == "2026-09-30"
    )
    return line


def numbers(line):
    return [line[name] for name in ("value", "lower", "upper")]


def test_an_exact_count_is_a_value_and_a_share_has_its_interval():
    found = lines(counts_of({QUARTER: {"Yes": 40, "No": 6}}))
    assert numbers(only(found, "Counted")) == ["46", "46", "46"]
    share = only(found, "Yes", "per cent")
    assert (numbers(share), share["note"]) == (["87.0", "74.3", "93.9"], "95% interval")
    assert share["reason"] == ""
    assert share["published_on"] == "2026-10-30"
    assert (share["period_from"], share["period_to"]) == ("2025-10-01", "2026-09-30")


@pytest.mark.parametrize("few", [1, 5])
def test_a_range_has_two_ends_and_no_value(few):
    found = lines(counts_of({QUARTER: {"Yes": 60 - few, "No": few}}))
    no, share = only(found, "No"), only(found, "Yes", "per cent")
    assert (numbers(no), no["note"]) == (["", "0", "5"], "at least and at most")
    assert numbers(share) == ["", "91", "100"]


def test_a_hidden_number_is_empty_and_says_why():
    found = lines(counts_of({QUARTER: {"Yes": 8}}))
    hidden = only(found, "All answers together")
    assert numbers(hidden) == ["", "", ""]
    assert hidden["reason"].startswith("Fewer than 10: too few")
    for line in found:
        assert any(numbers(line)) != bool(line["reason"]), line


def test_a_measure_of_which_nothing_is_shown_has_one_line():
    made = edition(counts_of({QUARTER: {"Yes": 40, "No": 6}}), counts_of({QUARTER: {"Yes": 3}}, "K01"))
    found = [one for one in lines_of(figures_csv(with_nothing_of(made, "K01"))) if one["measure"] == "K01"]
    (line,) = found
    assert numbers(line) == ["", "", ""]
    assert line["reason"].startswith("The number is fewer than 6")


def test_a_number_of_a_composite_that_is_not_shown_has_a_reason():
    def of(**answers):
        return lines(counts_of({QUARTER: answers}, "K01", composite="Reviews"))

    few = [one for one in of(Yes=3) if one["measure"] == "Reviews" and not any(numbers(one))]
    assert [(one["answer"], one["reason"]) for one in few] == [
        ("In time", "Too few numbers of its measures are shown; the team's own edition has it")
    ]
    none = [one for one in of() if one["measure"] == "Reviews" and not any(numbers(one))]
    assert {one["reason"] for one in none} == {"Nothing to count"}


def test_what_differs_from_the_records_says_how():
    made = edition(counts_of({QUARTER: {"Yes": 40, "No": 6}}))
    key = ("K24", made.main("K24"))
    for is_repeated, said in (
        (True, "The records have changed since"),
        (False, "Adds up the numbers as they were published; the records now have others"),
    ):
        figure = dataclasses.replace(made.figures[key], is_revised=True, is_repeated=is_repeated)
        found = lines_of(figures_csv(dataclasses.replace(made, figures={**made.figures, key: figure})))
        assert only(found, "Counted")["revised"] == said


def test_a_waiting_time_has_its_unit_and_no_longest_wait():
    found = lines(waiting(range(1, 12)))
    assert only(found, "Half were over by", "hours")["value"] == "6.0"
    assert "11.0" not in {one["value"] for one in found}


def test_quarters_are_lines_of_their_own():
    counts = {one: {"Yes": 40, "No": 8} for one in QUARTERS[-4:]}
    found = lines(counts_of(counts), months=3)
    starts = {one["period_from"] for one in found if one["answer"] == "Counted"}
    assert {one.first.isoformat() for one in QUARTERS[-4:]} <= starts


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
def test_no_text_is_a_formula(begins):
    measured = counts_of({QUARTER: {"Yes": 40, "No": 6}})
    measured.measure = dataclasses.replace(measured.measure, name=f"{begins}1+1")
    data = figures_csv(edition(measured))
    assert f",'{begins}1+1,".encode() in data
    assert f",{begins}1".encode() not in data


def test_it_begins_with_the_mark_that_excel_knows():
    assert report_files()["figures.csv"].startswith(b"\xef\xbb\xbfmeasure,name,")


def _of_workbook():
    """The numbers that the workbook gives of each measure in each period."""
    book = openpyxl.load_workbook(io.BytesIO(report_files()["partnership.xlsx"]))
    found: dict[tuple[str, str], set[float]] = defaultdict(set)
    for name in SHEETS:
        if name in book.sheetnames:
            (table,) = book[name].tables.values()
            for row in [[cell.value for cell in row] for row in book[name][table.ref]][1:]:
                found[row[0], row[2]] |= {float(one) for one in row[3:] if isinstance(one, (int, float))}
    return found


def test_every_number_is_in_the_workbook_and_nothing_else_is():
    found: dict[tuple[str, str], set[float]] = defaultdict(set)
    for line in lines_of(report_files()["figures.csv"]):
        period = Period(date.fromisoformat(line["period_from"]), date.fromisoformat(line["period_to"]))
        found[line["measure"], period.words] |= {float(one) for one in numbers(line) if one}
    workbook = _of_workbook()
    assert len(found) > 60
    for key in {*found, *workbook}:
        assert found[key] == workbook[key], key


def test_no_count_from_1_to_5_is_given():
    counts = [one for one in lines_of(report_files()["figures.csv"]) if one["unit"] == "count"]
    assert len(counts) > 200
    for line in counts:
        assert line["value"] not in {"1", "2", "3", "4", "5"}, line


def test_what_has_not_gone_out_was_published_on_no_day():
    made = edition(counts_of({QUARTER: {"Yes": 40, "No": 6}}))
    draft = lines_of(figures_csv(made.as_draft()))
    assert {one["published_on"] for one in draft} == {""}
    assert {one["published_on"] for one in lines_of(figures_csv(made))} == {"2026-10-30"}


@pytest.mark.parametrize(
    ("over", "needed"),
    [
        (22, "fewer than 24 are over, too few for a median"),
        (30, ""),
        (11, "fewer than 24 are over, too few for a median"),
    ],
)
def test_why_there_is_no_median_is_said_with_the_number_that_it_needs(over, needed):
    found = lines(waiting(range(1, over + 1), limit_of="K01"))
    median = only(found, "Half were over by", "hours")
    assert median["reason"].casefold().startswith(needed)
    assert bool(median["value"]) == (not needed)
    quartile = only(found, "Three quarters of those that ended took at most", "hours")
    assert quartile["reason"].startswith("Fewer than 48 are over, too few for this")
    assert "median" not in only(found, "Not recorded")["reason"]
