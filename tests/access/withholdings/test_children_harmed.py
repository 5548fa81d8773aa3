from __future__ import annotations

from pipeline.access.withholdings import children_harmed
from pipeline.model import codes
from tests.access.withholdings.hiding import PROFESSIONALS, rows, sections
from tests.family_case import AIM, MEETING, MOTHER, YOUNG, changed, family_case


def test_no_family_has_a_row_of_a_linked_child():
    for audience in (MOTHER, YOUNG):
        assert "linked_children L-0501" in rows(children_harmed, family_case(), audience)


def test_heading_9_of_a_plan_is_hidden_even_where_somebody_released_it():
    case = changed(
        family_case(), "sections", {"belongs_to": MEETING, "section_no": 9}, release=codes.RELEASE["yes"]
    )
    assert sections(children_harmed, case, MOTHER) == {(MEETING, 9)}
    assert (AIM, 9) not in sections(children_harmed, case, MOTHER)


def test_an_action_from_heading_9_goes_with_it():
    case = changed(family_case(), "actions", {"action_id": "A-0502"}, section_no=9)
    assert "actions A-0502" in rows(children_harmed, case, MOTHER)


def test_what_was_withheld_on_their_account_is_hidden():
    assert "chronology E-0501" in rows(children_harmed, family_case(), MOTHER)


def test_professionals_are_told():
    assert rows(children_harmed, family_case(), PROFESSIONALS) == set()
