"""Codes of those who decide: set up once, kept as a hash, and not to be guessed."""

from __future__ import annotations

import dataclasses
import json
import os
from datetime import date

import pytest

from pipeline.app.staff_codes import _N, _P, _R, ATTEMPTS, SECONDS, CodeRefused, StaffCodes, people_of
from pipeline.foundation.errors import OutputError
from pipeline.model import Staff
from tests.builders import STAFF, staff_of

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


def test_one_guess_is_as_much_work_as_owasp_asks():
    """Sixteen megabytes, five times: the other tests take less, by tests/conftest.py."""
    assert (_N, _R, _P) == (2**14, 8, 5)


def test_a_code_is_set_up_once_and_known_again_by_another_run(codes, tmp_path):
    codes.set_up(NAME, CODE, CODE, STAFF)
    again = StaffCodes(tmp_path / "staff_codes.json")
    assert again.is_set_up("osprey  CANDLEWHARF", STAFF)
    again.require(NAME, CODE, STAFF)
    with pytest.raises(CodeRefused):
        again.set_up(NAME, "another one", "another one", STAFF)
    with pytest.raises(CodeRefused):
        again.require(NAME, "another one", STAFF)


@pytest.mark.parametrize(
    "written", ["Ms Vetch Teacupple", "Vétch Teacupple", "Vetch Teacupple, team manager"]
)
def test_nobody_gets_a_second_code_by_another_spelling_of_their_name(written, codes):
    codes.set_up("Vetch Teacupple", CODE, CODE, STAFF)
    renamed = staff_of("Heron Quaverly", NAME, written)
    assert codes.is_set_up(written, renamed)
    with pytest.raises(CodeRefused):
        codes.set_up(written, "another one", "another one", renamed)
    with pytest.raises(CodeRefused, match="It was set up as Vetch Teacupple, who may be the same person"):
        codes.require(written, "another one", renamed)
    codes.require(written, CODE, renamed)


def test_a_staff_number_added_later_is_no_way_to_a_second_code(codes):
    codes.set_up(NAME, CODE, CODE, STAFF)
    one, two = staff_of(NAME, NAME).members
    both = Staff((dataclasses.replace(one, number="11"), dataclasses.replace(two, number="12")))
    with pytest.raises(CodeRefused):
        codes.set_up(f"{NAME} 12", "another one", "another one", both)


def test_two_people_of_one_name_have_a_code_each_by_their_staff_numbers(codes):
    one, two = staff_of(NAME, NAME).members
    both = Staff((dataclasses.replace(one, number="11"), dataclasses.replace(two, number="12")))
    codes.set_up(f"{NAME} 11", CODE, CODE, both)
    codes.set_up(f"{NAME} 12", "another one", "another one", both)
    codes.require(f"{NAME} 12", "another one", both)


def test_wrong_codes_of_two_pages_count_together(codes, tmp_path, clock):
    codes.set_up(NAME, CODE, CODE, STAFF)
    other = StaffCodes(tmp_path / "staff_codes.json", clock)
    for page in [codes, other] * 3:
        with pytest.raises(CodeRefused):
            page.require(NAME, "a wrong one", STAFF)
    with pytest.raises(CodeRefused, match="Too many wrong codes"):
        other.require(NAME, CODE, STAFF)


def test_a_code_of_before_names_were_kept_is_known_and_gets_its_name(codes, tmp_path):
    codes.set_up(NAME, CODE, CODE, STAFF)
    file = tmp_path / "staff_codes.json"
    kept = json.loads(file.read_text())
    for own in kept.values():
        del own["name"]
    file.write_text(json.dumps(kept))
    codes.require(NAME, CODE, STAFF)
    with pytest.raises(CodeRefused):
        codes.set_up(f"Ms {NAME}", "another one", "another one", STAFF)


def test_the_file_holds_no_code_and_is_for_this_user_alone(codes, tmp_path):
    codes.set_up(NAME, CODE, CODE, STAFF)
    file = tmp_path / "staff_codes.json"
    assert CODE not in file.read_text()
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_two_people_with_one_code_have_two_hashes(codes, tmp_path):
    codes.set_up(NAME, CODE, CODE, STAFF)
    codes.set_up("Vetch Teacupple", CODE, CODE, STAFF)
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
        codes.set_up(NAME, code, again, STAFF)
    assert refused.value.field == field
    assert not codes.is_set_up(NAME, STAFF)


def test_after_too_many_wrong_codes_the_right_one_waits_too(codes, clock):
    codes.set_up(NAME, CODE, CODE, STAFF)
    for _ in range(ATTEMPTS):
        with pytest.raises(CodeRefused, match="not the code"):
            codes.require(NAME, "a wrong one", STAFF)
    with pytest.raises(CodeRefused, match="Too many"):
        codes.require(NAME, CODE, STAFF)
    clock.now += SECONDS
    codes.require(NAME, CODE, STAFF)


def test_who_has_no_code_cannot_sign_in(codes):
    with pytest.raises(CodeRefused, match="Set up"):
        codes.require(NAME, CODE, STAFF)


def test_a_damaged_file_lets_nobody_in(codes, tmp_path):
    (tmp_path / "staff_codes.json").write_text("[]")
    with pytest.raises(OutputError):
        codes.require(NAME, CODE, STAFF)


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
