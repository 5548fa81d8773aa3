"""Codes of those who decide: set up once, kept as a hash, and not to be guessed."""

from __future__ import annotations

import dataclasses
import os
from datetime import date

import pytest

from pipeline.app.staff_codes import ATTEMPTS, SECONDS, CodeRefused, StaffCodes, people_of
from pipeline.foundation.errors import OutputError
from pipeline.model import Staff
from tests.builders import staff_of

NAME, CODE = "Osprey Candlewharf", "seven lanterns"


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def codes(tmp_path, clock):
    return StaffCodes(tmp_path / "staff_codes.json", clock)


def test_a_code_is_set_up_once_and_known_again_by_another_run(codes, tmp_path):
    codes.set_up(NAME, CODE, CODE)
    again = StaffCodes(tmp_path / "staff_codes.json")
    assert again.is_set_up("osprey  CANDLEWHARF")
    again.require(NAME, CODE)
    with pytest.raises(CodeRefused):
        again.set_up(NAME, "another one", "another one")
    with pytest.raises(CodeRefused):
        again.require(NAME, "another one")


def test_the_file_holds_no_code_and_is_for_this_user_alone(codes, tmp_path):
    codes.set_up(NAME, CODE, CODE)
    file = tmp_path / "staff_codes.json"
    assert CODE not in file.read_text()
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_two_people_with_one_code_have_two_hashes(codes, tmp_path):
    codes.set_up(NAME, CODE, CODE)
    codes.set_up("Vetch Teacupple", CODE, CODE)
    one, two = codes._read().values()
    assert one["hash"] != two["hash"]


@pytest.mark.parametrize(
    ("code", "again", "field"),
    [
        ("short", "short", "code"),
        ("aaaaaaaaaa", "aaaaaaaaaa", "code"),
        ("candlewharf", "candlewharf", "code"),
        ("x1" * 200, "x1" * 200, "code"),
        (CODE, "seven lantern", "again"),
    ],
)
def test_a_code_that_is_short_or_easy_or_typed_in_two_ways_is_refused_at_its_field(codes, code, again, field):
    with pytest.raises(CodeRefused) as refused:
        codes.set_up(NAME, code, again)
    assert refused.value.field == field
    assert not codes.is_set_up(NAME)


def test_after_too_many_wrong_codes_the_right_one_waits_too(codes, clock):
    codes.set_up(NAME, CODE, CODE)
    for _ in range(ATTEMPTS):
        with pytest.raises(CodeRefused, match="not the code"):
            codes.require(NAME, "a wrong one")
    with pytest.raises(CodeRefused, match="Too many"):
        codes.require(NAME, CODE)
    clock.now += SECONDS
    codes.require(NAME, CODE)


def test_who_has_no_code_cannot_sign_in(codes):
    with pytest.raises(CodeRefused, match="Set up"):
        codes.require(NAME, CODE)


def test_a_damaged_file_lets_nobody_in(codes, tmp_path):
    (tmp_path / "staff_codes.json").write_text("[]")
    with pytest.raises(OutputError):
        codes.require(NAME, CODE)


def test_the_people_who_sign_in_may_approve_or_check_today():
    staff = staff_of("Heron Quaverly", NAME, "Vetch Teacupple", "Sedge Lanternmoor")
    heron, osprey, vetch, sedge = staff.members
    members = (
        dataclasses.replace(heron, may_approve=False, may_check=False),
        osprey,
        dataclasses.replace(vetch, may_check=False),
        dataclasses.replace(sedge, to_day=date(2026, 9, 1)),
    )
    assert people_of(Staff(members), date(2026, 10, 30)) == [NAME, "Vetch Teacupple"]


def test_two_people_of_one_name_are_offered_with_their_numbers():
    one, two = staff_of(NAME, NAME).members
    members = (dataclasses.replace(one, number="S-1"), dataclasses.replace(two, number="S-2"))
    assert people_of(Staff(members), date(2026, 10, 30)) == [f"{NAME} S-1", f"{NAME} S-2"]
