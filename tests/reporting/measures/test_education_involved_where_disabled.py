from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Attendance, codes
from pipeline.reporting.measures import education_involved_where_disabled as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import days, seen


def case(invited=None, disability="LD"):
    ordinary = ordinary_case()
    details = dataclasses.replace(ordinary.details, disability=(codes.DISABILITY[disability],))
    rows = (
        ()
        if invited is None
        else (placed(Attendance(meeting_id="SD-0001", agency=codes.AGENCY["Education"], invited=invited)),)
    )
    return dataclasses.replace(ordinary, details=details, attendance=rows)


def test_one_answer_for_each_child_on_the_day_of_the_first_meeting():
    assert seen(measure, case(True)) == [True]
    assert seen(measure, case(False)) == [False]
    assert days(measure, case(True)) == [date(2026, 8, 5)]


def test_nothing_recorded_is_shown_apart():
    assert seen(measure, case()) == ["not recorded"]


def test_a_child_without_a_disability_is_not_counted():
    assert seen(measure, case(True, "NONE")) == []
