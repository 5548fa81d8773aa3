"""Staff: who may decide."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from pipeline.model import NOBODY, Blank, Staff, StaffMember
from pipeline.model.staff import two_rows_of_one
from tests.builders import ordinary_case, placed, staff_of

DAY = date(2026, 10, 1)


def why(staff, written, power="may_approve", on=DAY):
    fault = staff.why_not(written, power, on)
    return fault.why if fault else ""


@pytest.mark.parametrize(
    "written",
    [
        "Cedar Quaverly",
        "cedar  QUAVERLY",
        "Ms Cedar Quaverly",
        "Cedar Quaverly, service manager",
        "Quaverly, Cedar",
        "Cédar Quaverly (chair)",
    ],
)
def test_a_name_on_the_sheet_counts_with_its_role_and_in_any_capitals(written):
    assert why(staff_of("Cedar Quaverly"), written) == ""


@pytest.mark.parametrize("written", ["C. Quaverly", "Ceder Quaverly", "Cedar Quaverley", "Quaverly"])
def test_another_spelling_of_a_name_does_not_count_and_leads_to_its_row(written):
    fault = staff_of("Osprey Candlewharf", "Cedar Quaverly").why_not(written, "may_approve", DAY)
    assert fault.why == "is not on the sheet Staff as it is written here"
    assert fault.remedy == "If it is that person, enter the name as it is at Staff!A3."


@pytest.mark.parametrize(
    "written",
    [
        "Cedar Quaverly [withdrawn]",
        "Cedar Quaverly (not yet)",
        "For Cedar Quaverly",
        "Assistant of Cedar Quaverly",
        "Cedar Quaverly, for the chair",
        "Cedar Quaverly and Vetch Teacupple",
        "asked by Cedar Quaverly",
        "Cedar Quaverly, Vetch Teacupple",
    ],
)
def test_a_name_with_more_beside_it_than_a_role_does_not_count(written):
    assert why(staff_of("Cedar Quaverly", "Vetch Teacupple"), written) != ""


@pytest.mark.parametrize("written", ["Mothersole-Pym, Lorimer", "Lorimer Mothersole-Pym, head of service"])
def test_a_double_surname_counts_in_either_order(written):
    assert why(staff_of("Lorimer Mothersole-Pym"), written) == ""


@pytest.mark.parametrize("days", [{"to_day": Blank.NOT_KNOWN}, {"from_day": Blank.WITHHELD}])
def test_a_day_that_there_is_and_nobody_knows_lets_nobody_decide(days):
    assert why(staff_of("Cedar Quaverly", **days), "Cedar Quaverly") != ""
    assert why(staff_of("Cedar Quaverly", to_day=Blank.NOT_APPLICABLE), "Cedar Quaverly") == ""


def test_of_two_rows_that_say_different_things_of_the_same_days_neither_counts():
    one = staff_of("Cedar Quaverly", to_day=date(2025, 1, 1))
    staff = Staff((*one.members, placed(StaffMember(name="Cedar Quaverly", may_approve=True), 3)))
    assert (
        why(staff, "Cedar Quaverly")
        == "is on the sheet Staff twice for the same days (Staff!A2 and Staff!A3)"
    )
    same = Staff((*staff_of("Cedar Quaverly").members, *staff_of("Cedar Quaverly").members))
    assert why(same, "Cedar Quaverly") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Md Ali", "Muhammad Ali"),
        ("Tunde Ade", "Olatunde Ade"),
        ("Tom Jones", "Том Јонес"),
        ("Dai Price", "Dafydd Price"),
        ("Sean Kay", "Shaun Kay"),
    ],
)
def test_one_person_by_a_short_form_or_in_another_script_is_found(one, other):
    assert len(list(two_rows_of_one(staff_of(one, other)))) == 1


def test_somebody_who_is_not_on_the_sheet_does_not_count():
    assert why(staff_of("Cedar Quaverly"), "Vetch Teacupple") == "is not on the sheet Staff"


@pytest.mark.parametrize("power", ["may_release", "may_approve", "may_check", "may_clear"])
def test_each_kind_of_decision_needs_its_own_yes(power):
    staff = staff_of("Cedar Quaverly", **{power: False})
    assert "is not Yes there (Staff!" in why(staff, "Cedar Quaverly", power)
    others = {"may_release", "may_approve", "may_check", "may_clear"} - {power}
    assert [why(staff, "Cedar Quaverly", one) for one in others] == ["", "", ""]


@pytest.mark.parametrize(
    ("days", "counts"),
    [
        ({"from_day": date(2026, 10, 2)}, False),
        ({"from_day": date(2026, 10, 1)}, True),
        ({"to_day": date(2026, 9, 30)}, False),
        ({"to_day": date(2026, 10, 1)}, True),
    ],
)
def test_only_decisions_from_the_first_to_the_last_day_count(days, counts):
    said = why(staff_of("Cedar Quaverly", **days), "Cedar Quaverly")
    cell = "Staff!H2" if "from_day" in days else "Staff!I2"
    assert said == ("" if counts else f"is on the sheet Staff, but not for that day ({cell})")


def test_a_second_row_gives_other_days_and_powers():
    staff = Staff(
        (
            *staff_of("Cedar Quaverly", may_approve=False, to_day=date(2026, 9, 30)).members,
            placed(StaffMember(name="Cedar Quaverly", may_approve=True, from_day=DAY), 3),
        )
    )
    assert why(staff, "Cedar Quaverly") == ""
    assert why(staff, "Cedar Quaverly", on=date(2026, 9, 1)) != ""
    assert list(two_rows_of_one(staff)) == []


def test_one_person_under_two_spellings_and_two_rows_for_the_same_days_are_found():
    spelt = staff_of("Cedar Quaverly", "C. Quaverly", "Vetch Teacupple")
    assert [(one.name, above.name) for one, above in two_rows_of_one(spelt)] == [
        ("C. Quaverly", "Cedar Quaverly")
    ]
    twice = Staff((*staff_of("Cedar Quaverly").members, placed(StaffMember(name="cedar quaverly"), 3)))
    assert len(list(two_rows_of_one(twice))) == 1


def test_a_sheet_without_a_name_is_nobody():
    assert not NOBODY
    assert not Staff((StaffMember(),))
    assert staff_of("Cedar Quaverly")


def test_two_sheets_are_joined_and_a_row_in_both_is_there_once():
    one, other = staff_of("Cedar Quaverly"), staff_of("Cedar Quaverly", "Vetch Teacupple")
    assert len(one.joined(other).members) == 2
    assert one.joined(NOBODY) is one.joined(one) is one


def test_a_case_takes_its_staff_to_another_process():
    case = pickle.loads(pickle.dumps(ordinary_case(staff=staff_of("Cedar Quaverly"))))
    assert why(case.staff, "Cedar Quaverly") == ""
    assert not [one for one in case.records() if isinstance(one, StaffMember)]
