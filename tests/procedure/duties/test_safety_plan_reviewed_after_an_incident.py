"""R33: the whole safety plan is reviewed. There is no limit."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import ChronologyEntry, SafetyMeasure
from pipeline.procedure.duties import safety_plan_reviewed_after_an_incident as duty
from pipeline.procedure.obligation import Status
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import judged, stands


def case(*measures, at=date(2026, 9, 10), further=True):
    entry = ChronologyEntry(entry_id="E-1", event_at=at, further_incident=further)
    return ordinary_case(chronology=(placed(entry),), safety_plans=tuple(measures))


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"agreed_on": date(2026, 9, 10)}, "met"),
        ({"agreed_on": date(2026, 9, 9)}, "due"),
        ({"agreed_on": date(2026, 8, 1), "reviewed_on": date(2026, 9, 11)}, "met"),
        ({"agreed_on": date(2026, 8, 1), "reviewed_on": date(2026, 8, 11)}, "due"),
    ],
)
def test_a_version_agreed_or_reviewed_since_answers(values, status):
    assert stands(duty, case(placed(SafetyMeasure(plan_id="SP-1", version=2, **values)))) == [status]


def test_a_council_may_set_a_limit_and_the_first_review_counts():
    limits = shipped_limits().changed_by(
        {"safety_plan_reviewed_after_an_incident": {"2026-01-01": "5 working days"}}
    )
    plans = [
        placed(SafetyMeasure(plan_id="SP-1", version=version, agreed_on=day))
        for version, day in ((3, date(2026, 10, 1)), (2, date(2026, 9, 17)))
    ]
    assert stands(duty, case(*plans), limits=limits) == ["met"]
    assert stands(duty, case(plans[0]), limits=limits) == ["missed"]
    assert stands(duty, case(), limits=limits) == ["overdue"]


def test_a_first_incident_is_not_asked():
    assert judged(duty, case(further=False)) == []


def test_one_measure_reviewed_is_no_review_of_the_plan():
    measures = [
        placed(SafetyMeasure(plan_id="SP-1", version=2, agreed_on=date(2026, 8, 1)), row) for row in (2, 3, 4)
    ]
    one_of_three = [
        placed(SafetyMeasure(plan_id="SP-1", version=1, agreed_on=date(2026, 7, 1)), 5),
        *measures,
    ]
    one_of_three[1] = dataclasses.replace(measures[0], reviewed_on=date(2026, 9, 11))
    (found,) = judged(duty, case(*one_of_three))
    assert (found.status, "2 of 3 measures have no review since." in found.why) == (Status.DUE, True)
    all_of_them = [dataclasses.replace(one, reviewed_on=date(2026, 9, 11)) for one in measures]
    assert stands(duty, case(*all_of_them)) == ["met"]


def test_each_plan_is_reviewed():
    one, other = (
        placed(SafetyMeasure(plan_id=plan, version=1, agreed_on=day), row)
        for row, (plan, day) in enumerate([("SP-1", date(2026, 9, 12)), ("SP-2", date(2026, 8, 1))], 2)
    )
    assert stands(duty, case(one, other)) == ["due"]
    assert stands(duty, case(one, dataclasses.replace(other, reviewed_on=date(2026, 9, 20)))) == ["met"]


def version(number, agreed_on, rows, **values):
    made = SafetyMeasure(plan_id="SP-1", version=number, agreed_on=agreed_on, **values)
    return [placed(made, 10 * number + row) for row in range(rows)]


BEFORE, SINCE, LATER = date(2026, 8, 1), date(2026, 9, 12), date(2026, 10, 1)


def test_a_new_version_that_holds_fewer_measures_is_no_review_of_the_others():
    (found,) = judged(duty, case(*version(1, BEFORE, 8), *version(2, SINCE, 1)))
    assert found.status is Status.DUE
    assert "7 of 8 measures are not in a version agreed since, and have no review." in found.why
    assert found.to_do.startswith("7 of 8 measures are not in a version agreed since")
    assert "For each that was reviewed and dropped" in found.remedy


def test_it_is_one_where_each_of_the_others_was_reviewed_or_a_version_since_held_them_all():
    dropped = version(1, BEFORE, 7, reviewed_on=SINCE)
    assert stands(duty, case(*version(1, BEFORE, 1), *dropped, *version(2, SINCE, 1))) == ["met"]
    assert stands(duty, case(*version(1, BEFORE, 8), *version(2, SINCE, 8), *version(3, LATER, 5))) == ["met"]
    assert stands(duty, case(*version(1, BEFORE, 8), *version(2, SINCE, 1), *version(3, LATER, 8))) == ["met"]


def test_only_the_version_in_force_at_the_incident_is_held_against_the_new_one():
    older = version(1, date(2026, 7, 1), 8)
    assert stands(duty, case(*older, *version(2, BEFORE, 3), *version(3, SINCE, 3))) == ["met"]
