from __future__ import annotations

from datetime import date

from pipeline.model import Attendance, codes
from pipeline.reporting.measures import three_agencies_present as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import days, seen


def case(**came):
    return ordinary_case(
        attendance=tuple(
            placed(
                Attendance(meeting_id="SD-0001", agency=codes.AGENCY[agency], attended=codes.ATTENDED[answer])
            )
            for agency, answer in came.items()
        )
    )


def test_all_three_there_for_a_part_at_least_is_a_yes():
    assert seen(measure, case(CSC="yes", Police="partial", Health="yes")) == [True]
    assert days(measure, case(CSC="yes", Police="yes", Health="yes")) == [date(2026, 8, 5)]


def test_one_that_did_not_come_is_a_no_and_one_that_nothing_is_recorded_of_is_shown_apart():
    assert seen(measure, case(CSC="yes", Police="no", Health="yes")) == [False]
    assert seen(measure, case(CSC="yes", Health="yes")) == ["not recorded"]
