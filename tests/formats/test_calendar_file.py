"""The calendar of what is due, as another program reads it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from pipeline.formats.calendar_file import calendar_of, event_id
from pipeline.model import Referral, Review
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import due_of
from pipeline.procedure.sample import AS_OF, sample_cases
from tests.builders import ordinary_case, placed
from tests.procedure.duties import closed


def made(case, now=date(2026, 10, 30), days=14):
    clock = Clock(now)
    return calendar_of(due_of([case], clock, days), clock)


def events(data):
    return {str(one["UID"]): one for one in Calendar.from_ical(data).walk("VEVENT")}


def event(data, words):
    (found,) = [one for one in events(data).values() if words in one["SUMMARY"]]
    return found


def referred(received):
    return ordinary_case(
        referrals=(placed(Referral(referral_id="R-1", received_at=received)),),
        discussions=(),
        linked_children=(),
    )


@pytest.mark.parametrize(
    ("received", "now", "due"),
    [
        (datetime(2026, 8, 4, 16, 20), date(2026, 8, 4), datetime(2026, 8, 5, 15, 20, tzinfo=UTC)),
        (datetime(2026, 12, 4, 16, 20), date(2026, 12, 4), datetime(2026, 12, 5, 16, 20, tzinfo=UTC)),
        (datetime(2026, 10, 24, 16, 20), date(2026, 10, 24), datetime(2026, 10, 25, 15, 20, tzinfo=UTC)),
        (datetime(2026, 3, 28, 16, 20), date(2026, 3, 28), datetime(2026, 3, 29, 16, 20, tzinfo=UTC)),
    ],
)
def test_a_moment_stands_in_universal_time_in_summer_in_winter_and_when_the_clocks_change(received, now, due):
    assert event(made(referred(received), now), "Strategy discussion")["DTSTART"].dt == due


def test_a_day_is_a_whole_day_and_ends_before_the_next():
    one = event(
        made(ordinary_case(reviews=(placed(Review(review_id="RV-1", date_first_set=date(2026, 11, 2))),))),
        "Review for RV-1",
    )
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (date(2026, 11, 2), date(2026, 11, 3))
    assert one["DTSTART"].params["VALUE"] == "DATE"


def test_the_same_obligation_has_the_same_id_and_a_greater_number_later_whatever_else_changed():
    first, later = (
        ordinary_case(reviews=(placed(Review(review_id="RV-1", date_first_set=day)),))
        for day in (date(2026, 11, 2), date(2026, 11, 9))
    )
    before, after = (
        event(made(first), "Review for RV-1"),
        event(made(later, date(2026, 10, 31)), "Review for RV-1"),
    )
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after["DTSTART"].dt == date(2026, 11, 9)


def test_a_second_look_on_the_same_day_counts_as_newer():
    case = ordinary_case(reviews=(placed(Review(review_id="RV-1", date_first_set=date(2026, 11, 2))),))
    morning, noon = (
        event(made(case, datetime(2026, 10, 30, hour, 0)), "Review for RV-1") for hour in (9, 12)
    )
    assert noon["SEQUENCE"] > morning["SEQUENCE"]


def test_what_was_done_since_is_said_to_be_done_under_the_same_id_and_reminds_nobody():
    open_, held = (
        ordinary_case(reviews=(placed(Review(review_id="RV-1", date_first_set=date(2026, 11, 2), **more)),))
        for more in ({}, {"held_at": date(2026, 10, 30)})
    )
    before, after = event(made(open_), "Review for RV-1"), event(made(held), "Review for RV-1")
    assert before["UID"] == after["UID"]
    assert after["SUMMARY"] == "Done: C-0001: Review for RV-1 (R28)"
    assert before.walk("VALARM")
    assert not after.walk("VALARM")


def test_what_was_never_done_before_its_case_closed_is_not_said_to_be_done():
    review = placed(Review(review_id="RV-1", date_first_set=date(2026, 10, 20)))
    never = closed(ordinary_case(reviews=(review,)), date(2026, 10, 25))
    found = event(made(never), "Review for RV-1")
    assert not found["SUMMARY"].startswith("Done")
    assert "What to do: Hold the review" in found["DESCRIPTION"]


def test_it_names_no_child_nor_family_nor_staff():
    clock = Clock(AS_OF)
    cases = list(sample_cases(60))
    said = calendar_of(due_of(cases, clock, 60), clock).decode().replace("\r\n ", "")
    for case in cases:
        people = [
            case.details.child_name,
            case.details.social_worker,
            *(one.child_name for one in case.linked_children),
        ]
        people += [one.name for one in (*case.family, *case.attendance, *case.assessors)]
        for name in people:
            if isinstance(name, str) and " " in name:
                assert name not in said


def test_it_keeps_to_the_standard_in_lines_ends_and_what_every_event_needs():
    clock = Clock(AS_OF)
    data = calendar_of(due_of(sample_cases(60), clock, 60), clock)
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"(?<!\r)\n", data)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"METHOD:PUBLISH" in data
    found = events(data)
    assert len(found) == data.count(b"BEGIN:VEVENT") > 20, "no id stands twice"
    for uid, one in found.items():
        assert re.fullmatch(r"[0-9a-f]{32}@hsb-paperwork", uid)
        assert one["DTSTAMP"].dt.tzinfo is not None
        assert one["DTEND"].dt > one["DTSTART"].dt
        assert one["SUMMARY"]
        assert one["CLASS"] == "PRIVATE"
        assert one["TRANSP"] == "TRANSPARENT"


def test_nothing_can_be_read_from_an_id():
    one = due_of([ordinary_case(discussions=())], Clock(date(2026, 10, 30)), 14).overdue[0]
    assert "C-0001" not in event_id(one)


def test_a_date_to_aim_for_is_called_that():
    clock = Clock(AS_OF)
    data = calendar_of(due_of(sample_cases(30), clock, 14), clock)
    assert "Target date about 13/11/2026" in event(data, "AIM report for AIM-002401")["DESCRIPTION"]


def test_where_nothing_is_due_the_calendar_is_empty_and_whole():
    data = made(ordinary_case(referrals=(), discussions=(), linked_children=()))
    assert Calendar.from_ical(data).walk("VEVENT") == []


def test_the_same_cases_give_the_same_bytes():
    assert made(referred(datetime(2026, 10, 29, 14, 0))) == made(referred(datetime(2026, 10, 29, 14, 0)))
