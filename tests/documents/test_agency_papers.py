"""The papers of one case for the school, the health service, the police and the YOS, side by side."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.documents import invitation, plan, review_minutes, strategy_minutes
from pipeline.leakcheck.normalise import Text
from pipeline.model import Blank, codes
from pipeline.model.agencies import AGENCIES
from tests.agency_case import AHEAD, DISCUSSION, FIELDS, HARMED, agency_case
from tests.documents.printing import PROFESSIONALS, assert_golden, at, only, printed, text_of, to_agency
from tests.family_case import MEETING, REVIEWED, changed
from tests.making import made_of
from tests.naming import document_in, named
from tests.rich_case import HOUSE

PLAN = named("plan - M-0001 - 2026-08-20.docx")
#: Written by hand: which of the fields that only some agencies read each may have in its papers.
MAY_HOLD = {
    "Education": set(),
    "Health": {"nhs_number", "gp_practice"},
    "Police": {"home_address", "court"},
    "YOS": {"home_address", "court"},
    "CSC": set(FIELDS),
}


def marked_case():
    """The case, with the heading on health marked as not for the school and not for the police."""
    kept_away = tuple(codes.AGENCY_KEPT_AWAY[one] for one in ("Education", "Police"))
    return changed(agency_case(), "sections", {"belongs_to": MEETING, "section_no": 6}, not_for=kept_away)


@cache
def files():
    return made_of(marked_case()).files


def detector(case, audience):
    return LeakChecker([case], HOUSE).guard(case, audience, hidden_from(case, audience))


def of(agency):
    folder = f"agencies/{agency}/"
    return {path.removeprefix(folder): data for path, data in files().items() if path.startswith(folder)}


@pytest.mark.parametrize("agency", ["Education", "Health", "Police"])
def test_the_plan_as_each_agency_may_read_it_is_the_golden_text(agency):
    assert_golden(f"plan - {agency.lower()}", of(agency)[PLAN])


def test_each_agency_has_its_own_papers_in_a_folder_of_its_own_and_those_of_no_other():
    papers = {agency: {document_in(path) for path in of(agency)} for agency in AGENCIES}
    assert papers["Education"] == {"action_sheet", "invitation", "plan"}
    assert papers["Health"] == {"action_sheet", "plan", "strategy_minutes"}
    assert papers["Police"] == {"action_sheet", "plan"}
    assert papers["YOS"] == {"action_sheet"}
    assert papers["IRO"] == set()
    assert {one.split("/")[1] for one in files() if one.startswith("agencies/")} <= set(AGENCIES)


def test_no_letter_and_no_action_sheet_of_an_agency_is_left_among_the_cases_own_papers():
    loose = [
        path for path in files() if "/" not in path and document_in(path) in ("invitation", "action_sheet")
    ]
    assert loose == [
        named("action_sheet - M-0001 - 2026-08-20 - Social worker.docx"),
        named("action_sheet - RV-0001 - 2026-10-22 - Social worker.docx"),
    ]


@pytest.mark.parametrize("agency", MAY_HOLD)
def test_a_field_in_an_agencys_paper_is_found_unless_that_agency_may_read_it(agency):
    search = detector(agency_case(), to_agency(agency))
    found = {name for name, value in FIELDS.items() if list(search.hits_in(Text(f"Noted: {value}.")))}
    assert found == FIELDS.keys() - MAY_HOLD[agency]


def test_a_home_address_written_into_the_plan_stops_the_copies_of_those_who_may_not_read_it_and_no_other():
    case = changed(
        agency_case(),
        "sections",
        {"belongs_to": MEETING, "section_no": 2},
        text_professional=f"The visits are at {FIELDS['home_address']}.",
    )
    made = made_of(case, only=frozenset({"plan"}))
    assert {one.path for one in made.refused} == {f"agencies/{one}/{PLAN}" for one in ("Education", "Health")}
    assert {PLAN, f"agencies/Police/{PLAN}"} <= made.files.keys()
    assert {one.marked.split("/")[1] for one in made.refused} == {"Education", "Health"}


def test_what_a_row_kept_from_the_school_says_is_refused_where_another_row_says_it_to_the_school():
    words = "The uncle drives the grey van on the days when nobody else can come."
    case = changed(
        agency_case(),
        "sections",
        {"belongs_to": MEETING, "section_no": 4},
        text_professional=words,
        not_for=(codes.AGENCY_KEPT_AWAY["Education"],),
    )
    made = made_of(case, only=frozenset({"plan"}))
    assert not made.refused
    assert words not in text_of(made.files[f"agencies/Education/{PLAN}"])
    assert words in text_of(made.files[f"agencies/Health/{PLAN}"])
    again = changed(case, "actions", {"action_id": "A-0510"}, task=f"As said: {words}")
    assert [one.path for one in made_of(again, only=frozenset({"plan"})).refused] == [
        f"agencies/Education/{PLAN}"
    ]


def test_a_meeting_marked_as_not_for_the_school_leaves_the_school_nothing_of_it():
    case = changed(
        agency_case(), "meetings", {"meeting_id": MEETING}, not_for=(codes.AGENCY_KEPT_AWAY["Education"],)
    )
    made = {path for path in made_of(case).files if path.startswith("agencies/Education/")}
    assert not [path for path in made if MEETING in path]
    assert [path for path in made if AHEAD in path]


def test_the_minutes_of_a_meeting_go_to_an_agency_that_was_not_there_all_the_time():
    where = {"meeting_id": REVIEWED, "agency": "Education"}
    school = to_agency("Education")
    assert printed(review_minutes, agency_case(), school) == {}
    for answer in ("no", "partial"):
        case = changed(agency_case(), "attendance", where, attended=codes.ATTENDED[answer])
        assert "for Education only" in text_of(only(review_minutes, case, school))
    case = changed(agency_case(), "attendance", where, excluded=True, excluded_items="2")
    text = text_of(only(review_minutes, case, school))
    assert "wrote point 2" not in text
    assert "wrote point 3" in text


def test_the_minutes_go_to_an_agency_that_was_there_where_something_in_them_is_withheld_from_it():
    case = changed(
        agency_case(),
        "sections",
        {"belongs_to": REVIEWED, "section_no": 3},
        not_for=(codes.AGENCY_KEPT_AWAY["Education"],),
    )
    text = text_of(only(review_minutes, case, to_agency("Education")))
    assert "wrote point 3" not in text
    assert "wrote point 2" in text


def test_a_strategy_discussion_about_a_child_harmed_keeps_the_children_apart_for_one_agency_too():
    case = changed(
        agency_case(), "attendance", {"meeting_id": HARMED, "agency": "Police"}, attended=codes.ATTENDED["no"]
    )
    text = text_of(only(strategy_minutes, case, to_agency("Police", HARMED)))
    assert "Wrenna Oakmoss" in text
    assert "Robin" not in text
    assert printed(strategy_minutes, case, to_agency("Health", HARMED)) == {}
    assert "Robin Fernhollow" in text_of(only(strategy_minutes, case, to_agency("Health", DISCUSSION)))


def test_the_professionals_record_is_as_before_and_the_service_has_no_copy_beside_it():
    assert "only" not in text_of(only(plan, agency_case())).rsplit("[footer]", 1)[1]
    assert printed(plan, agency_case(), to_agency("CSC")) == {}
    assert (
        printed(invitation, agency_case(), PROFESSIONALS)
        == printed(invitation, agency_case(), at(DISCUSSION))
        == {}
    )


def test_a_letter_says_nothing_of_the_case_but_whom_it_is_about_and_the_agencys_own_actions():
    (letter,) = printed(invitation, agency_case(), to_agency("Education")).values()
    text = text_of(letter)
    assert "Robin Fernhollow" in text
    assert "Meet the child at the gate each morning." in text
    assert "Say by Friday when the inquiry ends." not in text
    assert not [one for one in FIELDS.values() if one in text]


def test_a_case_with_an_agency_that_nobody_invited_makes_no_paper_for_it():
    case = dataclasses.replace(agency_case(), attendance=(), actions=(), reviews=())
    assert not [path for path in made_of(case).files if path.startswith("agencies/")]


def test_the_record_of_all_who_were_there_says_for_which_agencies_it_is_not():
    foot = text_of(files()[PLAN]).rsplit("[footer]", 1)[1]
    assert "version 1, not for Education, Police" in foot
    unread = changed(
        agency_case(), "sections", {"belongs_to": MEETING, "section_no": 6}, not_for=Blank.WITHHELD
    )
    assert "not for any other agency" in text_of(only(plan, unread))
    assert "not for" not in text_of(only(plan, agency_case()))


def test_an_entry_or_a_measure_kept_from_an_agency_that_was_there_gives_it_minutes_of_its_own():
    police = codes.AGENCY_KEPT_AWAY["Police"], codes.AGENCY_KEPT_AWAY["Education"]
    entry = changed(agency_case(), "chronology", {"entry_id": "E-0501"}, not_for=police)
    assert printed(strategy_minutes, agency_case(), to_agency("Police", DISCUSSION)) == {}
    text = text_of(only(strategy_minutes, entry, to_agency("Police", DISCUSSION)))
    assert "on the same afternoon" not in text
    assert "not for Police, Education" in text_of(only(strategy_minutes, entry, at(DISCUSSION)))
    measure = changed(agency_case(), "safety_plans", {"version": 2}, not_for=police)
    assert "for Education only" in text_of(only(review_minutes, measure, to_agency("Education")))
    assert "not for Police, Education" in text_of(only(review_minutes, measure))
