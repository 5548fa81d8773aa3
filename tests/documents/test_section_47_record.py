from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.documents import section_47_record
from pipeline.model import Attendance, Blank, codes
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.naming import named
from tests.rich_wording import DISPLAYED
from tests.whole_case import CONFERENCE, changed, whole_case


def with_enquiry(**values):
    return changed(whole_case(), "enquiries", 0, **values)


def routes(case):
    lines = text_of(only(section_47_record, case)).splitlines()
    return {line[0]: line.rsplit(" | ", 1)[1] for line in lines if line[:3] in ("1. ", "2. ", "3. ", "4. ")}


def test_the_wording_is_the_golden_wording():
    assert_golden("section_47_record - professionals", only(section_47_record, whole_case()))


def test_the_route_to_child_in_need_names_its_level():
    assert routes(whole_case()) == {
        "1": "Not taken. No conference is required.",
        "2": "Not taken.",
        "3": "Taken. Services and risk considered: yes.",
        "4": "Taken. Level of support: Family support, level 3.",
    }


def test_the_route_to_a_plan_names_the_conference_the_hsb_team_and_the_core_group():
    case = with_enquiry(
        route=codes.ROUTE["cpc"],
        conference_on=date(2026, 8, 26),
        conference_outcome=codes.CONFERENCE_OUTCOME["plan"],
        cp_plan_from=date(2026, 8, 26),
        first_core_group_on=date(2026, 9, 3),
        conference_not_required=False,
        ended_on=date(2026, 9, 4),
    )
    (place,) = [place for place, one in enumerate(case.meetings) if one.meeting_id == CONFERENCE]
    case = changed(case, "meetings", place, held_at=datetime(2026, 8, 26, 10, 0))
    case = changed(case, "attendance", 0, meeting_id=CONFERENCE, agency=codes.AGENCY["HSBTeam"], invited=True)
    assert isinstance(case.attendance[0], Attendance)
    assert routes(case) == {
        "1": "Taken. Conference on 26 August 2026. HSB team: invited.",
        "2": "Taken. Plan from 26 August 2026. First core group: 3 September 2026.",
        "3": "Not taken.",
        "4": "Not taken.",
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"also_child_harmed": True},
            "The record says that the child is also a child harmed. No conference is recorded.",
        ),
        (
            {"arranged_for": datetime(2026, 8, 28, 10, 0), "ended_on": Blank.NOT_RECORDED},
            "Taken. Conference arranged for 28 August 2026 at 10:00.",
        ),
        ({}, "No conference is recorded."),
    ],
)
def test_what_is_recorded_of_a_conference_is_said_as_it_is(values, said):
    assert routes(with_enquiry(conference_not_required=Blank.NOT_RECORDED, **values))["1"] == said


def test_a_conference_after_the_end_of_the_enquiry_is_not_known_on_its_day():
    case = with_enquiry(
        outcome=codes.S47_OUTCOME["icpc"],
        route=codes.ROUTE["cpc"],
        conference_on=date(2026, 8, 26),
        conference_not_required=False,
        conference_outcome=codes.CONFERENCE_OUTCOME["plan"],
        cp_plan_from=date(2026, 8, 26),
        level_of_need=Blank.NOT_RECORDED,
        services_considered=Blank.NOT_RECORDED,
    )
    assert routes(case) == {
        "1": "Taken. The conference had not been held by the date of this record.",
        "2": "Not yet known.",
        "3": "Not yet known.",
        "4": "Not yet known.",
    }
    assert "Conference and plan" not in text_of(only(section_47_record, case))


def test_an_enquiry_that_goes_on_is_a_draft_named_by_its_start():
    case = with_enquiry(ended_on=Blank.NOT_RECORDED)
    assert list(printed(section_47_record, case)) == [named("section_47_record - S47-0001 - 2026-08-05")]
    assert "DRAFT: the enquiry has not ended." in text_of(only(section_47_record, case))
    assert routes(case)["3"] == "Not yet known."


def test_the_people_at_a_discussion_get_none():
    assert printed(section_47_record, whole_case(), at(DISPLAYED)) == {}
