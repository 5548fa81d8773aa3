from __future__ import annotations

from datetime import date

import pytest

from pipeline.documents import aim_advice
from pipeline.model import Blank, codes
from tests.documents.printing import PROFESSIONALS, assert_golden, at, only, printed, text_of
from tests.rich_wording import DISPLAYED, HARMED
from tests.whole_case import changed, detailed, whole_case


def against(decision="no", **values):
    said = {
        "aim_decision": codes.AIM_DECISION[decision],
        "aim_reason": "Other work fits better now.",
        "other_work": "Six sessions with a family worker.",
        "other_work_by": "Family support",
        **values,
    }
    return changed(whole_case(), "discussions", 0, **said)


def test_the_wording_is_the_golden_wording():
    assert_golden("aim_advice - professionals", only(aim_advice, against(), at(DISPLAYED)))


@pytest.mark.parametrize(("decision", "advice"), [("no", 1), ("deferred", 1), ("yes", 0)])
def test_only_a_decision_against_or_put_off_gives_advice(decision, advice):
    assert len(printed(aim_advice, against(decision), at(DISPLAYED))) == advice


@pytest.mark.parametrize(
    ("born", "learning", "said"),
    [
        (
            date(2015, 8, 5),
            False,
            "was 11 on that day, without a learning disability recorded: within these ages",
        ),
        (
            date(2014, 8, 5),
            False,
            "was 12 on that day, without a learning disability recorded: outside these ages",
        ),
        (
            date(2014, 8, 5),
            True,
            "was 12 on that day, with a learning disability recorded: within these ages",
        ),
        (
            date(2012, 8, 6),
            True,
            "was 13 on that day, with a learning disability recorded: within these ages",
        ),
        (
            date(2012, 8, 5),
            True,
            "was 14 on that day, with a learning disability recorded: outside these ages",
        ),
        (
            date(2019, 8, 6),
            False,
            "was 6 on that day, without a learning disability recorded: outside these ages",
        ),
        (Blank.NOT_KNOWN, False, "age on that day is not known"),
    ],
)
def test_the_age_on_the_day_of_the_discussion_is_held_against_the_programmes_ages(born, learning, said):
    disability = (codes.DISABILITY["LD"],) if learning else (codes.DISABILITY["NONE"],)
    text = text_of(only(aim_advice, detailed(against(), dob=born, disability=disability), at(DISPLAYED)))
    assert said in text
    assert "for children from 7 to 11, and up to 13 where a child has learning difficulties" in text


def test_a_referral_to_camhs_says_whether_the_hsb_team_was_asked_first():
    case = against(camhs_referral_on=date(2026, 8, 5), hsb_team_consulted=False)
    text = text_of(only(aim_advice, case, at(DISPLAYED)))
    assert "Referral made: 5 August 2026\nDiscussed with the HSB team first: No" in text


def test_the_discussion_about_a_child_harmed_and_the_cases_other_people_get_none():
    case = changed(whole_case(), "discussions", 1, aim_decision=codes.AIM_DECISION["no"])
    assert printed(aim_advice, case, at(HARMED)) == {}
    assert printed(aim_advice, against(), PROFESSIONALS) == {}
