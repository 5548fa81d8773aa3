"""What the analyst's guide says of figures is what an edition says, and its code reads a figures.csv."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from pipeline.reporting.figures_csv import figures_csv
from tests import guides
from tests.figures import QUARTER
from tests.reporting.making import report_files
from tests.reporting.small_editions import counts_of, edition
from tools.guides import GUIDES

TEXT = guides.text_of(GUIDES / "analyst.md")


def figures(**answers):
    return figures_csv(edition(counts_of({QUARTER: answers})))


@pytest.mark.parametrize(
    ("answers", "numbers", "words"),
    [
        ({"Yes": 14, "No": 3}, ",12,17,count,", "17 reports, 12 to 17 read through, 70% or more"),
        ({"Yes": 52, "No": 5}, ",91,100,per cent,", "52 to 57 of 57, 91% or more"),
        ({"Yes": 14, "No": 6}, "14,14,14,count,", "14 of 20 is given exactly, with 6"),
        ({"Yes": 17, "No": 0}, "17,17,17,count,", "so is 17 of 17"),
        ({"Yes": 12, "No": 0}, "100.0,75.8,100.0,per cent,", "its interval is 76% to 100%"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_the_guide_says_of_small_numbers_is_what_an_edition_says(answers, numbers, words):
    assert words in " ".join(TEXT.split())
    assert numbers in figures(**answers).decode("utf-8-sig")


@pytest.fixture
def run_code(tmp_path, monkeypatch):
    """Runs the guide's Python beside a figures.csv, and returns what it calls `latest`."""
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    monkeypatch.chdir(tmp_path)

    def run(data):
        (tmp_path / "figures.csv").write_bytes(data)
        names: dict[str, pd.DataFrame] = {}
        exec(compile(code, "analyst.md", "exec"), names)
        return names["latest"]

    return run


def test_the_guides_python_reads_the_figures(run_code, capsys):
    run_code(figures(Yes=14, No=3))
    assert "K24  2025-10-01 2026-09-30    NaN   70.0  100.0  at least and at most" in capsys.readouterr().out


def test_the_guides_python_gives_each_measure_once_the_longest_time_that_ends_last(run_code):
    latest = run_code(report_files()["figures.csv"])
    assert len(latest) > 12
    assert not latest["measure"].duplicated().any()
    ends = latest.set_index("measure")
    assert (ends.loc["K01", "period_to"] - ends.loc["K01", "period_from"]).days == 364
