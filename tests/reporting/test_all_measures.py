"""Each measure is counted a second time, from the workbook, by code that shares nothing with the first."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.foundation.plugins import plugins_in
from pipeline.model import codes
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from pipeline.reporting.measures import (
    COMPOSITES,
    HEADLINES,
    completeness_measures,
    measures_for,
    quality_measures,
)
from pipeline.reporting.observation import Counting
from tests.builders import ordinary_case
from tests.extent import few_or_all
from tests.reckoning import BLANKS, RECKONINGS, Workbook
from tests.shared import shared_folder

TODAY = date(2026, 10, 30)
CLOCK = Clock(TODAY)
MEASURES = {one.id: one for one in measures_for(CLOCK)}


NUMBER = few_or_all(60, 2000)


@pytest.fixture(scope="module", params=["the sample", f"{NUMBER:,} cases"])
def both(request):
    """The cases as the program reads them, and the workbook as pandas does."""
    path = Path("inputs/cases.xlsx")
    if request.param != "the sample":
        path = shared_folder(request.param, _write_many) / "cases.xlsx"
    return list(read([path]).cases), Workbook(path, TODAY.isoformat())


def _write_many(folder: Path) -> None:
    write_cases(folder / "cases.xlsx", sample_cases(NUMBER, 7))


def answer_of(one):
    if one.standing is not Counting.COUNTED:
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


def observed(measure, cases):
    """Every observation of a measure, which may look at all cases together."""
    if measure.lookback is None:
        return [one for case in cases for one in measure.observe(case, CLOCK)]
    lookback = measure.lookback()
    for number, case in enumerate(cases):
        lookback.note(number, case)
    return [one for _, one in lookback.observations(CLOCK)]


@pytest.mark.parametrize("name", sorted(RECKONINGS))
def test_a_measure_comes_to_what_a_second_reckoning_comes_to(both, name):
    cases, workbook = both
    first = Counter((one.day, answer_of(one)) for one in observed(MEASURES[name], cases))
    second = Counter(reckoned(pair) for pair in RECKONINGS[name](workbook))
    assert first == second, (
        f"only the program: {list((first - second).items())[:5]}; only the reckoning: "
        f"{list((second - first).items())[:5]}"
    )


@pytest.mark.parametrize(
    ("closed_on", "expected"),
    [(date(2026, 10, 20), Counter({(date(2026, 8, 5), "Not recorded"): 1})), (date(2026, 8, 4), Counter())],
)
def test_a_discussion_that_a_closed_case_never_held_waits_no_longer_and_is_shown_apart(
    tmp_path, closed_on, expected
):
    """Neither held nor open (K03 of the catalogue); in a case closed before it was due it is not due."""
    case = ordinary_case()
    details = dataclasses.replace(case.details, status=codes.STATUS["closed"], closed_on=closed_on)
    path = tmp_path / "cases.xlsx"
    write_cases(path, [dataclasses.replace(case, details=details, discussions=())])
    (read_back,), workbook = read([path]).cases, Workbook(path, TODAY.isoformat())
    assert Counter((one.day, answer_of(one)) for one in observed(MEASURES["K03"], [read_back])) == expected
    assert Counter(map(reckoned, RECKONINGS["K03"](workbook))) == expected


def test_every_measure_of_the_catalogue_is_there():
    """The partnership's list, K01 to K40. Another measure may be added without a line here."""
    numbers = {f"K{number:02}" for number in range(1, 41) if number != 35} | {"K35a", "K35b"}
    assert numbers <= set(MEASURES)
    assert numbers == set(RECKONINGS), "each of the list is counted a second time"


def test_no_two_measures_have_the_same_id():
    ids = [one.id for one in measures_for(CLOCK)]
    assert sorted(ids) == sorted(set(ids))


def test_completeness_counts_the_cells_that_are_filled_in(both):
    """Against the sheets: every row of a case whose first referral is known, except those Not applicable."""
    cases, workbook = both
    first = workbook["Referrals"].dropna(subset="Received at").groupby("Case ID")["Received at"].min()
    for one in completeness_measures():
        sheet, _, heading = one.id.partition(": ")
        if "Case ID" not in workbook.raw[sheet]:
            continue
        rows = workbook.raw[sheet][workbook.raw[sheet]["Case ID"].isin(first.index)]
        values = rows[heading][rows[heading] != "Not applicable"]
        filled = int((values.notna() & ~values.isin(BLANKS)).sum())
        answers: Counter[object] = Counter()
        for case in cases:
            answers.update({seen.answer: seen.times for seen in one.observe(case, CLOCK)})
        assert (answers[True], answers[False]) == (filled, len(values) - filled), one.id


def test_data_quality_counts_the_cases_in_which_a_rule_finds_nothing():
    measures = {one.id: one for one in quality_measures()}
    assert len(measures) == len(plugins_in("pipeline.procedure.rules"))
    case = ordinary_case()
    agreed = dataclasses.replace(case.discussions[0], aim_decision=codes.AIM_DECISION["yes"])
    named = dataclasses.replace(agreed, aim_lead="Sorrel Hedgeway")
    found = next(
        one
        for one in measures.values()
        if one.name == "Where an AIM assessment is agreed, the record says who leads it"
    )
    for discussion, in_order in ((agreed, False), (named, True)):
        (seen,) = found.observe(
            dataclasses.replace(case, discussions=(discussion, *case.discussions[1:])), CLOCK
        )
        assert seen.answer is in_order
        assert seen.day == date(2026, 8, 4)


def test_every_grouping_holds_each_answer_once_and_is_coarser_than_the_one_before():
    for one in MEASURES.values():
        finer = [{word} for word in one.words]
        for grouping in one.merged:
            groups = [set(words) for _, words in grouping]
            assert sorted(word for _, words in grouping for word in words) == sorted(one.words), one.id
            assert all(any(small <= group for group in groups) for small in finer), one.id
            assert 1 < len(groups) < len(finer), one.id
            finer = groups
    assert {name for name, one in MEASURES.items() if one.merged} == {"K32", "K33", "K36", "K40"}


def test_every_headline_and_every_composite_is_a_measure_and_none_is_in_two_composites():
    assert {name for name, one in MEASURES.items() if one.headline} == HEADLINES
    named = [name for names in COMPOSITES.values() for name in names]
    assert sorted(named) == sorted(set(named))
    assert {name for name, one in MEASURES.items() if one.composite} == set(named)


def test_a_time_of_a_local_standard_is_no_target_and_the_councils_own_is():
    assert (MEASURES["K12"].target, MEASURES["K01"].target) == ("", "Within 24 hours")
    assert "local standard" in MEASURES["K12"].target_source
    own = CLOCK.limits.changed_by({"first_core_group_held": {"2026-01-01": "8 working days"}})
    changed = {one.id: one for one in measures_for(Clock(TODAY, own))}
    assert changed["K12"].target == "Within 8 working days"
    assert changed["K12"].name == "First core group held within 8 working days of the conference"


def test_no_name_is_a_question_and_no_definition_is_less_than_a_sentence():
    for one in MEASURES.values():
        assert not one.name.endswith(("?", ".")), one.id
        assert all(text.endswith(".") for text in (one.counted, one.of, one.open)), one.id
        assert one.question.endswith("?"), one.id
        assert not one.target.startswith("All, within"), one.id
