from __future__ import annotations

from pipeline.procedure.rules.person_stands_once_in_a_family import find
from tests.builders import TODAY
from tests.family_case import changed, family_case


def test_the_same_name_in_two_rows_is_a_finding_however_it_is_spaced():
    case = changed(family_case(), "family", {"person_id": "F-0002"}, name="bryony  FERNHOLLOW")
    assert [one.place for one in find(case, TODAY)] == ["Family members!C3"]
    assert list(find(family_case(), TODAY)) == []
