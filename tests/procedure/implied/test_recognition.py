"""Who and what has to be judged, and what a judgement has to say, case by case."""

from __future__ import annotations

import dataclasses
import pickle
from datetime import date, datetime

import pytest

from pipeline.casefiles.provenance import case_digest
from pipeline.formats.excel.case_store import PackedCases
from pipeline.model import Blank, ChronologyEntry, Referral, codes
from pipeline.procedure.implied import implied_in
from tests.builders import TODAY, ordinary_case, placed
from tests.sheets import reading_of, sheets_of

RECOGNISED, ONLINE, DISABILITY = (
    "behaviour_is_recognised",
    "online_is_considered",
    "disability_is_considered",
)


def found(case, part=RECOGNISED):
    """The sheet and the row's ID of each finding of a part, in its order."""
    return [one.finding.place for one in implied_in(case, TODAY) if one.part == part]


def incident(number, day, row, **values):
    return placed(
        ChronologyEntry(
            entry_id=f"E-{number}",
            case_id="C-0001",
            event_at=day,
            entry_type=codes.ENTRY_TYPE["incident"],
            further_incident=True,
            **values,
        ),
        row,
    )


#: One before the referral of 4 August, and one after it.
BEFORE, AFTER = incident(1, date(2026, 8, 3), 2), incident(2, date(2026, 9, 14), 3)


def with_incidents(*entries, **judgement):
    case = ordinary_case(chronology=entries)
    row = dataclasses.replace(case.recognitions[0], **judgement)
    return dataclasses.replace(case, recognitions=(row,))


def disabled(**values):
    case = with_incidents(**values)
    return dataclasses.replace(
        case, details=dataclasses.replace(case.details, disability=(codes.DISABILITY["LD"],))
    )


def test_a_judgement_of_the_referral_counts_for_the_incident_that_led_to_it_and_the_other_way_round():
    assert found(with_incidents(BEFORE)) == []
    assert found(with_incidents(BEFORE, subject_id="E-1")) == []


def test_a_further_incident_has_a_judgement_of_its_own_or_that_of_its_referral():
    assert found(with_incidents(BEFORE, AFTER)) == ["Chronology!C3"]
    case = with_incidents(BEFORE, AFTER)
    again = dataclasses.replace(case.recognitions[0], recognition_id="RG-2", subject_id="E-2")
    assert found(dataclasses.replace(case, recognitions=(*case.recognitions, again))) == []
    second = placed(Referral(referral_id="R-2", case_id="C-0001", received_at=datetime(2026, 9, 15, 9, 0)), 3)
    of_referral = dataclasses.replace(again, subject_id="R-2")
    case = dataclasses.replace(
        case, referrals=(*case.referrals, second), recognitions=(*case.recognitions, of_referral)
    )
    assert found(case) == []


def test_of_two_incidents_of_which_one_was_judged_the_other_is_found():
    other = incident(3, date(2026, 8, 1), 4)
    assert found(with_incidents(BEFORE, other, subject_id="E-1")) == ["Chronology!C4"]


def test_a_referral_is_found_once_it_was_decided_on_or_discussed_and_not_before():
    nobody = ordinary_case(recognitions=())
    assert found(nobody) == ["Referrals!C2"]
    undecided = dataclasses.replace(nobody, discussions=())
    assert found(undecided) == []
    decided = dataclasses.replace(nobody.referrals[0], decision=codes.REFERRAL_DECISION["NFA"])
    assert found(dataclasses.replace(undecided, referrals=(decided,))) == ["Referrals!C2"]


def test_a_judgement_without_its_step_tool_or_person_is_found_and_not_known_is_an_answer_to_two_of_them():
    assert found(with_incidents(tool=Blank.NOT_RECORDED)) == ["Recognition!F2"]
    assert found(with_incidents(judged_by=Blank.NOT_RECORDED)) == ["Recognition!G2"]
    assert found(with_incidents(online=Blank.NOT_RECORDED)) == ["Recognition!H2"]
    assert found(with_incidents(tool=Blank.NOT_KNOWN, judged_by=Blank.NOT_KNOWN)) == []
    assert found(with_incidents(step=Blank.NOT_KNOWN)) == ["Recognition!E2"]


def test_an_incident_online_whose_judgement_says_that_it_was_not_is_asked_about():
    online = incident(1, date(2026, 8, 3), 2, setting=codes.SETTING["online"])
    assert found(with_incidents(online, subject_id="E-1"), ONLINE) == ["Recognition!H2"]
    assert found(with_incidents(online), ONLINE) == []


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({}, "N"),
        ({"disability_part": codes.DISABILITY_PART["not_considered"]}, "N"),
        ({"disability_part": Blank.NOT_APPLICABLE}, "N"),
        ({"disability_part": codes.DISABILITY_PART["part"]}, "O"),
        ({"disability_part": codes.DISABILITY_PART["part"], "disability_by": "Social worker"}, "Q"),
    ],
)
def test_where_the_child_has_a_disability_it_is_considered_by_somebody_with_advice(values, column):
    assert found(disabled(**values), DISABILITY) == [f"Recognition!{column}2"]
    assert found(with_incidents(**values), DISABILITY) == []


def test_a_workbook_without_the_sheet_lacks_nothing_and_one_with_an_empty_sheet_does(tmp_path):
    sheets = sheets_of(ordinary_case(recognitions=()))
    (with_sheet,) = reading_of(sheets, tmp_path).cases
    assert [one.part for one in implied_in(with_sheet, TODAY) if one.part == RECOGNISED] == [RECOGNISED]
    del sheets["Recognition"]
    reading = reading_of(sheets, tmp_path)
    (without,) = reading.cases
    assert not without.keeps("recognitions")
    assert without.keeps("chronology")
    assert [one.part for one in implied_in(without, TODAY) if one.part == RECOGNISED] == []
    assert case_digest(without) != case_digest(with_sheet)
    assert pickle.loads(pickle.dumps(without)).unkept == without.unkept
    assert (reading.stopped, [one for one in reading.findings if one.blocks]) == ({}, [])


def test_a_workbook_without_a_column_lacks_nothing_in_it(tmp_path):
    sheets = sheets_of(ordinary_case())
    for row in sheets["Recognition"]:
        del row[5]
    (case,) = reading_of(sheets, tmp_path).cases
    assert [one.part for one in implied_in(case, TODAY) if one.part == RECOGNISED] == []


def test_a_sheet_that_one_of_several_workbooks_has_is_there_for_all_of_them():
    cases = PackedCases([ordinary_case()])
    cases.keep({"details", "referrals"})
    assert not next(iter(cases)).keeps("recognitions")
    cases.keep({"recognitions"})
    assert next(iter(cases)).keeps("recognitions")
    assert next(iter(cases.only(["C-0001"]))).keeps("recognitions")
