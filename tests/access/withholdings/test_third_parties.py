from __future__ import annotations

from pipeline.access.withholdings import third_parties
from pipeline.model import codes
from tests.access.withholdings.hiding import PROFESSIONALS, fields, rows
from tests.family_case import FATHER, MOTHER, YOUNG, approved, changed, family_case


def test_another_parents_address_and_number_are_hidden_and_the_name_is_not():
    hidden = fields(third_parties, family_case(), FATHER)
    assert {"F-0001 address", "F-0001 telephone", "F-0003 address"} <= hidden
    assert "F-0001 name" not in hidden
    assert not any(one.startswith("F-0002") for one in hidden)


def test_a_brother_and_a_carer_whose_address_is_safe_have_no_row_and_no_name_at_a_meeting():
    case = changed(
        family_case(), "family", {"person_id": "F-0002"}, relationship=codes.RELATIONSHIP["sibling"]
    )
    assert "family F-0002" in rows(third_parties, case, MOTHER)
    carer = changed(
        family_case(),
        "family",
        {"person_id": "F-0002"},
        relationship=codes.RELATIONSHIP["foster"],
        address_confidential=True,
    )
    names = [
        one.record.name for one in third_parties.hide(carer, MOTHER) if one.record.collection == "attendance"
    ]
    assert set(names) == {"Kestrel Millbrook"}
    assert "family F-0002" not in rows(third_parties, carer, FATHER)


def test_another_persons_copies_are_hidden():
    case = approved(approved(family_case()), "F-0002")
    assert rows(third_parties, case, YOUNG) >= {"copies CG-0501", "copies CG-0502"}
    assert "copies CG-0501" not in rows(third_parties, case, MOTHER)


def test_what_was_withheld_on_this_ground_is_hidden():
    ground = codes.WITHHOLD_GROUND["third"]
    case = changed(
        family_case(),
        "actions",
        {"action_id": "A-0501"},
        withhold_ground=ground,
        release=codes.RELEASE["withhold"],
    )
    assert "actions A-0501" in rows(third_parties, case, MOTHER)


def test_professionals_are_told():
    assert rows(third_parties, family_case(), PROFESSIONALS) == set()
