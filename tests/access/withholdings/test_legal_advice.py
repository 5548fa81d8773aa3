from __future__ import annotations

from pipeline.access.withholdings import legal_advice
from pipeline.model import codes
from tests.access.withholdings.hiding import PROFESSIONALS, fields, sections
from tests.family_case import AIM, MEETING, MOTHER, changed, family_case


def test_why_a_person_may_not_have_copies_is_hidden():
    assert "F-0002 reason_if_no" in fields(legal_advice, family_case(), MOTHER)


def test_what_was_withheld_on_this_ground_is_hidden_whatever_the_release_says():
    ground = codes.WITHHOLD_GROUND["legal"]
    case = changed(family_case(), "sections", {"belongs_to": AIM, "section_no": 4}, withhold_ground=ground)
    assert sections(legal_advice, case, MOTHER) == {(AIM, 4), (MEETING, 13)}
    assert sections(legal_advice, case, PROFESSIONALS) == set()
