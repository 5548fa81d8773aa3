"""Who is invited to an upcoming meeting, and what it must consider."""

from __future__ import annotations

import dataclasses

from pipeline.documents.shared.upcoming_meetings import invited_to, meetings_ahead
from pipeline.model import Attendance, Blank, codes
from tests.documents.printing import PROFESSIONALS, at, view_of
from tests.rich_case import HOUSE, rich_case
from tests.rich_wording import NEXT_REVIEW
from tests.whole_case import AHEAD, CONFERENCE, CORE_GROUP, ENQUIRY, changed, whole_case


def ahead(case, audience=PROFESSIONALS, house=HOUSE):
    return {one.owner: one for one in meetings_ahead(view_of(case, audience), house)}


def test_the_meetings_ahead_stand_in_order_of_time_and_a_discussion_is_for_its_own_people():
    assert list(ahead(whole_case())) == [CORE_GROUP, CONFERENCE, NEXT_REVIEW]
    assert list(ahead(whole_case(), at(AHEAD))) == [AHEAD]


def test_a_review_without_an_arranged_time_is_ahead_on_the_date_first_set():
    case = changed(whole_case(), "reviews", 1, arranged_for=Blank.NOT_RECORDED)
    assert str(ahead(case)[NEXT_REVIEW].when) == "2026-12-15"
    nothing = changed(case, "reviews", 1, date_first_set=Blank.NOT_RECORDED)
    assert NEXT_REVIEW not in ahead(nothing)


def test_a_conference_that_stands_with_its_enquiry_only_is_a_meeting_too():
    from datetime import datetime

    case = changed(rich_case(), "discussions", 0)
    enquiry = dataclasses.replace(whole_case().enquiries[0], arranged_for=datetime(2026, 11, 6, 13, 0))
    found = ahead(dataclasses.replace(case, enquiries=(enquiry,)))
    assert found[ENQUIRY].kind == "conference"
    assert len(found[ENQUIRY].answers) == 14
    both = dataclasses.replace(whole_case(), enquiries=(enquiry,))
    assert ENQUIRY not in ahead(both)


def test_the_councils_settings_say_who_is_asked_to_a_discussion():
    house = dataclasses.replace(HOUSE, agencies={"agencies_invited": ("Police", "Other")})
    required = ahead(whole_case(), at(AHEAD), house)[AHEAD].required
    assert required == ("Police", "Other", "HSBTeam", "Education")


def test_who_is_excluded_from_some_headings_is_invited_and_from_all_of_it_is_not():
    def with_row(**values):
        row = Attendance(
            meeting_id=NEXT_REVIEW,
            agency=codes.AGENCY["IRO"],
            name="Basil Quarryfield",
            excluded=True,
            **values,
        )
        case = dataclasses.replace(whole_case(), attendance=(*whole_case().attendance, row))
        view = view_of(case, PROFESSIONALS)
        return [one.agency for one in invited_to(view, ahead(case)[NEXT_REVIEW])]

    assert "IRO" in with_row(excluded_items="2")
    assert "IRO" not in with_row()


def test_the_family_is_among_the_invited_only_where_that_is_asked_for():
    view = view_of(whole_case(), PROFESSIONALS)
    review = ahead(whole_case())[NEXT_REVIEW]
    assert {"Parent", "Child"} & {one.agency for one in invited_to(view, review)} == set()
    assert {"Parent", "Child"} <= {one.agency for one in invited_to(view, review, family=True)}
