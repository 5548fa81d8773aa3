from __future__ import annotations

from pipeline.procedure.rules.withheld_from_names_the_family import find
from tests.builders import TODAY
from tests.family_case import changed, family_case


def places(written):
    case = changed(family_case(), "actions", {"action_id": "A-0501"}, withhold_from=written)
    return [one.place for one in find(case, TODAY)]


def test_ids_of_the_case_in_any_capitals_are_right():
    assert places("F-0001, f-0002") == []


def test_an_id_that_nobody_has_is_a_finding():
    (place,) = places("F-0001, F-9")
    assert place.startswith("Actions!")
