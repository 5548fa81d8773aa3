"""Release of a record counts."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Blank, codes
from pipeline.procedure.rules import release_of_a_record_counts as rule
from tests.builders import ordinary_case
from tests.family_case import DECIDED, MEETING, changed
from tests.procedure.rules import found
from tests.released import release, released

NOTHING = Blank.NOT_RECORDED


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_release_that_counts_is_in_order():
    ground = codes.WITHHOLD_GROUND["third"]
    for values in (
        {},
        {"headings": "1 to 8, 10"},
        {"excepted": "3, A-0502", "withhold_ground": ground, "withhold_from": "F-0002"},
        {"record_id": "SP-0501"},
    ):
        assert found(rule, released(release(**values))) == []


@pytest.mark.parametrize(
    ("values", "cell"),
    [
        ({"record_id": "M-9999"}, "C2"),
        ({"record_id": "SD-0501"}, "C2"),
        ({"record_id": "Chronology"}, "C2"),
        ({"headings": "1 to 15"}, "D2"),
        ({"headings": "most"}, "D2"),
        ({"headings": "1", "record_id": "SP-0501"}, "D2"),
        ({"excepted": "A-9999", "withhold_ground": codes.WITHHOLD_GROUND["third"]}, "E2"),
        ({"excepted": "3"}, "F2"),
        ({"withhold_ground": codes.WITHHOLD_GROUND["third"]}, "E2"),
        ({"decided_by": NOTHING}, "H2"),
        ({"decided_by": "The chair"}, "H2"),
        ({"decided_by": "Bryony Fernhollow"}, "H2"),
        ({"decided_on": NOTHING}, "I2"),
        ({"decided_on": date(2026, 10, 31)}, "I2"),
        ({"decided_on": date(2026, 8, 19)}, "I2"),
    ],
)
def test_what_does_not_count_is_found_at_its_cell(values, cell):
    (finding,) = found(rule, released(release(**values)))
    assert finding.startswith(f"Releases!{cell}: ")


def test_two_rows_that_contradict_each_other_are_found_at_the_second():
    ground = codes.WITHHOLD_GROUND["third"]
    (finding,) = found(rule, released(release(1), release(2, excepted="4", withhold_ground=ground)))
    assert finding.startswith("Releases!E3: Releases!E2 says something different")
    (finding,) = found(rule, released(release(1, withhold_from="F-0001"), release(2)))
    assert finding.startswith("Releases!G3: Releases!G2 names other people")


def test_a_heading_that_is_excepted_and_released_by_itself_is_found_at_its_own_cell():
    case = changed(
        released(release(excepted="3", withhold_ground=codes.WITHHOLD_GROUND["third"])),
        "sections",
        {"belongs_to": MEETING, "section_no": 3},
        **DECIDED,
    )
    (finding,) = found(rule, case)
    assert finding.startswith("Document sections!H14: it is released here, but excepted at Releases!E2")


def test_rows_about_other_headings_or_that_say_the_same_are_in_order():
    for rows in (
        (release(1, headings="1 to 8"), release(2, headings="10", withhold_from="F-0001")),
        (release(1), release(2)),
        (release(1), release(2, record_id="RV-0001", decided_on=date(2026, 10, 23), withhold_from="F-0001")),
    ):
        assert found(rule, released(*rows)) == []
