"""Each measure is reckoned a second time, from the workbook, by code that shares nothing with the first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import hsb
from pipeline.clock import Clock
from pipeline.measures import measures_for
from pipeline.observation import Standing
from pipeline.workbook.read import read
from tests.reckoning import RECKONINGS, Workbook

TODAY = date(2026, 10, 30)
CLOCK = Clock(TODAY)
MEASURES = {one.id: one for one in measures_for(CLOCK)}


@pytest.fixture(scope="module", params=["the sample", "2,000 cases"])
def both(request, tmp_path_factory):
    """The cases as the program reads them, and the workbook as pandas does."""
    path = Path("inputs/cases.xlsx")
    if request.param != "the sample":
        path = tmp_path_factory.mktemp("cases") / "cases.xlsx"
        assert CliRunner().invoke(hsb, ["workbook", "sample", str(path), "--cases", "2000", "--seed", "7"]).exit_code == 0
    return read([path]).cases, Workbook(path, TODAY.isoformat())


def answer_of(one):
    if one.standing is not Standing.COUNTED:
        return one.standing.value.capitalize()
    if isinstance(one.answer, bool):
        return "Yes" if one.answer else "No"
    if isinstance(one.answer, str):
        return one.answer
    number = round(float(one.answer), 6)
    return ("waits", number) if one.waits else number


def reckoned(pair):
    day, answer = pair
    if isinstance(answer, tuple):
        answer = ("waits", round(float(answer[1]), 6))
    elif not isinstance(answer, str):
        answer = round(float(answer), 6)
    return day.date() if hasattr(day, "date") else day, answer


@pytest.mark.parametrize("name", sorted(RECKONINGS))
def test_a_measure_comes_to_what_a_second_reckoning_comes_to(both, name):
    cases, workbook = both
    first = Counter((one.day, answer_of(one)) for case in cases for one in MEASURES[name].observe(case, CLOCK))
    second = Counter(reckoned(pair) for pair in RECKONINGS[name](workbook))
    assert first == second, (
        f"only the program: {list((first - second).items())[:5]}; only the reckoning: {list((second - first).items())[:5]}"
    )


def test_every_measure_of_the_catalogue_is_there_and_reckoned_twice():
    numbers = [f"K{number:02}" for number in range(1, 41) if number != 35] + ["K35a", "K35b"]
    assert sorted(numbers) == sorted(one for one in MEASURES if one.startswith("K"))
    assert sorted(numbers) == sorted(RECKONINGS)
