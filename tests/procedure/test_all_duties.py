"""What holds for every duty: its findings, its place in every list, its limits from the settings."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.app.settings import Settings, settings_for
from pipeline.documents.assembled import compliance_sheet
from pipeline.formats.calendar_file import calendar_of
from pipeline.formats.due_sheet import due_workbook
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import RECORDS, Blank, Case, LinkedChild, Referral, Source, StrategyDiscussion, codes
from pipeline.model.finding import Severity
from pipeline.procedure import duties as duties_room
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import due_of, status_words
from pipeline.procedure.duties import duties_in_force, findings_of, obligations_of
from pipeline.procedure.obligation import Asked, Cell, Status, Strength
from pipeline.procedure.sample import AS_OF, sample_cases
from tests.any_case import cases
from tests.builders import ordinary_case, placed
from tests.extent import few_or_all

ROOT = Path(__file__).parents[1]
CLOCK = Clock(date(2026, 10, 30))
DUTIES = plugins_in("pipeline.procedure.duties")


def another_council(tmp_path) -> Settings:
    (tmp_path / "settings.toml").write_text(
        (ROOT / "another_council.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    return settings_for(tmp_path)


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.name)
def test_every_duty_says_what_it_asks_who_does_it_and_where_it_is_asked(duty):
    module = duty.module
    assert re.fullmatch(r"[RSLK]\d\d", module.SOURCE)
    assert isinstance(module.STRENGTH, Strength)
    assert module.PARAGRAPH
    assert module.WHAT[0].isupper()
    assert module.SINCE[0].isupper()
    assert module.WHO
    assert module.DO.endswith(".")
    assert module.NONE.endswith(".")
    assert module.DOCUMENT in {"", *(part.name for part in plugins_in("pipeline.documents"))}


def test_every_rule_of_the_guidance_and_every_other_limit_has_its_duty():
    asked_by = {duty.module.SOURCE for duty in DUTIES}
    assert {f"R{number:02}" for number in range(1, 36)} <= asked_by
    assert {f"S{number:02}" for number in range(1, 16)} - {"S02"} <= asked_by, (
        "S02 is R01; S16 is no part of the procedure"
    )


def test_the_order_is_that_of_the_guidance():
    sources = [duty.module.SOURCE for duty in duties_in_force(CLOCK)]
    assert sources == sorted(sources, key=lambda source: ("RSLK".index(source[0]), source))


@settings(max_examples=few_or_all(30, 150), deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_no_record_whatever_breaks_a_duty_and_every_obligation_says_why(case):
    clock = Clock(
        date(2026, 10, 30),
        Settings(limits={duty.name: {"switched_on": True} for duty in DUTIES}).all_limits(),
    )
    for one in obligations_of(case, clock):
        assert one.why.endswith("."), one.duty
        assert "Robin" not in one.why
        assert "None" not in one.why
        assert "Blank" not in one.why
        assert (one.due is None) is (one.latest is None)
        if one.status is Status.OVERDUE:
            assert one.latest is not None
        assert not (one.soft and re.search(r"\blate \(|missed|overdue|breach", one.why)), one.why
    for finding in findings_of(obligations_of(case, clock)):
        assert finding.problem.endswith(".")
        assert finding.remedy.endswith(".")
        assert finding.blocks is False


def test_a_case_that_is_all_blank_breaks_no_duty():
    blanks = {kind: dict.fromkeys(kind.fields, Blank.NOT_RECORDED) for kind in RECORDS}
    kinds = {kind.collection: (kind.from_cells(values.items(), Source()),) for kind, values in blanks.items()}
    (details,) = kinds.pop("details")
    list(obligations_of(Case(details=details, **kinds), CLOCK))


def test_no_two_obligations_of_a_case_have_the_same_id():
    for case in sample_cases(60):
        ids = Counter(one.id for one in obligations_of(case, Clock(AS_OF)))
        assert [one for one, number in ids.items() if number > 1] == []


def test_an_obligation_keeps_its_id_when_it_is_done():
    before, after = (
        {one.id for one in obligations_of(case, CLOCK) if one.duty == "strategy_discussion_for_the_child"}
        for case in (ordinary_case(discussions=()), ordinary_case())
    )
    assert before == after


def case_without_the_second_discussion() -> Case:
    return ordinary_case(
        linked_children=(placed(LinkedChild(link_id="L-0007", case_id="C-0001", role=codes.ROLE["harmed"])),),
        discussions=(
            placed(
                StrategyDiscussion(
                    discussion_id="SD-0001",
                    about=codes.ABOUT["displayed"],
                    held_at=datetime(2026, 8, 5, 10, 0),
                )
            ),
        ),
    )


def test_a_finding_says_what_is_not_recorded_who_asks_for_it_and_when_it_was_due():
    (found,) = [
        one
        for one in findings_of(obligations_of(case_without_the_second_discussion(), CLOCK))
        if one.rule == "strategy_discussion_for_each_child_harmed"
    ]
    assert found.problem == (
        "Strategy discussion for child harmed L-0007 is not recorded (R02). Referral 04/08/2026 16:20, "
        "due 05/08/2026 16:20."
    )
    assert (found.severity, found.place, found.case_id) == (Severity.ERROR, "Linked children!J2", "C-0001")
    assert found.remedy == "Hold a separate discussion about this child, and enter when it was held."


def test_what_came_late_is_a_note_what_cannot_be_told_a_warning_and_what_is_only_due_nothing():
    late = ordinary_case(
        discussions=(
            placed(
                StrategyDiscussion(
                    discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=date(2026, 8, 6)
                )
            ),
        )
    )
    untold = ordinary_case(
        discussions=(
            placed(
                StrategyDiscussion(
                    discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=date(2026, 8, 5)
                )
            ),
        )
    )

    def severities(case, now=CLOCK):
        found = findings_of(obligations_of(case, now))
        return [one.severity for one in found if one.rule == "strategy_discussion_for_the_child"]

    assert severities(late) == [Severity.NOTE]
    assert severities(untold) == [Severity.WARNING]
    assert severities(ordinary_case(discussions=()), Clock(date(2026, 8, 4))) == []
    assert severities(ordinary_case(discussions=())) == [Severity.ERROR]


def test_how_strongly_the_guidance_asks_decides_how_much_a_finding_matters():
    found = {one.rule: one.severity for one in findings_of(obligations_of(ordinary_case(), CLOCK))}
    assert found["strategy_headings_recorded"] is Severity.ERROR  # must
    assert found["risk_strategy_agreed"] is Severity.ERROR  # needs to
    assert found["chronology_shared"] is Severity.WARNING  # should


def test_a_column_that_the_workbook_does_not_have_cannot_be_told_and_is_no_finding():
    (first, second) = ordinary_case().discussions
    without = dataclasses.replace(
        first, read_from=Source("cases.xlsx", "Strategy discussions", {"held_at": "F"}, 2)
    )
    case = ordinary_case(discussions=(without, second))
    (one,) = [one for one in obligations_of(case, CLOCK) if one.duty == "chronology_shared"]
    assert one.status is Status.CANNOT_TELL
    assert "the workbook has no column for it" in one.why
    assert "chronology_shared" not in {found.rule for found in findings_of(obligations_of(case, CLOCK))}


def test_a_date_outside_the_years_of_the_calendar_is_said_aloud_and_counted_as_nothing():
    case = ordinary_case(
        referrals=(placed(Referral(referral_id="R-1", received_at=datetime(2051, 1, 4, 9, 0))),)
    )
    (one,) = [one for one in obligations_of(case, CLOCK) if one.duty == "referral_decided"]
    assert (one.status, one.due) == (Status.CANNOT_TELL, None)
    assert "outside the years 2015 to 2035" in one.why
    assert one.why in {found.problem for found in findings_of(obligations_of(case, CLOCK))}


def test_another_council_adopts_the_tool_by_its_settings_alone(tmp_path):
    mine, theirs = Clock(AS_OF), another_council(tmp_path).clock(AS_OF)
    case = ordinary_case(
        referrals=(
            placed(
                Referral(
                    referral_id="R-1",
                    received_at=datetime(2026, 8, 4, 16, 20),
                    crime_concern=True,
                    police_contacted_at=datetime(2026, 8, 4, 18, 0),
                )
            ),
        ),
        discussions=(
            placed(
                StrategyDiscussion(
                    discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 6, 6, 0)
                )
            ),
        ),
    )

    def of(clock, duty):
        return next((one for one in obligations_of(case, clock) if one.duty == duty), None)

    first, second = (of(clock, "strategy_discussion_for_the_child") for clock in (mine, theirs))
    assert (first.status, first.due) == (Status.MISSED, datetime(2026, 8, 5, 16, 20))
    assert (second.status, second.due) == (Status.MET, datetime(2026, 8, 6, 4, 20)), (
        "within its tolerance of two hours"
    )
    assert second.who == "The Front Door"
    assert [of(clock, "police_told_of_a_crime").status for clock in (mine, theirs)] == [
        Status.MET,
        Status.MISSED,
    ]
    assert of(mine, "referral_decided") is not None
    assert of(theirs, "referral_decided") is None
    assert [duty.name for duty in duties_in_force(theirs) if duty.module.SOURCE == "S07"] == [
        "further_core_groups_held"
    ]


def test_a_case_is_held_to_the_limit_in_force_when_its_time_began(tmp_path):
    clock = another_council(tmp_path).clock(AS_OF)

    def due(received):
        case = ordinary_case(referrals=(placed(Referral(referral_id="R-1", received_at=received)),))
        return next(
            one.due for one in obligations_of(case, clock) if one.duty == "strategy_discussion_for_the_child"
        )

    assert due(datetime(2026, 3, 31, 16, 20)) == date(2026, 4, 2)
    assert due(datetime(2026, 4, 1, 16, 20)) == datetime(2026, 4, 3, 4, 20)


def test_its_closure_days_count_too(tmp_path):
    clock = another_council(tmp_path).clock(AS_OF)
    assert clock.due(date(2026, 12, 24), clock.limits.of("first_core_group_held").in_force(AS_OF)) == date(
        2027, 1, 15
    )
    assert Clock(AS_OF).due(
        date(2026, 12, 24), clock.limits.of("first_core_group_held").in_force(AS_OF)
    ) == date(2027, 1, 12)


@pytest.fixture
def one_more(monkeypatch):
    """The program with one more duty, as if its file were in the folder."""
    module = ModuleType("pipeline.procedure.duties.child_has_an_advocate")
    module.__dict__.update(
        SOURCE="L01",
        STRENGTH=Strength.SHOULD,
        PARAGRAPH="Somewhere: “an advocate is offered”",
        WHAT="Offer of an advocate",
        SINCE="Referral",
        WHO="Social worker",
        DO="Offer an advocate.",
        NONE="No referral is recorded.",
        DOCUMENT="",
        asked=lambda case, terms: (
            Asked(
                key=one.referral_id,
                about=one.referral_id,
                since=Cell(one, "received_at"),
                answer=Blank.NOT_RECORDED,
            )
            for one in case.referrals
        ),
    )
    part = Plugin("child_has_an_advocate", "A child is offered an advocate.", module)
    monkeypatch.setattr(duties_room, "plugins_in", lambda package: (*DUTIES, part))
    limits = Settings(limits={}).all_limits().changed_by({part.name: {"2026-01-01": "5 working days"}})
    return Clock(AS_OF, limits)


def test_adding_a_duty_gives_its_line_everywhere_by_itself(one_more):
    import io

    import openpyxl

    from pipeline.casefiles.compliance_sheet import duties_of_case
    from tests.rich_case import HOUSE

    case = ordinary_case()
    due = due_of([case], one_more, 14)
    assert any(one.duty == "child_has_an_advocate" for one in due.overdue)
    book = openpyxl.load_workbook(io.BytesIO(due_workbook(due, one_more, 14, "OFFICIAL")))
    assert any(
        cell.value == "Offer of an advocate for R-0001"
        for row in book["What is due"].iter_rows()
        for cell in row
    )
    shares = {
        row[1].value: [cell.value for cell in row]
        for row in book["How each duty is met"].iter_rows(min_row=5)
    }
    assert shares["A child is offered an advocate."][2:6] == [0, 0, 1, 0]
    assert b"Offer of an advocate" in calendar_of(due, one_more).replace(b"\r\n ", b"")
    (sheet,) = compliance_sheet.papers(duties_of_case(case, one_more), HOUSE)
    assert "A child is offered an advocate." in str(sheet.context)
    assert "child_has_an_advocate" in {found.rule for found in findings_of(obligations_of(case, one_more))}


def test_a_date_to_aim_for_is_never_called_missed_or_overdue():
    words = {
        status_words(one)
        for case in sample_cases(60)
        for one in obligations_of(case, Clock(AS_OF))
        if one.soft
    }
    assert words <= {
        "Met",
        "Due",
        "After the target date",
        "Past the target date",
        "Not clear",
        "Not applicable",
    }
    assert "After the target date" in words
