from __future__ import annotations

from pipeline.access.withholdings import chronology_sources
from pipeline.model import codes
from tests.access.withholdings.hiding import PROFESSIONALS, fields, rows
from tests.family_case import MOTHER, changed, family_case


def test_the_source_and_the_reference_of_every_entry_are_hidden():
    hidden = fields(chronology_sources, family_case(), MOTHER)
    assert hidden == {
        f"E-050{number} {name}" for number in (1, 2, 3) for name in ("source_agency", "incident_ref")
    }
    assert fields(chronology_sources, family_case(), PROFESSIONALS) == set()


def test_a_row_withheld_because_of_its_source_is_hidden():
    case = changed(
        family_case(), "actions", {"action_id": "A-0501"}, withhold_ground=codes.WITHHOLD_GROUND["source"]
    )
    assert rows(chronology_sources, case, MOTHER) == {"actions A-0501"}
