from __future__ import annotations

from pipeline.model import codes
from pipeline.procedure.rules.sibling_receives_no_copy import find
from tests.builders import TODAY
from tests.family_case import changed, family_case


def test_a_brother_or_sister_who_is_to_have_a_copy_is_a_finding():
    sibling = {"relationship": codes.RELATIONSHIP["sibling"]}
    case = changed(family_case(), "family", {"person_id": "F-0002"}, **sibling)
    assert [one.place for one in find(case, TODAY)] == ["Family members!F3"]
    case = changed(family_case(), "family", {"person_id": "F-0002"}, may_receive_copy=False, **sibling)
    assert list(find(case, TODAY)) == []
    assert list(find(family_case(), TODAY)) == []
