"""The timeline of a case against every duty."""

from __future__ import annotations

from datetime import date
from functools import cache

from pipeline.casefiles.case_timeline import timeline_of_case
from pipeline.foundation.dates import day_of
from pipeline.foundation.timeline import State
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import AS_OF, sample_cases
from tests.rich_case import rich_case


@cache
def cases():
    """The cases of the sample by their IDs."""
    return {case.id: case for case in sample_cases(30)}


def steps(case, today=AS_OF):
    return timeline_of_case(case, Clock(today)).steps


def test_what_is_overdue_and_what_was_done_late_is_told_from_what_was_done_in_time():
    states = {one.reference: one.state for one in steps(cases()["C-0028"]) if one.kind == "Review"}
    assert states == {"RV-002801": State.DONE, "RV-002802": State.OVERDUE}
    late = [one for one in steps(cases()["C-0001"]) if one.state is State.LATE]
    assert [(one.kind, one.reference, one.status) for one in late] == [("Review", "RV-000101", "Done late")]
    assert day_of(late[0].done) > day_of(late[0].due)


def test_it_has_the_referrals_the_report_and_each_version_of_the_safety_plan():
    found = steps(rich_case(), date(2026, 10, 30))
    assert {"Referral", "Strategy discussion", "AIM report", "Review", "Safety plan"} <= {
        one.kind for one in found
    }
    days = [one.day for one in found]
    assert days == sorted(days)
    (report,) = [one for one in found if one.kind == "AIM report"]
    assert report.began == rich_case().aim_assessments[0].planning_meeting_on


def test_no_person_is_named():
    for case in cases().values():
        said = timeline_of_case(case, Clock(AS_OF)).description
        names = (case.details.child_name, *(one.child_name for one in case.linked_children))
        assert not any(isinstance(name, str) and name in said for name in names)
