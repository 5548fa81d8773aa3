"""The recognition record: one for each judgement, of the day of its last answer."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.documents import agenda, minutes_to_complete, recognition_record, strategy_minutes
from pipeline.model import Blank, codes
from tests.documents.printing import assert_golden, at, only, printed, text_of, to_agency
from tests.naming import named
from tests.rich_case import HOUSE
from tests.rich_wording import DISPLAYED, HARMED
from tests.whole_case import AHEAD, changed, detailed, whole_case


def record_of(case):
    return text_of(only(recognition_record, case))


def judged(**values):
    return changed(whole_case(), "recognitions", **values)


def test_the_wording_is_the_golden_wording():
    assert_golden("recognition_record - professionals", only(recognition_record, whole_case()))


def test_each_judgement_has_a_record_and_only_the_cases_own_professionals_get_it():
    second = dataclasses.replace(
        whole_case().recognitions[0],
        recognition_id="RG-0002",
        subject_id="R-0031",
        judged_on=date(2026, 8, 6),
    )
    case = dataclasses.replace(whole_case(), recognitions=(*whole_case().recognitions, second))
    assert list(printed(recognition_record, case)) == [
        named("recognition_record - RG-0001 - 2026-08-05"),
        named("recognition_record - RG-0002 - 2026-08-06"),
    ]
    for audience in (at(DISPLAYED), at(HARMED), to_agency("Police"), to_agency("Health")):
        assert printed(recognition_record, case, audience) == {}


def test_it_is_of_the_day_on_which_its_last_question_was_answered():
    assert list(printed(recognition_record, judged(disability_on=date(2026, 8, 20)))) == [
        named("recognition_record - RG-0001 - 2026-08-20")
    ]
    assert "Separate from the disability" in record_of(judged(disability_on=date(2026, 8, 20)))


@pytest.mark.parametrize("lacking", ["step", "tool", "judged_by"])
def test_it_is_a_draft_until_it_says_what_was_judged_with_what_and_by_whom(lacking):
    assert "DRAFT" not in record_of(whole_case())
    assert "DRAFT: the step, the tool or who judged is not recorded." in record_of(
        judged(**{lacking: Blank.NOT_RECORDED})
    )


def test_the_five_considerations_are_there_only_for_behaviour_online():
    five = ("ages of those involved", "nature of the images", "harm was intended", "ability to consent")
    assert all(one in record_of(whole_case()) for one in (*five, "blackmail, coercion or grooming"))
    assert not any(one in record_of(judged(online=False)) for one in five)


def test_a_disability_is_mentioned_only_where_one_is_recorded_or_was_considered():
    without = dict.fromkeys(("disability_part", "disability_by", "disability_on"), Blank.NOT_APPLICABLE)
    case = detailed(judged(**without), disability=(codes.DISABILITY["NONE"],))
    assert "Disability" not in record_of(case)
    assert "Disability" in record_of(judged(**without))


def test_it_names_the_steps_that_the_council_works_with():
    assert "Healthy, Problematic, Harmful" in record_of(whole_case())
    assert HOUSE.continuum == ("Healthy", "Problematic", "Harmful")


def test_the_minutes_show_what_was_judged_by_their_day_and_nothing_later():
    shown = text_of(only(strategy_minutes, whole_case(), at(DISPLAYED)))
    assert "Recognition" in shown
    assert "Incident E-0101, 3 August 2026" in shown
    assert "Online: Yes. 2 of concern, 1 of no concern, 1 not established yet, 1 not answered" in shown
    assert "Disability: Separate from the disability" in shown
    later = text_of(only(strategy_minutes, judged(judged_on=date(2026, 8, 6)), at(DISPLAYED)))
    assert "Recognition" not in later


def test_the_minutes_about_a_child_harmed_say_nothing_of_the_judgement():
    shown = text_of(only(strategy_minutes, whole_case(), at(HARMED)))
    assert not [word for word in ("Recognition", "RG-0001", "Problematic", "disability") if word in shown]


def test_agenda_and_minutes_to_complete_ask_where_the_behaviour_is_and_what_else_applies():
    for document in (agenda, minutes_to_complete):
        shown = text_of(only(document, whole_case(), at(AHEAD)))
        assert "here the behaviour is on the continuum (healthy, problematic, harmful)" in shown
        assert "hat the considerations for behaviour online show: the ages of those involved" in shown
        assert "hether the behaviour is part of the disability or separate" in shown
    plain = detailed(judged(online=False), disability=(codes.DISABILITY["NONE"],))
    shown = text_of(only(agenda, plain, at(AHEAD)))
    assert "the behaviour is on the continuum" in shown
    assert "online" not in shown
    assert "disability" not in shown
