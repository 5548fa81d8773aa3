"""Child in need has its level."""

from __future__ import annotations

from pipeline.model import Section47, codes
from pipeline.procedure.rules import child_in_need_has_its_level as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_route_without_its_level_is_found():
    case = ordinary_case(enquiries=(placed(Section47(s47_id="S-1", route=codes.ROUTE["cin"])),))
    assert len(found(rule, case)) == 1


def test_a_level_is_in_order():
    case = ordinary_case(
        enquiries=(
            placed(Section47(s47_id="S-1", route=codes.ROUTE["cin"], level_of_need="Team around the child")),
        )
    )
    assert found(rule, case) == []
