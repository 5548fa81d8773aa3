from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from pipeline.documents import strategy_minutes
from pipeline.model import Blank, Case, Referral, codes
from tests.builders import ordinary_case
from tests.documents.printing import PROFESSIONALS, assert_golden, at, every_part, only, printed, text_of
from tests.naming import named
from tests.rich_case import rich_case, sparse_case
from tests.rich_wording import DISPLAYED, HARMED, HARMED_TOO

IDENTITY_OF_DISPLAYED = (
    "C-0001",
    "LA-55101",
    "Robin",
    "Fernhollow",
    "9990000018",
    "12 Thistledown Row",
    "Larkspur Academy",
    "2 May 2012",
    "INC-0007",
    "SP-0009",
)
IDENTITY_OF_HARMED = (
    "LA-77202",
    "Wren",
    "Oakmoss",
    "4 Bramblegate Close",
    "Dovecote Primary",
    "9 March 2015",
    "Sorrel Millbrook",
    "Linnet",
    "Ashgrove",
)


@pytest.mark.parametrize(
    ("case", "ending"), [(rich_case(), ""), (sparse_case(), " (sparse)")], ids=["rich", "sparse"]
)
@pytest.mark.parametrize(("discussion", "audience"), [(DISPLAYED, "professionals"), (HARMED, "child harmed")])
def test_the_wording_is_the_golden_wording(case: Case, ending: str, discussion: str, audience: str):
    assert_golden(f"strategy_minutes - {audience}{ending}", only(strategy_minutes, case, at(discussion)))


def test_a_discussion_gives_its_own_minutes_and_no_other():
    assert list(printed(strategy_minutes, rich_case(), at(DISPLAYED))) == [
        named("strategy_minutes - SD-0001 - 2026-08-05")
    ]


def test_a_discussion_that_was_only_arranged_has_no_minutes():
    assert printed(strategy_minutes, rich_case(), at(HARMED_TOO)) == {}


def test_the_cases_own_professionals_get_no_minutes_of_a_discussion():
    assert printed(strategy_minutes, rich_case(), PROFESSIONALS) == {}


@pytest.mark.parametrize("secret", IDENTITY_OF_DISPLAYED)
def test_minutes_about_a_child_harmed_hold_nothing_of_the_other_child_in_any_part(secret: str):
    assert secret not in every_part(only(strategy_minutes, rich_case(), at(HARMED)))


@pytest.mark.parametrize("secret", IDENTITY_OF_HARMED)
def test_minutes_about_the_child_who_displayed_hold_no_identity_of_a_child_harmed_in_any_part(secret: str):
    assert secret not in every_part(only(strategy_minutes, rich_case(), at(DISPLAYED)))


def test_the_other_childs_name_is_there_where_the_discussion_may_know_it_but_the_case_id_is_not():
    case = rich_case()
    knows = tuple(replace(one, may_name_other_child=True) for one in case.discussions)
    whole = every_part(only(strategy_minutes, replace(case, discussions=knows), at(HARMED)))
    assert "Robin Fernhollow" in whole
    assert "C-0001" not in whole


def test_minutes_about_a_child_harmed_have_no_aim_decision_chronology_or_safety_plan():
    text = text_of(only(strategy_minutes, rich_case(), at(HARMED)))
    assert "Reference: L-0001" in text
    assert not any(word in text for word in ("AIM", "## Chronology", "## Safety plan", "## Children harmed"))


def test_children_harmed_stand_by_reference_with_their_own_discussion():
    line = "Withheld, L-0001. Own strategy discussion: SD-0002. Support offered: Yes."
    assert line in text_of(only(strategy_minutes, rich_case(), at(DISPLAYED)))


def later() -> Case:
    """The rich case as if its discussion had been held in October."""
    case = rich_case()
    return replace(
        case,
        discussions=(
            replace(case.discussions[0], held_at=datetime(2026, 10, 5, 10, 0)),
            *case.discussions[1:],
        ),
    )


def test_only_the_latest_version_of_the_safety_plan_is_printed_setting_by_setting():
    text = text_of(only(strategy_minutes, later(), at(DISPLAYED)))
    assert "This measure was replaced." not in text
    assert (
        text.index("An adult is in the same room.")
        < text.index("Devices stay downstairs.")
        < text.index("at the gate.")
    )


def test_the_chronology_is_in_order_of_time():
    text = text_of(only(strategy_minutes, later(), at(DISPLAYED)))
    assert (
        text.index("3 August 2026 | Incident")
        < text.index("4 August 2026 at 16:20 | Referral")
        < text.index("14 September")
    )


def test_the_record_of_a_day_tells_nothing_that_came_after_it():
    text = text_of(only(strategy_minutes, rich_case(), at(DISPLAYED)))
    assert "This measure was replaced." in text
    assert "Devices stay downstairs." not in text
    assert "14 September" not in text


def test_where_no_aim_assessment_is_made_the_other_work_and_who_provides_it_stand_there():
    case = ordinary_case()
    first = replace(
        case.discussions[0],
        aim_decision=codes.AIM_DECISION["no"],
        other_work="Six sessions.",
        other_work_by="School",
    )
    text = text_of(
        only(strategy_minutes, replace(case, discussions=(first, *case.discussions[1:])), at("SD-0001"))
    )
    assert "Other work to be done | Six sessions." in text
    assert "Who provides the other work | School" in text
    assert "Named lead of the AIM assessment" not in text


def test_the_referral_is_the_latest_before_the_discussion():
    case = ordinary_case()
    later = Referral(referral_id="R-0002", case_id="C-0001", received_at=datetime(2026, 9, 1, 9, 0))
    text = text_of(only(strategy_minutes, replace(case, referrals=(later, *case.referrals)), at("SD-0001")))
    assert "Referral received | 4 August 2026 at 16:20" in text


def test_a_date_without_a_time_prints_without_one():
    case = ordinary_case()
    first = replace(case.discussions[0], held_at=date(2026, 8, 5))
    text = text_of(only(strategy_minutes, replace(case, discussions=(first,)), at("SD-0001")))
    assert "Held | 5 August 2026\n" in text


@pytest.mark.parametrize("blank", list(Blank))
def test_each_kind_of_blank_prints_in_its_own_words(blank: Blank):
    case = ordinary_case()
    first = replace(case.discussions[0], chair=blank)
    text = text_of(only(strategy_minutes, replace(case, discussions=(first,)), at("SD-0001")))
    assert f"Chair | {blank.value}\n" in text


ADVICE = ("advice", "advice_reasons", "advice_by", "advice_on")


def advised(**values: object) -> Case:
    """The case in which the first discussion has only these parts of the HSB team's advice."""
    case = rich_case()
    of_it = dict.fromkeys(ADVICE, Blank.NOT_RECORDED) | values
    return replace(case, discussions=(replace(case.discussions[0], **of_it), *case.discussions[1:]))


def test_the_hsb_teams_advice_is_printed_whole_where_any_of_it_is_recorded():
    text = text_of(only(strategy_minutes, advised(advice_reasons="School first."), at(DISPLAYED)))
    assert "HSB team's recommendation | Not recorded\nReasons of the HSB team | School first.\n" in text
    assert "HSB team's recommendation" not in text_of(only(strategy_minutes, advised(), at(DISPLAYED)))


def test_advice_that_came_after_the_discussion_is_not_in_its_minutes():
    later = advised(advice=codes.HSB_TEAM_ADVICE["proceed"], advice_on=date(2026, 8, 7))
    assert "HSB team's recommendation" not in text_of(only(strategy_minutes, later, at(DISPLAYED)))


def test_the_minutes_about_a_child_harmed_hold_nothing_of_the_advice():
    case = rich_case()
    discussions = tuple(
        replace(one, advice_reasons="Sessions in school.", advice_by="Larch Copperfield")
        for one in case.discussions
    )
    text = text_of(only(strategy_minutes, replace(case, discussions=discussions), at(HARMED)))
    assert "Sessions in school." not in text
    assert "Copperfield" not in text
