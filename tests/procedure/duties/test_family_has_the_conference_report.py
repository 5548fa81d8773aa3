"""S14: some days before the conference, where a council says how many."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import Section47
from pipeline.procedure.duties import family_has_the_conference_report as duty
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, judged, only, stands, timed


def case(done, **more):
    enquiry = Section47(
        s47_id="S47-1",
        discussion_id="SD-0001",
        report_shared_at=done,
        **({"conference_on": date(2026, 9, 3)} | more),
    )
    return ordinary_case(enquiries=(placed(enquiry),))


test_the_edges_counted_back_over_the_bank_holiday = timed(duty, case, date(2026, 8, 28))


def test_a_conference_to_come_counts_too():
    ahead = case(NOT_RECORDED, conference_on=NOT_RECORDED, arranged_for=datetime(2026, 11, 9, 10, 0))
    assert only(duty, ahead).due == date(2026, 11, 4)


def test_hours_count_back_as_well():
    limits = shipped_limits().changed_by({"family_has_the_conference_report": {"2026-01-01": "48 hours"}})
    held = {"conference_on": NOT_RECORDED, "arranged_for": datetime(2026, 9, 3, 10, 0)}
    assert stands(duty, case(datetime(2026, 9, 1, 10, 0), **held), limits=limits) == ["met"]
    assert stands(duty, case(datetime(2026, 9, 1, 10, 1), **held), limits=limits) == ["missed"]


def test_without_a_conference_nothing_is_asked():
    assert judged(duty, case(NOT_RECORDED, conference_on=NOT_RECORDED)) == []
    assert not shipped_limits().of("family_has_the_conference_report").switched_on
