"""One open section 47."""

from __future__ import annotations

from datetime import date

from pipeline.model import Blank, Section47
from pipeline.procedure.rules import one_open_section_47 as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def enquiries(*ended):
    return ordinary_case(
        enquiries=tuple(
            placed(Section47(s47_id=f"S-{row}", started_on=date(2026, 8, row), ended_on=end), row)
            for row, end in enumerate(ended, start=2)
        )
    )


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_second_open_enquiry_is_found_at_its_start():
    (said,) = found(rule, enquiries(Blank.NOT_RECORDED, Blank.NOT_RECORDED))
    assert said.startswith("Section 47 and conferences!D3: this section 47 enquiry is open while another is")
    assert said.endswith("(started at Section 47 and conferences!D2).")


def test_an_open_enquiry_after_one_that_has_ended_is_in_order():
    assert found(rule, enquiries(date(2026, 8, 20), Blank.NOT_RECORDED)) == []
