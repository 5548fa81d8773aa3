from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from pipeline.access.view import Audience, Reader, see
from pipeline.documents.shared.context import (
    in_order_of_time,
    record_of,
    reviews_arranged,
    safety_plan_in_force,
)
from pipeline.model import Blank, ChronologyEntry, Disagreement, Review, SafetyMeasure, codes
from tests.builders import ordinary_case

PROFESSIONALS = Audience(Reader.PROFESSIONAL)


def test_a_date_without_a_time_stands_first_in_its_day_and_a_blank_at_the_end():
    when = (Blank.NOT_KNOWN, datetime(2026, 8, 4, 9, 0), date(2026, 8, 4), date(2026, 8, 3))
    entries = tuple(
        ChronologyEntry(entry_id=f"E-{n}", case_id="C-0001", event_at=one) for n, one in enumerate(when)
    )
    rows = see(replace(ordinary_case(), chronology=entries), PROFESSIONALS).chronology
    assert [row.entry_id for row in in_order_of_time(rows, lambda row: row.event_at)] == [
        "E-3",
        "E-2",
        "E-1",
        "E-0",
    ]


def test_each_safety_plan_is_printed_in_its_own_latest_version():
    plans = tuple(
        SafetyMeasure(
            plan_id=plan,
            case_id="C-0001",
            version=version,
            measure=f"{plan} {version}",
            setting=codes.SETTING["home"],
        )
        for plan, version in (("SP-1", 1), ("SP-1", 2), ("SP-2", 1), ("SP-3", Blank.NOT_KNOWN))
    )
    measures = safety_plan_in_force(see(replace(ordinary_case(), safety_plans=plans), PROFESSIONALS))
    assert [row.measure for row in measures] == ["SP-1 2", "SP-2 1", "SP-3 Not known"]


def test_the_version_in_force_is_the_latest_that_was_agreed_by_setting():
    plans = tuple(
        SafetyMeasure(
            plan_id="SP-1",
            case_id="C-0001",
            version=version,
            agreed_on=agreed,
            measure=f"{setting} {version}",
            setting=codes.SETTING[setting],
        )
        for version, agreed in ((1, date(2026, 8, 1)), (2, date(2026, 9, 1)), (3, Blank.NOT_RECORDED))
        for setting in ("online", "placement", "home")
    )
    measures = safety_plan_in_force(see(replace(ordinary_case(), safety_plans=plans), PROFESSIONALS))
    assert [row.measure for row in measures] == ["home 2", "online 2", "placement 2"]


def test_a_disagreement_about_no_heading_says_so():
    said = (
        Disagreement(belongs_to="SD-0001", raised_by=codes.RAISED_BY["parent"], wording="We do not agree."),
    )
    record = record_of(see(replace(ordinary_case(), disagreements=said), PROFESSIONALS), "SD-0001")
    assert record["disagreements"][0]["about"] == "no one heading"


def test_a_meeting_without_attendance_does_not_claim_that_nobody_was_excluded():
    assert record_of(see(ordinary_case(), PROFESSIONALS), "SD-0001")["nobody_excluded"] is False


def test_only_a_review_with_a_date_that_was_not_held_is_arranged():
    dated = {"date_first_set": date(2026, 10, 1)}
    reviews = (
        Review(review_id="RV-1", case_id="C-0001", **dated),
        Review(review_id="RV-2", case_id="C-0001", held_at=date(2026, 10, 2), **dated),
        Review(review_id="RV-3", case_id="C-0001"),
    )
    arranged = reviews_arranged(see(replace(ordinary_case(), reviews=reviews), PROFESSIONALS))
    assert [row.review_id for row in arranged] == ["RV-1"]
