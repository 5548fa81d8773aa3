"""Which agency reads a judgement: one that heard the discussion it was made for, and what was judged."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.access.view import Audience, Blank, Reader
from pipeline.model import Attendance, ChronologyEntry, codes
from tests.builders import ordinary_case, placed
from tests.documents.printing import to_agency, view_of
from tests.family_case import family_case


def case_of(*agencies, meeting="SD-0001", judged_on=date(2026, 8, 5), **entry):
    """An ordinary case whose incident was judged; these agencies were at the discussion."""
    case = ordinary_case(
        chronology=(
            placed(
                ChronologyEntry(
                    entry_id="E-1",
                    case_id="C-0001",
                    event_at=date(2026, 8, 3),
                    entry_type=codes.ENTRY_TYPE["incident"],
                    **entry,
                )
            ),
        ),
        attendance=tuple(
            placed(
                Attendance(
                    meeting_id=meeting,
                    agency=codes.AGENCY[one],
                    name="Vetch Teacupple",
                    invited=True,
                    attended=codes.ATTENDED["yes"],
                )
            )
            for one in agencies
        ),
    )
    judged = dataclasses.replace(
        case.recognitions[0],
        subject_id="E-1",
        judged_on=judged_on,
        disability_part=codes.DISABILITY_PART["separate"],
        disability_by="Social worker",
    )
    return dataclasses.replace(case, recognitions=(judged,))


def read_by(agency, case, meeting="SD-0001"):
    return [row.step for row in view_of(case, to_agency(agency, meeting)).recognitions]


def test_an_agency_that_was_at_the_discussion_reads_it_and_another_does_not():
    case = case_of("Police", "Health")
    assert read_by("Police", case) == read_by("Health", case) == ["problematic"]
    assert read_by("Education", case) == []


def test_what_was_judged_after_the_last_discussion_that_it_heard_it_does_not_read():
    assert read_by("Police", case_of("Police", judged_on=date(2026, 8, 6))) == []


def test_the_disability_is_read_by_health_and_not_by_the_police():
    case = case_of("Police", "Health")
    (row,) = view_of(case, to_agency("Health", "SD-0001")).recognitions
    assert row.disability_part == "separate"
    (row,) = view_of(case, to_agency("Police", "SD-0001")).recognitions
    assert (row.disability_part, row.disability_by) == (Blank.WITHHELD, Blank.WITHHELD)


def test_an_agency_from_which_the_incident_is_kept_reads_no_judgement_of_it():
    case = case_of("Police", "Health", not_for=(codes.AGENCY_KEPT_AWAY["Health"],))
    assert read_by("Police", case) == ["problematic"]
    assert read_by("Health", case) == []


def test_the_judgement_of_police_information_is_for_those_who_enquire():
    case = case_of("Police", "Health", withhold_ground=codes.WITHHOLD_GROUND["police"])
    assert read_by("Police", case) == ["problematic"]
    assert read_by("Health", case) == [Blank.WITHHELD]


@pytest.mark.parametrize("agency", ["", "Police"])
def test_the_discussion_about_a_child_harmed_reads_no_judgement(agency):
    case = case_of("Police", meeting="SD-0002")
    audience = Audience(Reader.PROFESSIONAL, meeting="SD-0002", agency=agency)
    assert list(view_of(case, audience).recognitions) == []


@pytest.mark.parametrize("reader", [Reader.PARENT, Reader.CHILD])
def test_no_family_member_reads_one(reader):
    case = dataclasses.replace(family_case(), recognitions=case_of().recognitions)
    person = next(iter(case.family)).person_id
    assert list(view_of(case, Audience(reader, recipient=person)).recognitions) == []


def test_a_judgement_is_there_from_its_day():
    view = view_of(case_of(), Audience(Reader.PROFESSIONAL))
    assert list(view.as_of(datetime(2026, 8, 4, 23, 0)).recognitions) == []
    assert len(view.as_of(date(2026, 8, 5)).recognitions) == 1
