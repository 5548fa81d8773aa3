from __future__ import annotations

from datetime import date

from pipeline.model import Section47, codes
from pipeline.reporting.measures import route_after_section_47 as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import closed, days, seen


def case(**fields):
    return ordinary_case(enquiries=(placed(Section47(s47_id="S47-1", case_id="C-0001", **fields)),))


def test_an_enquiry_that_ended_gives_its_route_on_that_day():
    ended = case(started_on=date(2026, 8, 6), ended_on=date(2026, 8, 20), route=codes.ROUTE["cin"])
    assert seen(measure, ended) == ["Child in need"]
    assert days(measure, ended) == [date(2026, 8, 20)]


def test_one_that_goes_on_is_in_progress_and_one_without_a_route_is_shown_apart():
    assert seen(measure, case(started_on=date(2026, 8, 6))) == ["in progress"]
    assert seen(measure, case(ended_on=date(2026, 8, 20))) == ["not recorded"]
    assert seen(measure, closed(case(started_on=date(2026, 8, 6)), date(2026, 9, 1))) == ["not recorded"]
    assert seen(measure, case()) == []


def test_every_route_of_the_list_is_a_word():
    assert set(measure.WORDS) == {
        "Child protection conference",
        "Child in need",
        "Early help",
        "No further service",
    }
