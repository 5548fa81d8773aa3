"""The decision that holds on a row: its own, else that of a release of its whole record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.model import Blank, codes, decision_on
from pipeline.model.release import pieces_of
from tests.family_case import AIM, DECIDED, MEETING, changed, family_case
from tests.released import OPEN, release, released

NOTHING = Blank.NOT_RECORDED


def read_by(case, person="F-0001"):
    """The headings and actions of the plan that are released to this person."""
    rows = [*case.sections_of(MEETING), *(one for one in case.actions if one.belongs_to == MEETING)]
    return [
        row.__dict__.get("action_id", row.section_no)
        for row in rows
        if decision_on(case, row).released_to(person)
    ]


#: Both actions are under heading 1, and released with it.
ACTIONS = ["A-0502", "A-0504"]
EVERY = [*range(1, 15), *ACTIONS]


def test_one_row_releases_every_row_of_a_record_and_of_no_other():
    case = released(release())
    assert read_by(case) == EVERY
    other = changed(case, "sections", {"belongs_to": AIM}, **OPEN)
    assert not any(decision_on(other, row).decided for row in other.sections_of(AIM))


def test_without_it_the_same_rows_are_not_released():
    assert read_by(released()) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"headings": "1 to 3, 10"}, [1, 2, 3, 10]),
        ({"headings": "1-3; 10"}, [1, 2, 3, 10]),
        ({"headings": "2"}, [2]),
        ({"excepted": "2 and 4-14"}, [1, 3, *ACTIONS]),
        ({"excepted": "a-0502, 1 to 13"}, [14]),
        ({"headings": "1 to 4", "excepted": "2"}, [1, 3, 4]),
        ({"withhold_from": "f-0001"}, []),
        ({"withhold_from": "F-0002"}, EVERY),
    ],
)
def test_headings_exceptions_and_people_narrow_it(values, expected):
    case = released(release(**values))
    if expected and expected[0] == 1 and "headings" in values:
        expected = [*expected, *ACTIONS]
    if values.get("excepted") == "a-0502, 1 to 13":
        expected = [14]
    assert read_by(case) == expected


@pytest.mark.parametrize(
    "values",
    [
        {"record_id": "M-9999"},
        {"record_id": NOTHING},
        {"headings": "all but the last"},
        {"headings": "1 to 15"},
        {"headings": "3-1"},
        {"headings": "0"},
        {"headings": "1 to 99999999999"},
        {"headings": Blank.NOT_KNOWN},
        {"headings": ","},
        {"excepted": "15"},
        {"excepted": "A-9999"},
        {"excepted": "?"},
        {"excepted": Blank.WITHHELD},
        {"decided_by": NOTHING},
        {"decided_by": "The chair"},
        {"decided_by": "-"},
        {"decided_on": NOTHING},
    ],
)
def test_what_cannot_be_read_or_names_nobody_releases_nothing(values):
    assert read_by(released(release(**values))) == []


def test_a_row_with_a_decision_of_its_own_keeps_it():
    case = changed(
        released(release()),
        "sections",
        {"belongs_to": MEETING, "section_no": 3},
        release=codes.RELEASE["pending"],
    )
    assert read_by(case) == [one for one in EVERY if one != 3]
    for name, value in (
        ("release_by", "Heron Quaverly"),
        ("release_on", date(2026, 10, 1)),
        ("withhold_ground", codes.WITHHOLD_GROUND["other"]),
        ("release", Blank.NOT_KNOWN),
    ):
        case = changed(
            released(release()), "sections", {"belongs_to": MEETING, "section_no": 3}, **{name: value}
        )
        assert 3 not in read_by(case), name


def test_from_whom_a_release_withholds_holds_for_a_row_with_a_decision_of_its_own_too():
    for values in ({}, {"headings": "most"}):
        case = changed(
            released(release(withhold_from="F-0002", **values)),
            "sections",
            {"belongs_to": MEETING, "section_no": 3},
            **DECIDED,
        )
        assert 3 in read_by(case)
        assert read_by(case, "F-0002") == []
    others = changed(
        released(release(headings="4 to 6", withhold_from="F-0002")),
        "sections",
        {"belongs_to": MEETING, "section_no": 3},
        **DECIDED,
    )
    assert read_by(others, "F-0002") == [3]


def test_whom_a_row_names_itself_is_kept_from_it_too():
    case = changed(
        released(release(withhold_from="F-0002")),
        "sections",
        {"belongs_to": MEETING, "section_no": 3},
        withhold_from="F-0001",
    )
    assert 3 not in read_by(case)
    assert 2 in read_by(case)
    assert read_by(case, "F-0002") == []


def test_what_one_of_two_rows_withholds_is_withheld():
    two = (release(1), release(2, excepted="4", withhold_from="F-0002"))
    for rows in (two, two[::-1]):
        assert read_by(released(*rows)) == [one for one in EVERY if one != 4]
        assert read_by(released(*rows), "F-0002") == []
    unread = release(2, excepted="the fourth")
    assert read_by(released(release(1), unread)) == []


def test_two_rows_may_share_a_record():
    case = released(release(1, headings="1 to 8"), release(2, headings="10", decided_by="Sorrel Ashgrove"))
    assert read_by(case) == [*range(1, 9), 10, *ACTIONS]
    (tenth,) = [row for row in case.sections_of(MEETING) if row.section_no == 10]
    assert decision_on(case, tenth).release_by == "Sorrel Ashgrove"


def test_of_two_rows_that_say_the_same_the_one_that_counts_holds():
    case = released(release(1, decided_by="The chair"), release(2))
    assert read_by(case) == EVERY


def test_a_decision_before_the_day_of_its_record_releases_nothing_of_it():
    assert read_by(released(release(decided_on=date(2026, 8, 19)))) == []
    assert read_by(released(release(decided_on=date(2026, 8, 20)))) == EVERY


def test_a_measure_agreed_after_the_decision_is_not_released_by_it():
    case = changed(family_case(), "safety_plans", {"plan_id": "SP-0501"}, **OPEN)
    case = replace(case, releases=(release(record_id="sp-0501", decided_on=date(2026, 9, 14)),))
    assert [decision_on(case, row).decided for row in case.safety_plans] == [True, False]
    undated = changed(case, "safety_plans", {"version": 1}, agreed_on=NOTHING)
    assert [decision_on(undated, row).decided for row in undated.safety_plans] == [False, False]


def test_the_chronology_is_released_entry_by_entry():
    case = changed(family_case(), "chronology", {"entry_id": "E-0503"}, **OPEN)
    for written in ("Chronology", "C-0501", "E-0503"):
        assert not decision_on(
            replace(case, releases=(release(record_id=written),)), case.chronology[2]
        ).decided


def test_an_exception_is_a_decision_to_withhold_with_its_ground_and_is_never_marked():
    case = released(release(excepted="3", withhold_ground=codes.WITHHOLD_GROUND["third"]))
    case = changed(case, "sections", {"belongs_to": MEETING, "section_no": 3}, show_withheld=True)
    (third,) = [row for row in case.sections_of(MEETING) if row.section_no == 3]
    decision = decision_on(case, third)
    assert (str(decision.release), str(decision.withhold_ground)) == ("withhold", "third")
    assert (decision.decided, decision.shows_mark) == (True, False)
    assert [name for _, name in (decision.cell("release"), decision.cell("release_by"))] == [
        "excepted",
        "decided_by",
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1-8, 10", ({1, 2, 3, 4, 5, 6, 7, 8, 10}, set())),
        ("1 to 3 and A-0001", ({1, 2, 3}, {"a-0001"})),
        ("2 – 3", ({2, 3}, set())),
        (NOTHING, (set(), set())),
        ("1--3", None),
        ("1-2-3", None),
        ("½", None),
        ("9" * 5000, None),
    ],
)
def test_headings_are_numbers_and_ranges(written, read):
    assert pieces_of(written) == read
