"""Headings are known and answered once."""

from __future__ import annotations

from pipeline.model import Meeting, Section, codes
from pipeline.procedure.rules import headings_are_known_and_answered_once as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def with_sections(*numbers, owner="SD-0001", **more):
    rows = tuple(
        placed(Section(belongs_to=owner, section_no=number), row)
        for row, number in enumerate(numbers, start=2)
    )
    return ordinary_case(sections=rows, **more)


def test_a_heading_that_there_is_not_is_found():
    assert found(rule, with_sections(6)) == [
        "Document sections!B2: the strategy discussion has no heading 6; its headings are 1 to 5."
    ]
    assert len(found(rule, with_sections(0))) == 1


def test_a_heading_twice_is_found_at_the_second():
    assert found(rule, with_sections(2, 2))[0].startswith(
        "Document sections!B3: heading 2 of SD-0001 appears twice"
    )


def test_a_meeting_that_makes_no_plan_has_no_headings():
    meeting = placed(Meeting(meeting_id="M-1", kind=codes.MEETING_KIND["core_group"]))
    assert len(found(rule, with_sections(1, owner="M-1", meetings=(meeting,)))) == 1


def test_every_heading_once_is_in_order():
    assert found(rule, with_sections(1, 2, 3, 4, 5)) == []
