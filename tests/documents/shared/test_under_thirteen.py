"""What the papers say of children under 13, from the dates of birth that each of them may see."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.documents import agenda, recognition_record, strategy_minutes
from pipeline.documents.shared.recognition import UNDER_13
from pipeline.model import Blank, ChronologyEntry, LinkedChild, Recognition, Referral, codes
from tests.builders import ordinary_case, placed
from tests.documents.printing import at, only, text_of
from tests.whole_case import AHEAD, changed, whole_case

ABOUT_THE_CHILD, ABOUT_THE_CHILD_HARMED = "SD-0001", "SD-0002"
INCIDENT = date(2026, 8, 3)


def case_of(born=date(2010, 1, 1), harmed=Blank.NOT_RECORDED, incident=INCIDENT, **rows):
    """An ordinary case with these dates of birth, and an incident on that day if there is one."""
    case = ordinary_case(**rows)
    entry = ChronologyEntry(
        entry_id="E-1", case_id="C-0001", event_at=incident, entry_type=codes.ENTRY_TYPE["incident"]
    )
    return dataclasses.replace(
        case,
        details=dataclasses.replace(case.details, dob=born),
        linked_children=tuple(dataclasses.replace(one, dob=harmed) for one in case.linked_children),
        chronology=(placed(entry),) if incident else (),
    )


def minutes(case, discussion=ABOUT_THE_CHILD):
    return text_of(only(strategy_minutes, case, at(discussion)))


def without_children_harmed(**values):
    return case_of(linked_children=(), **values)


@pytest.mark.parametrize(
    ("born", "incident", "said"),
    [
        (date(2013, 8, 4), INCIDENT, "Under 13 on 3 August 2026"),
        (date(2013, 8, 3), INCIDENT, ""),
        (date(2012, 2, 29), date(2025, 2, 28), "Under 13 on 28 February 2025"),
        (date(2012, 2, 29), date(2025, 3, 1), ""),
        (date(2012, 2, 29), datetime(2025, 2, 28, 23, 59), "Under 13 on 28 February 2025"),
        (Blank.NOT_RECORDED, INCIDENT, "Not known, because no date of birth is recorded"),
        (Blank.NOT_KNOWN, INCIDENT, "Not known, because no date of birth is recorded"),
    ],
)
def test_a_child_is_under_13_until_the_day_of_the_birthday(born, incident, said):
    text = minutes(without_children_harmed(born=born, incident=incident))
    assert (UNDER_13 in text) is bool(said)
    assert said in text


def test_the_first_incident_counts_and_not_the_day_of_the_discussion():
    case = without_children_harmed(born=date(2013, 8, 4))
    held = dataclasses.replace(case.discussions[0], held_at=datetime(2027, 1, 5, 10, 0))
    later = dataclasses.replace(case, discussions=(held, *case.discussions[1:]))
    assert "Under 13 on 3 August 2026" in minutes(later)


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(2013, 8, 5), "Under 13 on 4 August 2026"),
        (date(2013, 8, 4), "13 at the referral of 4 August 2026; ask for the day of the incident"),
        (date(2012, 8, 4), ""),
    ],
)
def test_without_an_incident_the_referral_counts_and_somebody_who_was_just_13_is_asked_about(born, said):
    text = minutes(without_children_harmed(born=born, incident=None))
    assert (UNDER_13 in text) is bool(said)
    assert said in text


def test_the_minutes_about_the_child_say_the_same_whatever_the_date_of_birth_of_a_child_harmed():
    said = {minutes(case_of(harmed=born)) for born in (date(2019, 1, 1), date(2009, 1, 1), Blank.NOT_KNOWN)}
    (text,) = said
    assert "Child harmed, L-0001" in text
    assert "Kept in that child's own record" in text
    assert UNDER_13 in text


def test_the_minutes_about_a_child_harmed_say_the_same_whatever_the_date_of_birth_of_the_other():
    borns = (date(2019, 1, 1), date(2009, 1, 1), Blank.NOT_KNOWN)
    said = {minutes(case_of(born=born, harmed=date(2015, 1, 1)), ABOUT_THE_CHILD_HARMED) for born in borns}
    (text,) = said
    assert "Under 13 on 4 August 2026" in text
    assert "3 August 2026" not in text, "the incident is on the other child's chronology"


def test_a_child_harmed_whom_a_later_referral_named_is_as_old_as_on_the_day_of_that():
    case = case_of(harmed=date(2013, 10, 1))
    second = Referral(referral_id="R-0002", case_id="C-0001", received_at=datetime(2026, 11, 2, 9, 0))
    child = dataclasses.replace(case.linked_children[0], referral_id="R-0002")
    held = dataclasses.replace(case.discussions[1], held_at=datetime(2026, 11, 2, 15, 0))
    case = dataclasses.replace(
        case,
        referrals=(*case.referrals, placed(second, 3)),
        linked_children=(child,),
        discussions=(case.discussions[0], held),
    )
    assert "13 at the referral of 2 November 2026" in minutes(case, ABOUT_THE_CHILD_HARMED)


def test_all_children_harmed_are_in_one_line():
    second = LinkedChild(link_id="L-0002", case_id="C-0001", role=codes.ROLE["harmed"])
    other = LinkedChild(link_id="L-0003", case_id="C-0001", role=codes.ROLE["other"])
    case = case_of()
    case = dataclasses.replace(case, linked_children=(*case.linked_children, placed(second), placed(other)))
    assert "Children harmed, L-0001, L-0002" in minutes(case)


def judged(**values):
    case = without_children_harmed(born=date(2013, 8, 4))
    row = Recognition(recognition_id="RG-1", case_id="C-0001", judged_on=date(2026, 8, 5), **values)
    return dataclasses.replace(case, recognitions=(placed(row),))


@pytest.mark.parametrize("subject", ["E-1", "R-0001"])
def test_the_record_of_a_judgement_counts_from_the_incident_whichever_of_the_two_was_judged(subject):
    assert "Under 13 on 3 August 2026" in text_of(only(recognition_record, judged(subject_id=subject)))


def test_the_agenda_of_either_discussion_carries_the_guidance_where_it_may_apply():
    assert UNDER_13 in text_of(only(agenda, whole_case(), at(AHEAD)))
    old = changed(whole_case(), "linked_children", 0, role=codes.ROLE["other"])
    old = changed(old, "linked_children", 1, role=codes.ROLE["other"])
    assert UNDER_13 not in text_of(only(agenda, old, at(AHEAD)))
