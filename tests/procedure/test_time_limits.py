"""The time limits, as written in settings."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.foundation.plugins import plugins_in
from pipeline.procedure.time_limits import Limit, Limits, Span, Unit, shipped_limits
from tests.procedure.duties import how_to_add


def limit_of(written):
    return Limits().changed_by({"plan": {"2026-01-01": written}}).of("plan").in_force(date(2026, 6, 1))


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("24 hours", Limit(Span(24, Unit.HOURS))),
        ("1 hour", Limit(Span(1, Unit.HOURS))),
        ("56 days", Limit(Span(56, Unit.DAYS))),
        ("about 56 days", Limit(Span(56, Unit.DAYS), about=True)),
        ("1 working day", Limit(Span(1, Unit.WORKING_DAYS))),
        ("6 weeks", Limit(Span(6, Unit.WEEKS))),
        ("3 months", Limit(Span(3, Unit.MONTHS))),
        ("the same day", Limit(Span(0, Unit.DAYS))),
        ("none", None),
        (
            {"limit": "about 56 days", "tolerance": "14 days"},
            Limit(Span(56, Unit.DAYS), True, Span(14, Unit.DAYS)),
        ),
        ({"limit": "15 working days", "tolerance": "0 days"}, Limit(Span(15, Unit.WORKING_DAYS))),
        ({"limit": "none"}, None),
    ],
)
def test_a_limit_is_written_as_a_person_says_it(written, limit):
    assert limit_of(written) == limit


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "24",
        "1.5 days",
        "-3 days",
        "10 Working days",
        24,
        True,
        ["24 hours"],
        {"limit": 3},
        {"tolerance": "1 day"},
        {"limit": "1 day", "more": "x"},
        {"limit": "24 hours", "tolerance": "1 day"},
        {"limit": "3 days", "tolerance": "4 hours"},
    ],
)
def test_what_is_no_limit_is_refused_in_a_sentence_that_names_its_key(written):
    with pytest.raises(ValueError, match=r"limits\.plan\.2026-01-01"):
        limit_of(written)


@pytest.mark.parametrize(
    "said",
    [
        {"from": "24 hours"},
        {"2026-13-01": "24 hours"},
        {"switched_on": "yes"},
        {"who": ""},
        {"agencies": ["Nobody"]},
        {"agencies": [3]},
        "24 hours",
        24,
    ],
)
def test_what_is_no_setting_of_a_duty_is_refused(said):
    with pytest.raises(ValueError, match=r"limits\.plan"):
        Limits().changed_by({"plan": said})


def test_the_limit_in_force_on_the_day_it_began_holds():
    terms = (
        Limits()
        .changed_by({"plan": {"2020-01-01": "10 days", "2026-04-01": "5 days", "2027-04-01": "none"}})
        .of("plan")
    )
    assert terms.in_force(date(2019, 12, 31)) is None
    assert str(terms.in_force(date(2020, 1, 1))) == "10 days"
    assert str(terms.in_force(date(2026, 3, 31))) == "10 days"
    assert str(terms.in_force(date(2026, 4, 1))) == "5 days"
    assert terms.in_force(date(2027, 4, 1)) is None


def test_a_councils_own_limit_stands_over_the_one_shipped_and_leaves_the_rest():
    mine = shipped_limits().changed_by(
        {
            "first_core_group_held": {"2027-04-01": "8 working days", "who": "Conference service"},
            "further_core_groups_held": {"switched_on": True},
            "agencies_invited": {"agencies": ["Police", "health", "school"]},
        }
    )
    core = mine.of("first_core_group_held")
    assert [str(core.in_force(day)) for day in (date(2027, 3, 31), date(2027, 4, 1))] == [
        "10 working days",
        "8 working days",
    ]
    assert core.who == "Conference service"
    assert core.switched_on
    assert mine.of("further_core_groups_held").switched_on
    assert str(mine.of("further_core_groups_held").in_force(date(2026, 1, 1))) == "6 weeks"
    assert mine.of("agencies_invited").agencies == ("Police", "Health", "Education")
    assert mine.of("aim_report_written") == shipped_limits().of("aim_report_written")


DUTIES = plugins_in("pipeline.procedure.duties")


@pytest.mark.parametrize("duty", [duty.name for duty in DUTIES])
def test_every_duty_has_its_heading_among_the_limits(duty):
    assert duty in shipped_limits().terms, how_to_add(duty)


def test_every_heading_among_the_limits_is_that_of_a_duty():
    stray = set(shipped_limits().terms) - {duty.name for duty in DUTIES}
    assert not stray, (
        f"No duty has these names: take them out of pipeline/procedure/limits.toml: {sorted(stray)}"
    )


def test_a_limit_reads_as_a_person_says_it():
    assert (
        str(limit_of({"limit": "about 8 weeks", "tolerance": "1 week"})) == "about 8 weeks, and 1 week more"
    )
