from __future__ import annotations

from pipeline.access.withholdings import police_information
from pipeline.model import codes
from tests.access.withholdings.hiding import PROFESSIONALS, rows, sections
from tests.family_case import AIM, MOTHER, changed, family_case


def test_what_the_police_told_is_hidden_even_where_it_was_released():
    case = changed(family_case(), "chronology", {"entry_id": "E-0503"}, source_agency=codes.AGENCY["Police"])
    assert "chronology E-0503" in rows(police_information, case, MOTHER)
    assert rows(police_information, case, PROFESSIONALS) == set()


def test_what_was_withheld_on_this_ground_is_hidden_whatever_the_release_says():
    ground = codes.WITHHOLD_GROUND["police"]
    case = changed(family_case(), "sections", {"belongs_to": AIM, "section_no": 4}, withhold_ground=ground)
    assert sections(police_information, case, MOTHER) == {(AIM, 4)}
