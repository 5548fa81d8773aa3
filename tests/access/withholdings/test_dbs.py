from __future__ import annotations

from pipeline.access.withholdings import dbs
from pipeline.model import codes
from tests.access.withholdings.hiding import PROFESSIONALS, fields, rows, sections
from tests.family_case import AIM, MEETING, MOTHER, YOUNG, changed, family_case


def test_the_question_and_its_answer_are_hidden():
    for audience in (MOTHER, YOUNG):
        assert {f"{MEETING} dbs_considered", f"{MEETING} dbs_reason"} <= fields(dbs, family_case(), audience)
        assert sections(dbs, family_case(), audience) == {(MEETING, 13)}
    assert rows(dbs, family_case(), PROFESSIONALS) == fields(dbs, family_case(), PROFESSIONALS) == set()


def test_heading_13_is_hidden_even_where_it_was_released_with_the_action_from_it():
    case = changed(
        family_case(), "sections", {"belongs_to": MEETING, "section_no": 13}, release=codes.RELEASE["yes"]
    )
    case = changed(case, "actions", {"action_id": "A-0502"}, section_no=13)
    assert rows(dbs, case, MOTHER) >= {"actions A-0502"}
    assert (AIM, 13) not in sections(dbs, case, MOTHER)
